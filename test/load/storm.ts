// A storm of writes through the gate, and the books kept about it: what was acknowledged, refused, lost, and what is there.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenGate, openGate } from '@ndp/gate/open';
import { type Door, type Reply, type Row, read, write } from './hrana.ts';
import { ADMIN_KEY, createNamespace, freePorts, makeTokens } from './tenants.ts';

export interface Storm {
  readonly seconds: number;
  /** Clients that all write to one namespace, each waiting for its answer before it writes again. */
  readonly clients: number;
  /** Clients that write to sixteen other namespaces. */
  readonly others: number;
  /** How many times the server is killed, spread over the storm. */
  readonly kill: number;
  /** Single writes thrown at the one namespace all at once, every second: more than the queue takes. */
  readonly burst?: number;
}

export interface StormReport {
  acknowledged: number;
  perSecond: number;
  /** 503 of the gate: promised never to be applied. */
  refused: number;
  /** Answers lost with the server; each such write was repeated under its key. */
  unknown: number;
  /** Anything else that came back. */
  errors: string[];
  readonly answerMs: { p50: number; p99: number; slowest: number };
  /** The longest time in which no write at all was acknowledged. */
  longestSilenceMs: number;
  reads: number;
  readErrors: string[];
  restarts: number;
  /** Acknowledged writes that are not there; writes there more than once; refused ones that are there all the same. */
  missing: number;
  doubled: number;
  refusedButApplied: number;
  /** Clients whose writes do not lie in the order in which they were acknowledged. */
  disordered: number;
}

const ONE = 'one';
const OTHERS = Array.from({ length: 16 }, (_, number) => `other-${number}`);
const READERS = 8;
const TABLES = [
  // AUTOINCREMENT numbers the writes in the order in which they were carried out.
  'CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, client TEXT, turn INTEGER)',
  // Without a constraint on purpose: an effect carried out twice would be here twice.
  'CREATE TABLE effect (key TEXT)',
];

interface Books {
  readonly acknowledged: Map<string, string[]>;
  readonly refused: Map<string, string[]>;
  readonly times: number[];
  unknown: number;
  refusals: number;
  readonly errors: Map<string, number>;
  lastAcknowledged: number;
  longestSilence: number;
}

/** Runs a storm against a server and gate of its own, checks every write afterwards, and ends both. */
export async function runStorm(storm: Storm): Promise<StormReport> {
  const folder = await mkdtemp(join(tmpdir(), 'ndp-storm-'));
  const agent = new Agent({ keepAlive: true });
  const { keyFile, token } = await makeTokens(folder);
  const [port = 0, adminPort = 0] = await freePorts(2);
  const data = join(folder, 'data');
  const gate = await openGate({
    gatePort: 0,
    metricsPort: 0,
    port,
    adminPort,
    data,
    jwtKeyFile: keyFile,
    adminKey: ADMIN_KEY,
  });
  try {
    const doors = new Map<string, { writes: Door; reads: Door }>();
    for (const namespace of [ONE, ...OTHERS]) {
      await createNamespace(gate.admin, namespace);
      doors.set(namespace, {
        writes: { address: gate.write, agent, namespace, token: await token(namespace, 'rw') },
        reads: { address: gate.read, agent, namespace, token: await token(namespace, 'ro') },
      });
      await write(
        doorTo(doors, namespace).writes,
        TABLES.map((sql) => ({ sql })),
      );
    }
    return await rage(storm, gate, doors);
  } finally {
    agent.destroy();
    await gate.stop();
    await rm(folder, { recursive: true });
  }
}

type Doors = ReadonlyMap<string, { writes: Door; reads: Door }>;

function doorTo(doors: Doors, namespace: string): { writes: Door; reads: Door } {
  const door = doors.get(namespace);
  if (door === undefined) throw new Error(`no door to ${namespace}`);
  return door;
}

