import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A place, what may not be imported there, and what may. */
const cases = [
  ['packages/domain/plans', 'hono', '@ndp/database/query'],
  ['packages/domain/plans', 'drizzle-orm', '@ndp/database/audit'],
  ['packages/domain/plans', '@libsql/client/web', '@ndp/database/commit'],
  ['packages/domain/plans', '@ndp/database/grant', '../permissions.ts'],
  ['packages/domain/plans', '@ndp/workers/app', '../refusal.ts'],
  ['packages/domain/plans', '@ndp/documents/decision', './state.ts'],
  ['packages/domain/plans', '../../../test/support/stack.ts', './state.ts'],
  ['packages/database', '@ndp/domain/permissions', 'drizzle-orm'],
  ['packages/gate', '@ndp/database/connect', 'node:http'],
  ['workers/api', '@ndp/local/stack', '@ndp/domain/plans/draft'],
  ['workers/api', '@ndp/database/schema/programme', '@ndp/database/portal/read'],
  ['workers/api', '@ndp/database/grant', '../access/member.ts'],
  ['packages/local', '@ndp/database/grant', '@ndp/domain/permissions'],
  ['packages/local', '@ndp/database/open', '@ndp/database/servers'],
  ['workers/api', '@ndp/database/connect', '@ndp/database/failure'],
  ['packages/domain', '@ndp/database/open', '@ndp/database/handle'],
  ['packages/local', '../../test/support/stack.ts', './stack.ts'],
  ['web/src/plans', '@ndp/domain/plans/state', '../api/types.ts'],
  ['web/src/plans', 'node:fs', 'react'],
  ['web/src/plans', 'hono', '@tanstack/react-query'],
  ['web/src/plans', '@ndp/documents/word/read-tables', '@ndp/documents/grid/from-tsv'],
  ['web/src/plans', '../../../workers/api/problem.ts', '../parts/card.tsx'],
  ['web/src/plans', '../../../test/support/stack.ts', './queries.ts'],
] as const;

let folder: string;
let refused: Set<string>;
beforeAll(() => {
  // The project's own rules over a tree of one-line files; outside git, so that nothing is ignored.
  folder = mkdtempSync(join(tmpdir(), 'ndp-lint-'));
  const { vcs: _, $schema: __, ...rules } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
  cases.forEach(([place, wrong, right], index) => {
    const write = (name: string, module: string) => {
      const file = join(folder, place, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `import { thing } from '${module}';\n\nexport const used = thing;\n`);
    };
    write(`wrong${index}.ts`, wrong);
    write(`right${index}.ts`, right);
  });
  const lint = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none'],
    { cwd: folder, encoding: 'utf8' },
  );
  refused = new Set(
    [...`${lint.stdout}${lint.stderr}`.matchAll(/((?:wrong|right)\d+)\.ts/g)].map(([, name]) => name ?? ''),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the boundaries of the architecture are lint rules', () => {
  test.each(cases.map((c, index) => [...c, index] as const))(
    '%s may not import %s, but may import %s',
    (_, __, ___, index) => {
      expect(refused).toContain(`wrong${index}`);
      expect(refused).not.toContain(`right${index}`);
    },
  );
});
