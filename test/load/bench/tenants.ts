import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemGrant } from '@ndp/domain/permissions';
import { notedPid } from '@ndp/gate/leftover';
import { isHealthy } from '@ndp/gate/server';
import { createNamespace } from '@ndp/local/namespaces';
import { migrateAll } from '@ndp/local/prepare';
import type { Stack } from '@ndp/local/stack';
import { quantile, wrong } from './compare.ts';
import type { Table } from './table.ts';

const TENANTS = 1000;
const AT_ONCE = 4;

/** (d) A thousand more workspaces: making, migrating, memory, and the first read of one that nobody has opened yet. */
export async function measureTenants(stack: Stack, data: string, table: Table): Promise<void> {
  const folder = join(data, 'libsql');
  const namespaces = Array.from({ length: TENANTS }, (_, n) => `org-bench-${n}`);
  const before = memoryOf(notedPid(folder));
  const created = await seconds(() => inParallel(namespaces, (name) => createNamespace(stack.admin, name)));
  const targets = namespaces.map((namespace) => ({ circle: 'workspace' as const, namespace }));
  const migrated = await seconds(() => migrateAll(stack.servers, stack.admin, targets));
  const again = await seconds(() => migrateAll(stack.servers, stack.admin, targets));
  const afterMaking = memoryOf(notedPid(folder));

  await restartServer(stack, folder);
  const idle = memoryOf(notedPid(folder));
  const cold = await readEach(stack, namespaces);
  const opened = memoryOf(notedPid(folder));
  const warm = await readEach(stack, namespaces);

  const perTenant = (from: number, to: number) => (to - from) / TENANTS;
  const mb = (value: number) => `${value.toFixed(2)} MB`;
  const ms = (times: Float64Array) =>
    `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;
  table.line(`create ${TENANTS} workspaces                 ${created.toFixed(1)} s`);
  table.line(
    `migrate them                           ${migrated.toFixed(1)} s (when nothing is pending: ${again.toFixed(1)} s)`,
  );
  table.line(`memory of each, made and migrated      ${mb(perTenant(before, afterMaking))}`);
  table.line(`memory of each, opened after a restart ${mb(perTenant(idle, opened))}`);
  table.line(`first read of a cold one               ${ms(cold)}`);
  table.line(`the next read of it                    ${ms(warm)}`);
  const memory = Math.max(perTenant(before, afterMaking), perTenant(idle, opened));
  const p99 = quantile(cold, 0.99);
  table.verdict({
    part: 'd',
    name: 'migrate 1,000 workspaces',
    figure: `${migrated.toFixed(1)} s`,
    target: '≤ 15 s',
    met: migrated <= 15,
  });
  table.verdict({
    part: 'd',
    name: 'memory of a workspace',
    figure: mb(memory),
    target: '≤ 0.5 MB',
    met: memory <= 0.5,
  });
  table.verdict({
    part: 'd',
    name: 'first read of a cold one',
    figure: `p99 ${p99.toFixed(1)} ms`,
    target: 'p99 ≤ 50 ms',
    met: p99 <= 50,
  });
}

/** One read of each, one after another, through a read handle with the workspace's own token. Milliseconds, ascending. */
async function readEach({ servers }: Stack, namespaces: readonly string[]): Promise<Float64Array> {
  const times: number[] = [];
  for (const namespace of namespaces) {
    const begun = performance.now();
    const { workspace } = await systemGrant(
      { servers, meter: { reads: 0, writes: 0 } },
      'audit.verify.workspace',
      namespace,
    );
    const [found] = await workspace.ask('SELECT count(*) AS drafts FROM plan_draft');
    times.push(performance.now() - begun);
    if (found?.rows[0]?.drafts !== 0) wrong.push(`${namespace}: ${JSON.stringify(found?.rows)}`);
  }
  return Float64Array.from(times).sort();
}

/** Ends the database server; the gate notices and starts it again, with no workspace open. */
async function restartServer({ servers }: Stack, folder: string): Promise<void> {
  const old = notedPid(folder);
  if (old === undefined) throw new Error('no database server to restart');
  process.kill(old, 'SIGTERM');
  const port = Number(new URL(servers.readUrl).port);
  while (notedPid(folder) === old || !(await isHealthy(port, 1000))) await sleep(50);
  await sleep(1000);
}

/** Megabytes resident; Linux only, elsewhere not a number. */
function memoryOf(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return Number.NaN;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