async function rage(storm: Storm, gate: OpenGate, doors: Doors): Promise<StormReport> {
  const begun = performance.now();
  const isOver = () => performance.now() - begun > storm.seconds * 1_000;
  const books: Books = {
    acknowledged: new Map(),
    refused: new Map(),
    times: [],
    unknown: 0,
    refusals: 0,
    errors: new Map(),
    lastAcknowledged: begun,
    longestSilence: 0,
  };
  const reading = { reads: 0, errors: new Map<string, number>(), mayFail: () => storm.kill > 0 };
  const work: Promise<void>[] = [];
  for (let client = 0; client < storm.clients; client += 1)
    work.push(keepWriting(`c${client}`, ONE, doors, books, isOver));
  for (let client = 0; client < storm.others; client += 1) {
    const namespace = OTHERS[client % OTHERS.length] ?? ONE;
    work.push(keepWriting(`o${client}`, namespace, doors, books, isOver));
  }
  for (let reader = 0; reader < READERS; reader += 1) work.push(keepReading(reader, doors, reading, isOver));
  if (storm.burst) work.push(keepBursting(storm.burst, doors, books, isOver));
  work.push(keepKilling(storm, gate));
  await Promise.all(work);
  const lasted = (performance.now() - begun) / 1_000;

  const found = await checkBooks(books, doors);
  const times = books.times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const acknowledged = [...books.acknowledged.values()].reduce((sum, keys) => sum + keys.length, 0);
  return {
    acknowledged,
    perSecond: Math.round(acknowledged / lasted),
    refused: books.refusals,
    unknown: books.unknown,
    errors: counted(books.errors),
    answerMs: { p50: at(0.5), p99: at(0.99), slowest: at(1) },
    longestSilenceMs: Math.round(books.longestSilence),
    reads: reading.reads,
    readErrors: counted(reading.errors),
    restarts: await restartsOf(gate),
    ...found,
  };
}

async function keepWriting(
  client: string,
  namespace: string,
  doors: Doors,
  books: Books,
  isOver: () => boolean,
): Promise<void> {
  const door = doorTo(doors, namespace).writes;
  for (let turn = 0; !isOver(); turn += 1) await writeOnce(door, client, turn, books);
}

// One business write under its idempotency key, repeated only while its outcome is not known.
async function writeOnce(door: Door, client: string, turn: number, books: Books): Promise<void> {
  const key = `${client}/${turn}`;
  const statements = [
    { sql: 'INSERT OR IGNORE INTO entry (key, client, turn) VALUES (?, ?, ?)', args: [key, client, turn] },
    { sql: 'INSERT INTO effect SELECT ? WHERE changes() = 1', args: [key] },
  ];
  for (let lost = false, tries = 0; tries < 100; tries += 1) {
    const sent = performance.now();
    const reply = await write(door, statements);
    books.times.push(performance.now() - sent);
    if (reply.kind === 'done') return acknowledge(door.namespace, key, books);
    if (isUnknown(reply)) {
      books.unknown += 1;
      lost = true;
    } else if (isRefusal(reply)) {
      books.refusals += 1;
      if (!lost) note(books.refused, door.namespace, key);
    } else {
      count(books.errors, describe(reply));
      lost = true;
    }
    // A tenth of Retry-After: a storm is not patient.
    await sleep(50 + Math.random() * 100);
    if (!lost) return;
  }
  count(books.errors, 'a write was not acknowledged after 100 tries');
}

async function keepBursting(size: number, doors: Doors, books: Books, isOver: () => boolean): Promise<void> {
  const thrown: Promise<void>[] = [];
  for (let burst = 0; !isOver(); burst += 1) {
    for (let number = 0; number < size; number += 1) {
      thrown.push(writeOnce(doorTo(doors, ONE).writes, `b${burst}.${number}`, 0, books));
    }
    await sleep(1_000);
  }
  await Promise.all(thrown);
}

