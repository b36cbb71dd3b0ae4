import type { Stack } from '@ndp/local/stack';
import { alternate, ratio } from './compare.ts';
import { type Generator, portOf, wire } from './load.ts';
import { type ConstantWorker, startConstantWorker } from './reference.ts';
import type { Table } from './table.ts';

const CONNECTIONS = 16;
const SLUG = 'hop-truc-tuyen-the-he-moi';

/** What a visitor asks for most, each with the marks of a right answer and the least share of a constant's rate. */
const ASKED = [
  { name: 'list of 20', path: '/v1/platforms?limit=20', has: '"total":35', least: 0.7 },
  { name: 'platform page', path: `/nen-tang/${SLUG}`, has: '</html>', least: 0.7 },
  { name: 'platform JSON', path: `/v1/platforms/${SLUG}`, has: '"plans":[', least: 0.7 },
  { name: 'search repeated', path: '/v1/platforms?q=hoc%20truc%20tuyen', has: '"total":', least: undefined },
  { name: 'unchanged (304)', path: '/v1/platforms?limit=20', has: '', least: undefined },
] as const;

/** (a) Public answers that the Worker has in memory, against a Worker that answers a constant of the same size. */
export async function measureWarm(
  generator: Generator,
  stack: Stack,
  data: string,
  table: Table,
  log: (line: string) => void,
): Promise<void> {
  const answers = await Promise.all(
    ASKED.map(async ({ path }) => {
      const answer = await fetch(stack.url + path);
      return { size: (await answer.arrayBuffer()).byteLength, etag: answer.headers.get('etag') ?? '' };
    }),
  );
  const isUnchanged = (place: number) => ASKED[place]?.name.startsWith('unchanged');
  const sizes = Object.fromEntries(answers.map(({ size }, place) => [String(place), isUnchanged(place) ? 0 : size]));
  const constant = await startConstantWorker(data, sizes, log);
  for (const [place, { name, path, has, least }] of ASKED.entries()) {
    const headers: Record<string, string> = isUnchanged(place) ? { 'if-none-match': answers[place]?.etag ?? '' } : {};
    const rest = { once: false, status: isUnchanged(place) ? 304 : 200 };
    const check = (body: string, series: string) =>
      series === name && !body.includes(has) ? `no ${has} in ${body.slice(0, 200)}` : undefined;
    const [product, reference] = await alternate(
      generator,
      [
        { name, port: portOf(stack.url), requests: [wire('GET', path, headers)], ...rest },
        { name: `${name}, constant`, port: constant.port, requests: [wire('GET', `/${place}`)], ...rest },
      ],
      { connections: CONNECTIONS, check },
    );
    if (!product || !reference) continue;
    table.pair({
      part: 'a',
      name,
      product,
      reference,
      against: 'constant Worker',
      ratio: ratio(product, reference, 'perSecond'),
      least,
    });
  }
  await tellLimit(generator, constant, table);
  await constant.stop();
}

/** Whose limit the reference is: a constant is only worth comparing with when the runtime is busy and the generator is not. */
async function tellLimit(generator: Generator, constant: ConstantWorker, table: Table): Promise<void> {
  const name = 'constant, alone';
  await generator.take({ name, port: constant.port, requests: [wire('GET', '/2')], once: false, status: 200 });
  const before = constant.cpuSeconds();
  const { answers, seconds, busy } = await generator.run({ run: name, connections: CONNECTIONS, milliseconds: 2000 });
  const runtime = (constant.cpuSeconds() - before) / seconds;
  const share = (of: number) => `${Math.round(100 * of)} % of a core`;
  table.line(
    `the smallest constant alone: ${Math.round(answers / seconds)} req/s, its runtime ${share(runtime)}, the generator ${share(busy)}`,
  );
}
