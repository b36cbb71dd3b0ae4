// What becomes of mail when its server is away, refuses, breaks off, or the Worker dies in the middle.
import { openForWriting } from '@ndp/database/open';
import { outgoing } from '@ndp/domain/mail/outgoing';
import { systemGrant } from '@ndp/domain/permissions';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '../support/stack.ts';
import { type OwnStack, startOwnStack } from './support/own-stack.ts';
import { type ScriptedServer, startSmtpServer } from './support/smtp-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let stack: OwnStack;
let server: ScriptedServer;
let port: number;
beforeAll(async () => {
  server = await startSmtpServer();
  port = server.port;
  stack = await startOwnStack(`smtp://127.0.0.1:${port}`);
});
afterAll(async () => {
  await stack?.stop();
  await server?.close();
});
afterEach(() => {
  server.script = () => undefined;
  server.taken.length = 0;
});

const meter = () => ({ reads: 0, writes: 0 });
const tick = () => stack.order({ do: 'tick' });

/** Puts a mail into the outbox; answers its address. */
async function mailed(name: string): Promise<string> {
  const { programme } = await systemGrant({ servers: stack.servers, meter: meter() }, 'seed.import');
  const to = `${name}-${crypto.randomUUID().slice(0, 8)}@thu.example`;
  const params = { name: 'Chuyên viên', secret: `secret-of-${to}`, expiresAt: '2030-01-01T00:00:00.000Z' };
  await programme.write([outgoing(programme, { to, language: 'vi', kind: 'password_reset', params })]);
  return to;
}

async function programme() {
  return openForWriting(stack.servers, 'programme', 'programme', meter());
}
async function rowOf(to: string) {
  const [found] = await (await programme()).ask({ sql: 'SELECT * FROM email WHERE recipient = ?', args: [to] });
  const [row] = found?.rows ?? [];
  if (!row) throw new Error(`no mail to ${to}`);
  return row;
}
/** Lets the time pass until which mails are left alone. */
async function later() {
  await (await programme()).write([{ sql: 'UPDATE email SET not_before = NULL', args: [] }]);
}
const takenBy = (to: string) => server.taken.filter((mail) => mail.to === to);

test('mail waits for a server that is away, however long, and is sent once it is back', async () => {
  const to = await mailed('away');
  await server.close();
  await tick();
  await later();
  await tick();
  expect(await rowOf(to)).toMatchObject({ sent_at: null, parked_at: null, attempts: 0 });
  server = await startSmtpServer(port);
  await tick();
  expect(takenBy(to), 'not before its minute is over').toHaveLength(0);
  await later();
  await tick();
  expect(takenBy(to)).toHaveLength(1);
  expect(await rowOf(to)).toMatchObject({ params: '{}', last_error: null });
  expect((await rowOf(to)).sent_at).not.toBeNull();
});

test('a server that takes no mail at all is away, and no mail is blamed', async () => {
  const to = await mailed('closed');
  for (const refusing of ['EHLO', 'MAIL']) {
    server.script = ({ command }) => (command === refusing ? '550 not from you' : undefined);
    await tick();
    expect(await rowOf(to), refusing).toMatchObject({
      attempts: 0,
      sent_at: null,
      last_error: expect.stringMatching('550'),
    });
    await later();
  }
  server.script = () => undefined;
  await tick();
  expect(takenBy(to)).toHaveLength(1);
});

test('a mail that is refused is tried ten times and set aside without its secret; those behind it are sent', async () => {
  const [bad, good] = [await mailed('bad'), await mailed('good')];
  server.script = ({ command }, to) => (command === 'RCPT' && to === bad ? '550 no such person' : undefined);
  await tick();
  expect(takenBy(good)).toHaveLength(1);
  expect(await rowOf(bad)).toMatchObject({ attempts: 1, parked_at: null });
  expect(String((await rowOf(bad)).not_before) > new Date(Date.now() + 60_000).toISOString()).toBe(true);
  await (await programme()).write([{ sql: 'UPDATE email SET attempts = 8 WHERE recipient = ?', args: [bad] }]);
  for (let times = 9; times <= 11; times += 1) {
    await later();
    await tick();
  }
  expect(await rowOf(bad)).toMatchObject({ attempts: 10, sent_at: null, params: '{}' });
  expect((await rowOf(bad)).parked_at).not.toBeNull();
  expect(server.lines.filter((line) => line.includes(bad))).toHaveLength(3);
});

