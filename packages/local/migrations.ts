import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Circle } from '@ndp/database/handle';
import type { Migration } from '@ndp/database/migrate';

const folder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** The numbered files of migrations/, in order. */
export function migrationFiles(): Migration[] {
  return (['workspace', 'programme', 'portal'] as const satisfies Circle[]).flatMap((circle) =>
    readdirSync(join(folder, circle))
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => ({ circle, name: file.slice(0, -4), sql: readFileSync(join(folder, circle, file), 'utf8') })),
  );
}
