// `npm run bench`: what the product reaches on this machine, each figure beside a reference measured in the same
// minute. Fails when something was answered wrongly, never by the clock.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import catalogue from '@ndp/local/seed/data/catalogue-186.json' with { type: 'json' };
import { type Stack, startStack } from '@ndp/local/stack';
import { wrong } from './bench/compare.ts';
import { startGenerator } from './bench/load.ts';
import { measurePlans } from './bench/plans.ts';
import { publishToPortal } from './bench/publish.ts';
import { measureSearch } from './bench/search.ts';
import { surroundings } from './bench/surroundings.ts';
import { syntheticEdition } from './bench/synthetic.ts';
import { openTable } from './bench/table.ts';
import { measureTenants } from './bench/tenants.ts';
import { measureUncached } from './bench/uncached.ts';
import { measureWarm } from './bench/warm.ts';
import { measureWrites } from './bench/writes.ts';

const PLATFORMS = 10_000;
const parts = process.argv[2] ?? 'abcdef';
const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'ndp-bench-'));
const endings: (() => Promise<unknown>)[] = [];
const lines: string[] = [];
const log = (line: string) => void lines.push(line);

/** Takes everything down, newest first, whatever went wrong before. */
async function end(): Promise<void> {
  for (const ending of endings.splice(0).reverse())
    await ending().catch((error) => wrong.push(`while ending: ${error}`));
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().then(() => process.exit(1)));

async function stackIn(name: string): Promise<{ stack: Stack; data: string }> {
  const data = join(folder, name);
  const stack = await startStack({ data, port: 0, tick: 0, log });
  endings.push(stack.close);
  return { stack, data };
}

async function measure(): Promise<void> {
  const table = openTable();
  const generator = startGenerator();
  endings.push(generator.stop);
  console.log(surroundings());
  const small = await stackIn('small');
  if (parts.includes('a')) {
    table.section('(a) in memory, 16 connections, against a Worker that answers a constant of the same size');
    await measureWarm(generator, small.stack, small.data, table, log);
  }
  if (/[bc]/.test(parts)) {
    const large = await stackIn('large');
    const composed = syntheticEdition(PLATFORMS);
    await publishToPortal(large.stack, composed);
    await sleep(1500); // The Worker trusts the revision it knows for a second.
    if (parts.includes('b')) {
      table.section(
        `(b) in no cache, ${PLATFORMS} platforms, 16 connections, against the same SQL asked of the database server`,
      );
      await measureUncached(generator, large.stack, composed, table);
    }
    if (parts.includes('c')) {
      table.section('(c) search without diacritics, no query twice, 4 connections');
      const seeded = catalogue.entries.map((entry) => ({ name: entry.name_vi, description: entry.description_vi }));
      const made = composed.platforms.map(({ item }) => ({ name: item.name.vi, description: item.description.vi }));
      await measureSearch(
        generator,
        { stack: small.stack, platforms: seeded },
        { stack: large.stack, platforms: made },
        table,
      );
    }
  }
  if (parts.includes('e')) {
    table.section('(e) writing into one workspace, against a bare batch through the same gate');
    await measureWrites(generator, small.stack, table);
  }
  if (parts.includes('f')) {
    table.section('(f) a plan of twelve months with forty tasks each');
    await measurePlans(generator, small.stack, table);
  }
  if (parts.includes('d')) {
    console.log('\n(d) a thousand more workspaces');
    await measureTenants(small.stack, small.data, table);
  }
  console.log('\nTargets');
  for (const { part, name, figure, target, met } of table.verdicts) {
    console.log(`  ${met ? 'met    ' : 'NOT MET'} (${part}) ${name}: ${figure}, target ${target}`);
  }
}

try {
  await measure();
} catch (error) {
  wrong.push(error instanceof Error ? `${error.stack}\n${lines.slice(-20).join('\n')}` : String(error));
}
await end();
console.log(`\n${Math.round((performance.now() - began) / 1000)} s.`);
for (const complaint of wrong.slice(0, 20)) console.error(`WRONG: ${complaint}`);
process.exit(wrong.length > 0 ? 1 : 0);