test('a mail that is not taken now is tried again later, without blame, and those behind it are sent', async () => {
  const [slow, good] = [await mailed('slow'), await mailed('good')];
  server.script = ({ command }, to) => (command === '.' && to === slow ? '451 try again' : undefined);
  await tick();
  expect([takenBy(slow).length, takenBy(good).length]).toEqual([0, 1]);
  expect(await rowOf(slow)).toMatchObject({ attempts: 0, sent_at: null });
  server.script = () => undefined;
  await tick();
  expect(takenBy(slow)).toHaveLength(0);
  await later();
  await tick();
  expect(takenBy(slow)).toHaveLength(1);
});

test('a mail in the middle of which the server hangs up does not hold up the others', async () => {
  const [breaking, good] = [await mailed('breaking'), await mailed('good')];
  server.script = ({ command }, to) => (command === '.' && to === breaking ? null : undefined);
  await tick();
  expect([takenBy(breaking).length, takenBy(good).length]).toEqual([0, 1]);
  expect(await rowOf(breaking)).toMatchObject({ attempts: 0, sent_at: null, parked_at: null });
  server.script = () => undefined;
  await later();
  await tick();
  expect(takenBy(breaking)).toHaveLength(1);
});

test('several jobs at once send every mail once', async () => {
  const all: string[] = [];
  for (let n = 0; n < 45; n += 1) all.push(await mailed(`many${n}`));
  await Promise.all([tick(), tick(), tick()]);
  const waiting = async () =>
    (await programme()).ask('SELECT id FROM email WHERE sent_at IS NULL AND parked_at IS NULL');
  await eventually(waiting, ([found]) => found?.rows.length === 0, 30_000);
  expect(server.taken.map(({ to }) => to).sort()).toEqual(all.sort());
});

test('a Worker killed after the server took the mail and before that was noted sends it again under the same id', async () => {
  const to = await mailed('twice');
  server.script = async ({ command }) => {
    if (command !== '.') return;
    server.script = () => undefined;
    await stack.order({ do: 'arm', k: 1, when: 'before' });
    return '250 taken';
  };
  await tick().catch(() => {});
  await stack.order({ do: 'struck' });
  expect(takenBy(to)).toHaveLength(1);
  expect((await rowOf(to)).sent_at).toBeNull();
  await tick();
  expect(takenBy(to), 'nobody else touches it until the lease is over').toHaveLength(1);
  await later();
  await tick();
  const ids = takenBy(to).map(({ message }) => /^Message-ID: (.*)$/im.exec(message)?.[1]);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('an address or a name cannot say anything to the server', async () => {
  const { programme: handle } = await systemGrant({ servers: stack.servers, meter: meter() }, 'seed.import');
  const params = { name: 'A\r\n.\r\nMAIL FROM:<x@y>', secret: 's', expiresAt: '2030-01-01T00:00:00.000Z' };
  const evil = 'a@thu.example>\r\nRCPT TO:<victim@other.example';
  const good = await mailed('good');
  await handle.write([
    outgoing(handle, { to: evil, language: 'vi', kind: 'password_reset', params }),
    outgoing(handle, { to: good, language: 'en', kind: 'password_reset', params }),
  ]);
  await tick();
  expect(server.taken.map(({ to }) => to)).toEqual([good, good]);
  expect(server.lines.filter((line) => line.includes('victim') || line.includes('x@y'))).toEqual([]);
  expect(await rowOf(evil)).toMatchObject({ attempts: 1, sent_at: null });
});

test('a password is not given to a server that does not make the connection secure', async () => {
  const plain = await startSmtpServer();
  plain.script = ({ command }) => (command === 'STARTTLS' ? '502 what is that' : undefined);
  const other = await startOwnStack(`smtp://user:do-not-tell@127.0.0.1:${plain.port}`);
  try {
    const { programme: handle } = await systemGrant({ servers: other.servers, meter: meter() }, 'seed.import');
    const params = { name: 'A', secret: 's', expiresAt: '2030-01-01T00:00:00.000Z' };
    await handle.write([outgoing(handle, { to: 'a@thu.example', language: 'vi', kind: 'password_reset', params })]);
    await other.order({ do: 'tick' });
    expect(plain.lines.some((line) => line.startsWith('STARTTLS'))).toBe(true);
    expect(plain.lines.join()).not.toMatch(/AUTH|MAIL/);
    expect(plain.taken).toEqual([]);
  } finally {
    await other.stop();
    await plain.close();
  }
});
