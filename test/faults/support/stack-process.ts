// A stack of one's own whose Worker and database server can be killed, in a process of its own, driven over IPC.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { notedPid } from '../../../packages/gate/leftover.ts';
import { startStack } from '../../../packages/local/stack.ts';
import { type FaultProxy, startFaultProxy, type When } from './fault-proxy.ts';
import { childrenOf, killNow } from './processes.ts';

/** What the test asks of this process; each is answered once it has happened. */
export type Order =
  | { do: 'arm'; k: number; when: When }
  | { do: 'struck' }
  | { do: 'counted' }
  | { do: 'tick' }
  | { do: 'kill-server' };

const data = mkdtempSync(join(tmpdir(), 'ndp-kill-'));
const lines: string[] = [];
const log = (line: string) => {
  lines.push(line);
  if (process.env.FAULT_LOG) console.error(line);
};
let proxy: FaultProxy | undefined;
const through = async (direct: { readUrl: string; writeUrl: string }) => (proxy = await startFaultProxy(direct));
const stack = await startStack({ data, port: 0, tick: 0, log, through }).catch((error) => {
  console.error(lines.join('\n'));
  throw error;
});
let killed: number | undefined;

function killWorker(): void {
  killed = stack.worker().child.pid ?? 0;
  const children = childrenOf(killed);
  if (children.length === 0) throw new Error('the Worker’s process has no workerd');
  for (const pid of [killed, ...children]) killNow(pid);
}

/** The pid that runs now, which is another one as soon as the gate has started the server again. */
async function killServer(): Promise<number> {
  const pid = notedPid(join(data, 'libsql')) ?? 0;
  killNow(pid);
  return pid;
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`${what}: not within 20 s\n${lines.slice(-20).join('\n')}`);
    await sleep(5);
  }
}

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'arm') {
    killed = undefined;
    return proxy?.arm(order.k, order.when, killWorker);
  }
  if (order.do === 'counted') return proxy?.counted();
  if (order.do === 'tick') return stack.tick();
  if (order.do === 'kill-server') return killServer();
  await until(() => killed !== undefined, 'the Worker is struck');
  return until(() => stack.worker().child.pid !== killed, 'the Worker is back');
}

const end = async () => {
  await stack.close();
  await proxy?.close();
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
};
process.on('SIGTERM', end).on('SIGINT', end).on('disconnect', end);
process.on('message', ({ id, order }: { id: number; order: Order }) => {
  obey(order).then(
    (result) => process.send?.({ id, result }),
    (error) => process.send?.({ id, error: String(error) }),
  );
});
process.send?.({
  url: stack.url,
  servers: stack.servers,
  admin: stack.admin,
  access: stack.keys.access,
});