async function keepReading(
  reader: number,
  doors: Doors,
  reading: { reads: number; errors: Map<string, number>; mayFail: () => boolean },
  isOver: () => boolean,
): Promise<void> {
  const namespace = reader % 2 === 0 ? ONE : (OTHERS[reader] ?? ONE);
  let highest = 0;
  while (!isOver()) {
    const reply = await read(
      doorTo(doors, namespace).reads,
      'SELECT max(id), count(*) FROM (SELECT id FROM entry ORDER BY id DESC LIMIT 20)',
    );
    if (reply.kind === 'done') {
      reading.reads += 1;
      const now = Number(reply.rows[0]?.[0] ?? 0);
      if (now < highest) count(reading.errors, 'a reader saw the past');
      highest = now;
    } else if (reply.kind !== 'broken' || !reading.mayFail()) count(reading.errors, describe(reply));
    await sleep(20);
  }
}

async function keepKilling(storm: Storm, gate: OpenGate): Promise<void> {
  for (let number = 0; number < storm.kill; number += 1) {
    await sleep((storm.seconds * 1_000) / (storm.kill + 1));
    const pid = gate.serverPid();
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
}

async function checkBooks(books: Books, doors: Doors) {
  const found = { missing: 0, doubled: 0, refusedButApplied: 0, disordered: 0 };
  for (const [namespace, door] of doors) {
    const entries = await allRows(
      door.reads,
      'SELECT id, key, client, turn FROM entry WHERE id > ? ORDER BY id LIMIT 5000',
    );
    const effects = await allRows(
      door.reads,
      'SELECT rowid, key FROM effect WHERE rowid > ? ORDER BY rowid LIMIT 5000',
    );
    const there = new Set(entries.map((row) => row[1]));
    const done = new Set(effects.map((row) => row[1]));
    found.doubled += entries.length - there.size + (effects.length - done.size);
    found.missing += (books.acknowledged.get(namespace) ?? []).filter(
      (key) => !there.has(key) || !done.has(key),
    ).length;
    found.refusedButApplied += (books.refused.get(namespace) ?? []).filter(
      (key) => there.has(key) || done.has(key),
    ).length;
    const lastTurn = new Map<unknown, number>();
    const disordered = new Set<unknown>();
    for (const [, , client, turn] of entries) {
      if (Number(turn) <= (lastTurn.get(client) ?? -1)) disordered.add(client);
      lastTurn.set(client, Number(turn));
    }
    found.disordered += disordered.size;
  }
  return found;
}

async function allRows(door: Door, sql: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const reply = await read(door, sql, [Number(rows.at(-1)?.[0] ?? 0)]);
    if (reply.kind !== 'done') throw new Error(`the books cannot be checked: ${describe(reply)}`);
    if (reply.rows.length === 0) return rows;
    rows.push(...reply.rows);
  }
}

async function restartsOf(gate: OpenGate): Promise<number> {
  const text = await (await fetch(`${gate.metrics}/metrics`)).text();
  return [...text.matchAll(/^gate_restarts_total\{.+\} (\d+)$/gm)].reduce((sum, match) => sum + Number(match[1]), 0);
}

const isRefusal = (reply: Reply) => reply.kind === 'refused' && reply.status === 503 && reply.body.notApplied === true;
const isUnknown = (reply: Reply) =>
  reply.kind === 'refused' && reply.status === 502 && reply.body.outcome === 'unknown';

function acknowledge(namespace: string, key: string, books: Books): void {
  note(books.acknowledged, namespace, key);
  const now = performance.now();
  books.longestSilence = Math.max(books.longestSilence, now - books.lastAcknowledged);
  books.lastAcknowledged = now;
}

function note(book: Map<string, string[]>, namespace: string, key: string): void {
  const keys = book.get(namespace);
  if (keys === undefined) book.set(namespace, [key]);
  else keys.push(key);
}

const count = (counter: Map<string, number>, what: string) => void counter.set(what, (counter.get(what) ?? 0) + 1);
const counted = (counter: Map<string, number>) => [...counter].map(([what, times]) => `${times} × ${what}`);

function describe(reply: Reply): string {
  if (reply.kind === 'refused') return `${reply.status} ${JSON.stringify(reply.body)}`;
  return reply.kind === 'done' ? 'done' : `${reply.kind}: ${reply.message}`;
}
