import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}docs/security.md`, 'utf8');

/** How many requirements each section of OWASP ASVS 5.0.0 has. */
const SECTIONS: Record<string, number[]> = {
  ...{ 1: [2, 10, 12, 3, 3], 2: [3, 3, 5, 2], 3: [1, 3, 5, 8, 8, 1, 5], 4: [5, 5, 2, 4], 5: [1, 6, 3, 3] },
  ...{ 6: [3, 12, 8, 6, 8, 4, 2, 4], 7: [3, 4, 2, 5, 3, 2], 8: [4, 4, 3, 2], 9: [3, 4], 10: [2, 3, 5, 16, 5, 2, 3] },
  ...{ 11: [4, 5, 5, 4, 2, 2, 2], 12: [5, 2, 5], 13: [4, 6, 4, 7], 14: [2, 8, 3], 15: [5, 5, 7, 4] },
  ...{ 16: [1, 5, 4, 3, 4], 17: [2, 8, 2] },
};
const ALL = Object.entries(SECTIONS).flatMap(([chapter, sections]) =>
  sections.flatMap((count, index) => Array.from({ length: count }, (_, one) => `${chapter}.${index + 1}.${one + 1}`)),
);

/** What a row without a test has to say for itself. */
const EXCUSES = /^\*\*(Not met|Not here|Edge|Read)\*\*/;

interface Row {
  ids: string[];
  how: string;
  tests: { file: string; title: string }[];
}

const rows: Row[] = page
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [ids = '', , how = '', shown = ''] = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim());
    const tests = [...shown.matchAll(/`([\w./-]+)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title }));
    return { ids: ids.split(', ').flatMap(expanded), how, tests };
  });

/** "3.4.1–3.4.3" is three of one section; anything else is one. */
function expanded(text: string): string[] {
  const [, section, first, last] = /^(\d+\.\d+)\.(\d+)–\1\.(\d+)$/.exec(text) ?? [];
  if (!section) return [text];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${section}.${Number(first) + index}`);
}

describe('the page of security requirements', () => {
  test('has every requirement of OWASP ASVS 5.0.0 once, and none that is not of it', () => {
    const named = rows.flatMap(({ ids }) => ids);
    expect(named.filter((id, index) => named.indexOf(id) !== index)).toEqual([]);
    expect(named.filter((id) => !ALL.includes(id))).toEqual([]);
    expect(ALL.filter((id) => !named.includes(id))).toEqual([]);
    expect(ALL).toHaveLength(345);
  });

  test('names for each a test that there is, or says why there is none', () => {
    const silent = rows.filter(({ how, tests }) => tests.length === 0 && !EXCUSES.test(how));
    expect(silent.map(({ ids }) => ids[0])).toEqual([]);
    const named = rows.flatMap(({ tests }) => tests);
    const gone = named.filter(
      ({ file, title }) => !existsSync(root + file) || !readFileSync(root + file, 'utf8').includes(`'${title}'`),
    );
    expect(gone.map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
    expect(named.length).toBeGreaterThan(150);
  });

  test('names files that there are', () => {
    const files = [...page.matchAll(/`((?:workers|packages|web|docs|migrations|test)\/[\w./-]+\.\w+)`/g)];
    expect(files.filter(([, file = '']) => !existsSync(root + file)).map(([, file]) => file)).toEqual([]);
  });
});
