import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['workers', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)];

/** What a package names in its package.json as needed to run; whoever only runs it gets nothing else. */
function named(place: string): Set<string> {
  const { name, dependencies } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'));
  return new Set([name, ...Object.keys(dependencies ?? {})]);
}

/** The packages that files which are not tests load when they run: types and Node’s own modules do not count. */
function* loaded(place: string): Generator<string> {
  for (const entry of readdirSync(join(root, place), { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!/\.tsx?$/.test(entry.name) || /\.test(-d)?\.tsx?$/.test(entry.name) || file.includes('node_modules')) continue;
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;'=]*?from '([^']+)';$/gm);
    for (const [, module = ''] of imports) {
      const [first = '', second = ''] = module.split('/');
      if (!first.startsWith('.') && !first.includes(':')) yield first.startsWith('@') ? `${first}/${second}` : first;
    }
  }
}

// `npm start` on a fresh clone installs what runs, without the tools of the tests: what is borrowed from them is missing.
describe('a package names what it loads', () => {
  test.each(packages)('%s', (place) => {
    const known = named(place);
    expect([...new Set(loaded(place))].filter((module) => !known.has(module))).toEqual([]);
  });
});
