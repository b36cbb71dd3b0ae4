import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** True when the linter takes a file at this place that imports this. */
function allowed(place: string, module: string): boolean {
  const source = `import { thing } from '${module}';\n\nexport const used = thing;\n`;
  const only = ['lint', '--only=style/noRestrictedImports', `--stdin-file-path=${place}`];
  return spawnSync('node_modules/.bin/biome', only, { cwd: root, input: source }).status === 0;
}

describe('the boundaries of the architecture are lint rules', () => {
  test.each([
    ['packages/domain/plans/x.ts', 'hono', '@ndp/database/query'],
    ['packages/domain/plans/x.ts', 'drizzle-orm', '@ndp/database/query'],
    ['packages/domain/plans/x.ts', '@libsql/client/web', '@ndp/database/commit'],
    ['packages/domain/plans/x.ts', '@ndp/database/grant', '../permissions.ts'],
    ['packages/domain/plans/x.ts', '@ndp/workers/app', '../refusal.ts'],
    ['packages/database/x.ts', '@ndp/domain/permissions', 'drizzle-orm'],
    ['packages/gate/x.ts', '@ndp/database/connect', 'node:http'],
    ['workers/api/x.ts', '@ndp/local/stack', '@ndp/domain/plans/draft'],
    ['workers/api/x.ts', '@ndp/database/schema/programme', '@ndp/database/portal/read'],
    ['workers/api/x.ts', '@ndp/database/grant', '../access/member.ts'],
    ['packages/local/x.ts', '@ndp/database/grant', '@ndp/domain/permissions'],
    ['packages/local/x.ts', '../../test/support/stack.ts', './stack.ts'],
    ['packages/domain/plans/x.ts', '../../../test/support/stack.ts', '@ndp/database/audit'],
  ])('%s may not import %s, but may import %s', (place, refused, fine) => {
    expect(allowed(place, refused)).toBe(false);
    expect(allowed(place, fine)).toBe(true);
  });
});
