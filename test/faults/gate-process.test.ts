// The gate's process and its server: they start, end and come back together.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type GateConfiguration, readConfiguration } from '@ndp/gate/configuration';
import { type OpenGate, openGate } from '@ndp/gate/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Door, write } from '../load/hrana.ts';
import { ADMIN_KEY, createNamespace, freePorts, makeTokens, type Tokens } from '../load/tenants.ts';
import { killNow } from './support/processes.ts';

// Starting two processes takes a while on a busy machine.
vi.setConfig({ testTimeout: 40_000 });

let folder: string;
let tokens: Tokens;
let configuration: GateConfiguration;
const opened: OpenGate[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ndp-gate-'));
  tokens = await makeTokens(folder);
  const [port = 0, adminPort = 0] = await freePorts(2);
  const data = join(folder, 'data with a space');
  configuration = {
    gatePort: 0,
    metricsPort: 0,
    port,
    adminPort,
    data,
    jwtKeyFile: tokens.keyFile,
    adminKey: ADMIN_KEY,
  };
});
afterEach(async () => {
  for (const gate of opened.splice(0)) await gate.stop();
  await rm(folder, { recursive: true });
});

async function open(): Promise<OpenGate> {
  const gate = await openGate(configuration);
  opened.push(gate);
  return gate;
}

// A process that ended but was not yet waited for by its new parent counts as ended.
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout);
}

async function doorOf(gate: OpenGate): Promise<Door> {
  await createNamespace(gate.admin, 'one');
  const door = { address: gate.write, agent: new Agent(), namespace: 'one', token: await tokens.token('one', 'rw') };
  await write(door, [{ sql: 'CREATE TABLE entry (key TEXT PRIMARY KEY)' }]);
  return door;
}

const insert = (door: Door, key: string) =>
  write(door, [{ sql: 'INSERT OR IGNORE INTO entry VALUES (?)', args: [key] }]);

test('a server that hangs is ended and started again, and what waited is written', async () => {
  const gate = await open();
  const door = await doorOf(gate);
  const hung = gate.serverPid() ?? 0;
  process.kill(hung, 'SIGSTOP');
  const held = insert(door, 'held');
  await sleep(3_000);
  const queued = insert(door, 'queued');
  expect(await held).toMatchObject({ kind: 'refused', status: 502, body: { outcome: 'unknown' } });
  expect(await queued).toMatchObject({ kind: 'done' });
  expect(await insert(door, 'held')).toMatchObject({ kind: 'done' });
  expect(gate.serverPid()).not.toBe(hung);
  expect(isAlive(hung)).toBe(false);
});

test('a server that was killed comes back by itself', async () => {
  const gate = await open();
  const door = await doorOf(gate);
  killNow(gate.serverPid());
  await sleep(5);
  expect(await insert(door, 'after')).toMatchObject({ kind: 'done' });
});

test('stopping the gate ends its server', async () => {
  const gate = await open();
  const server = gate.serverPid() ?? 0;
  await gate.stop();
  expect(isAlive(server)).toBe(false);
});

test('the gate and its server end when their parent is gone', async () => {
  const gate = await open();
  const server = gate.serverPid() ?? 0;
  gate.process.disconnect();
  await once(gate.process, 'exit');
  expect(isAlive(server)).toBe(false);
});

test('a server left over by a killed gate is ended before the next one starts', async () => {
  const first = await open();
  const leftover = first.serverPid() ?? 0;
  first.process.kill('SIGKILL');
  await once(first.process, 'exit');
  expect(isAlive(leftover)).toBe(true);
  const second = await open();
  expect(isAlive(leftover)).toBe(false);
  expect(second.serverPid()).not.toBe(leftover);
});

test('a pid file that names somebody else’s process harms nobody', async () => {
  await mkdir(configuration.data, { recursive: true });
  await writeFile(join(configuration.data, 'sqld.pid'), `${process.pid} ${process.ppid}\n`);
  await open();
});

test('a second gate on the same folder is refused and the first one goes on', async () => {
  const first = await open();
  const server = first.serverPid() ?? 0;
  await expect(openGate(configuration)).rejects.toThrow(
    /^Another gate \(process \d+\) already serves .*data with a space\.$/,
  );
  expect(isAlive(server)).toBe(true);
});

test('a port that is taken is named in one line', async () => {
  const stranger = createServer().listen(configuration.adminPort, '127.0.0.1');
  await once(stranger, 'listening');
  await expect(openGate(configuration)).rejects.toThrow(
    new RegExp(`^The libSQL server could not start .*port ${configuration.adminPort} is in use$`),
  );
  await new Promise((resolve) => stranger.close(resolve));
});

test('damaged data is named in one line', async () => {
  await mkdir(join(configuration.data, 'metastore'), { recursive: true });
  await writeFile(join(configuration.data, 'metastore', 'data'), 'nonsense '.repeat(1_000));
  await expect(openGate(configuration)).rejects.toThrow(
    /^The libSQL server could not start .*: file is not a database.*$/,
  );
});

test('every missing or wrong setting is named at once', () => {
  expect(() => readConfiguration({ GATE_PORT: 'x', GATE_METRICS_PORT: '0', SQLD_PORT: '8080' })).toThrow(
    'The gate cannot start: GATE_PORT is not a port: x; SQLD_ADMIN_PORT is missing; SQLD_DATA is missing; ' +
      'SQLD_JWT_KEY_FILE is missing; SQLD_ADMIN_KEY is missing.',
  );
});
