import { canonical } from '@ndp/database/canonical';
import { PLACES } from '@ndp/database/portal/find';
import { findPlatform, findPlatforms } from '@ndp/database/portal/read';
import type { ComposedEdition } from '@ndp/domain/catalogue/compose';
import { encodeCursor } from '@ndp/domain/catalogue/cursor';
import { publicGrant } from '@ndp/domain/permissions';
import type { Stack } from '@ndp/local/stack';
import { alternate, ratio } from './compare.ts';
import { type Generator, portOf, type Series, wire } from './load.ts';
import { answeredWithRows, type Recorded, recorded, repeatedFor } from './reference.ts';
import type { Table } from './table.ts';

const CONNECTIONS = 16;
const LEAST = 0.6;
const ORDINAL = 2;

/**
 * (b) Answers that no cache has: every address is asked once. Against the database server answering the same SQL,
 * recorded from the product and sent again without a Worker in between.
 */
export async function measureUncached(
  generator: Generator,
  stack: Stack,
  composed: ComposedEdition,
  table: Table,
): Promise<void> {
  const numbers = composed.platforms.map(({ item }) => item.number).filter((number) => number % 100 < 80);
  const slugs = composed.platforms.map(({ item }) => item.slug);
  const { portal } = await publicGrant({ servers: stack.servers, meter: { reads: 0, writes: 0 } });
  const only = ([request]: Recorded[]): Recorded => request ?? { url: '', headers: {}, body: '' };

  // Every place of the edition is the end of somebody's page: as many different addresses as platforms.
  const after = { key: 999_333, place: 999_333_999 };
  const page = { sort: 'number', after, limit: 20, facets: false, prefix: false } as const;
  const listing = only(await recorded(() => findPlatforms(portal, {}, page)));
  const question = canonical({ sort: 'number', prefix: false });
  const cursor = (number: number) =>
    encodeCursor({ key: number, place: ORDINAL * PLACES + number }, question, stack.keys.cursorKey);
  const places = numbers.map((number) => [String(ORDINAL * PLACES + number), String(number)]);
  const lists = repeatedFor('list, database alone', listing, [String(after.place), String(after.key)], places);
  const oneRead = only(await recorded(() => findPlatform(portal, 'the-one-to-ask-for', null)));

  await pair(
    'list of 20, never asked before',
    numbers.map((n) => `/v1/platforms?limit=20&cursor=${cursor(n)}`),
    lists,
  );
  await pair(
    'platform JSON, never asked before',
    slugs.map((slug) => `/v1/platforms/${slug}`),
    repeatedFor(
      'one, database alone',
      oneRead,
      ['the-one-to-ask-for'],
      slugs.map((slug) => [slug]),
    ),
  );

  async function pair(name: string, paths: string[], reference: Series): Promise<void> {
    const product = {
      name,
      port: portOf(stack.url),
      requests: paths.map((path) => wire('GET', path)),
      once: true,
      status: 200,
    };
    const check = (body: string, series: string) => (series === name ? answeredByWorker(body) : answeredWithRows(body));
    const [ours, server] = await alternate(generator, [product, reference], { connections: CONNECTIONS, check });
    if (!ours || !server) return;
    table.pair({
      part: 'b',
      name,
      product: ours,
      reference: server,
      against: 'database server',
      ratio: ratio(ours, server, 'perSecond'),
      least: LEAST,
    });
  }
}

function answeredByWorker(body: string): string | undefined {
  return body.includes('"code":"NDP-1') ? undefined : `no platform in ${body.slice(0, 200)}`;
}
