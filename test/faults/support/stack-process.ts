// A stack of one's own whose Worker and database server can be killed, in a process of its own, driven over IPC.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { notedPid } from '@ndp/gate/leftover';
import { startStack } from '@ndp/local/stack';
import { type FaultProxy, startFaultProxy, type When } from './fault-proxy.ts';
import { childrenOf, killNow } from './processes.ts';

/** Who is killed: the Worker's whole process tree, workerd alone, or its parent alone. */
export type Victim = 'worker' | 'runtime' | 'parent';

/** What the test asks of this process; each is answered once it has happened. */
export type Order =
  | { do: 'arm'; k: number; when: When; victim?: Victim }
  | { do: 'struck' }
  | { do: 'counted' }
  | { do: 'tick' }
  | { do: 'kill-server' };

const data = mkdtempSync(join(tmpdir(), 'ndp-kill-'));
// The Worker's process is started thirty times; compiling its tools once saves a fifth of each.
process.env.NODE_COMPILE_CACHE = join(data, 'compiled');
const lines: string[] = [];
const log = (line: string) => {
  lines.push(line);
  if (process.env.FAULT_LOG) console.error(line);
};
let proxy: FaultProxy | undefined;
const through = async (direct: { readUrl: string; writeUrl: string }) => (proxy = await startFaultProxy(direct));
const { FAULT_SMTP_URL: smtpUrl } = process.env;
const stack = await startStack({ data, port: 0, tick: 0, log, through, ...(smtpUrl && { smtpUrl }) }).catch((error) => {
  console.error(lines.join('\n'));
  throw error;
});
let struck: number | undefined;
let endedServer: number | undefined;

function killWorker(victim: Victim): void {
  struck = stack.worker().process.pid;
  const children = struck === undefined ? [] : childrenOf(struck);
  if (children.length === 0) throw new Error('the Worker’s process has no workerd');
  for (const pid of { worker: [struck, ...children], runtime: children, parent: [struck] }[victim]) killNow(pid);
}

/** Waits until the server of the last kill has been followed by another, so that every kill hits a living one. */
async function killServer(): Promise<void> {
  let found: number | undefined;
  const isBack = () => {
    found = notedPid(join(data, 'libsql'));
    return found !== undefined && found !== endedServer;
  };
  await until(isBack, 'the libSQL server is back');
  endedServer = found;
  killNow(endedServer);
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
    struck = undefined;
    return proxy?.arm(order.k, order.when, () => killWorker(order.victim ?? 'worker'));
  }
  if (order.do === 'counted') return proxy?.counted();
  if (order.do === 'tick') return stack.tick();
  if (order.do === 'kill-server') return killServer();
  await until(() => struck !== undefined, 'the Worker is struck');
  return until(() => stack.worker().process.pid !== struck, 'the Worker is back');
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
