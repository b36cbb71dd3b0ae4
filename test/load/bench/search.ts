import { fold, words } from '@ndp/database/fold';
import { findPlatforms } from '@ndp/database/portal/read';
import { publicGrant } from '@ndp/domain/permissions';
import type { Stack } from '@ndp/local/stack';
import { alternate, type Figures, ratio } from './compare.ts';
import { type Generator, portOf, type Series, wire } from './load.ts';
import { answeredWithRows, recorded, repeatedFor } from './reference.ts';
import { COMMON_WORD } from './synthetic.ts';
import { spread, type Table } from './table.ts';

/** Few at a time, so that the times are those of the search and not of standing in line. */
const CONNECTIONS = 4;
const QUERIES = 8000;

/** What a search can find a platform by. */
export interface Searchable {
  name: string;
  description: string;
}

/** (c) Search typed without marks: over few and over many platforms, and for a frequent and a rarer word. */
export async function measureSearch(
  generator: Generator,
  small: { stack: Stack; platforms: Searchable[] },
  large: { stack: Stack; platforms: Searchable[] },
  table: Table,
): Promise<void> {
  const few = `search over ${small.platforms.length}`;
  const many = `search over ${large.platforms.length}`;
  const queries = { few: queriesFor(small.platforms), many: queriesFor(large.platforms) };
  const alone = [
    `  database server, ${small.platforms.length}`,
    `  database server, ${large.platforms.length}`,
  ] as const;
  const [atFew, atMany, databaseAtFew, databaseAtMany] = await run([
    asked(few, small.stack, queries.few),
    asked(many, large.stack, queries.many),
    await askedOfDatabase(alone[0], small.stack, queries.few),
    await askedOfDatabase(alone[1], large.stack, queries.many),
  ]);
  if (atFew && atMany && databaseAtFew && databaseAtMany) {
    const slower = ratio(atMany, atFew, 'p95');
    table.row(few, atFew);
    table.row(many, atMany, `  p95 × ${spread(slower)}`);
    table.row(alone[0], databaseAtFew);
    table.row(alone[1], databaseAtMany, `  p95 × ${spread(ratio(databaseAtMany, databaseAtFew, 'p95'))}`);
    const target = `p95 ≤ 3 × that of ${small.platforms.length}`;
    table.verdict({ part: 'c', name: many, figure: spread(slower), target, met: slower.median <= 3 });
  }

  const { common, median, everywhere } = wordsOf(large.platforms);
  const named = ({ word, rows }: Found) =>
    `"${word}", in ${((100 * rows) / large.platforms.length).toFixed(1)} % of rows`;
  const found = [common, median, everywhere].map((word) => asked(named(word), large.stack, sameWord(word.word)));
  const [often, rarely, always] = await run(found);
  if (!often || !rarely || !always) return;
  const slower = ratio(often, rarely, 'p95');
  table.row(named(median), rarely);
  table.row(named(common), often, `  p95 × ${spread(slower)}`);
  table.row(named(everywhere), always, `  p95 × ${spread(ratio(always, rarely, 'p95'))}`);
  table.verdict({
    part: 'c',
    name: 'the 40 % word',
    figure: spread(slower),
    target: 'p95 ≤ 2 × the median word',
    met: slower.median <= 2,
  });

  function run(series: Series[]): Promise<Figures[]> {
    return alternate(generator, series, { connections: CONNECTIONS, check });
  }
}

function asked(name: string, { url }: Stack, queries: readonly string[]): Series {
  const requests = queries.map((q) => wire('GET', `/v1/platforms?q=${encodeURIComponent(q)}`));
  return { name, port: portOf(url), requests, once: true, status: 200 };
}

const MARKS = ['zzzfirst', 'zzzsecond'] as const;

/** The same searches asked of the database server without a Worker in between: what they cost by themselves. */
async function askedOfDatabase(name: string, { servers }: Stack, queries: readonly string[]): Promise<Series> {
  const { portal } = await publicGrant({ servers, meter: { reads: 0, writes: 0 } });
  const page = { sort: 'relevance', after: null, limit: 20, facets: false, prefix: false } as const;
  const [request] = await recorded(() => findPlatforms(portal, { q: MARKS.join(' ') }, page));
  if (!request) throw new Error('no search was sent');
  return repeatedFor(
    name,
    request,
    MARKS,
    queries.map((q) => q.split(' ')),
  );
}

/** Two words of one platform, the first from its name: there is always something to find, and no query comes twice. */
function queriesFor(platforms: readonly Searchable[]): string[] {
  const found = new Set<string>();
  for (let step = 0; found.size < QUERIES && step < 1000; step += 1) {
    for (const { name, description } of platforms) {
      const first = words(fold(name)).slice(2);
      const second = words(fold(description));
      const a = first[step % first.length];
      const b = second[(step * 7 + Math.floor(step / first.length)) % second.length];
      if (a && b && a !== b) found.add(`${a} ${b}`);
    }
  }
  return [...found].slice(0, QUERIES);
}

/** The same search under ever new addresses: what stands between the words counts for nothing. */
function sameWord(word: string): string[] {
  const signs = '.,;:!';
  return Array.from({ length: QUERIES }, (_, n) => {
    let rest = n;
    let around = '';
    while (rest > 0) {
      around += signs[rest % signs.length];
      rest = Math.floor(rest / signs.length);
    }
    return `${word}${around}`;
  });
}

interface Found {
  word: string;
  rows: number;
}

function wordsOf(platforms: readonly Searchable[]): { common: Found; median: Found; everywhere: Found } {
  const rows = new Map<string, number>();
  for (const { name, description } of platforms) {
    for (const word of new Set([...words(fold(name)), ...words(fold(description))]))
      rows.set(word, (rows.get(word) ?? 0) + 1);
  }
  const ordered = [...rows].map(([word, count]) => ({ word, rows: count })).sort((a, b) => a.rows - b.rows);
  const middle = ordered[Math.floor(ordered.length / 2)];
  const last = ordered.at(-1);
  const common = ordered.find(({ word }) => word === COMMON_WORD);
  if (!middle || !last || !common) throw new Error('no words to search for');
  return { common, median: middle, everywhere: last };
}

function check(body: string, name: string): string | undefined {
  if (name.includes('database server')) return answeredWithRows(body);
  return /"total":[1-9]/.test(body) ? undefined : `${name} found nothing: ${body.slice(0, 200)}`;
}
