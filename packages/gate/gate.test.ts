import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { type Gate, type GateOptions, startGate } from './gate.ts';
import type { LIMITS } from './lanes.ts';

interface Seen {
  readonly namespace: string;
  readonly text: string;
  readonly request: IncomingMessage;
  answer(status?: number, body?: string): void;
  breakOff(): void;
}

interface Upstream {
  readonly port: number;
  readonly seen: Seen[];
  /** Waits until so many requests have come in all, and gives the last of them. */
  arrived(count: number): Promise<Seen>;
}

interface Said {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

const endings: (() => Promise<unknown> | unknown)[] = [];
const agent = new Agent({ keepAlive: true });
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A server that answers when told to; `automatic` answers each request at once. */
async function upstream(automatic?: (seen: Seen) => void): Promise<Upstream> {
  const seen: Seen[] = [];
  const server: Server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    incoming.on('end', () => {
      const one: Seen = {
        namespace: Buffer.from(String(incoming.headers['x-namespace-bin']), 'base64').toString(),
        text,
        request: incoming,
        answer: (status = 200, body = 'ok') => void outgoing.writeHead(status, { 'x-from': 'upstream' }).end(body),
        breakOff: () => void incoming.socket.destroy(),
      };
      seen.push(one);
      automatic?.(one);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const arrived = async (count: number) => {
    for (let tries = 0; seen.length < count; tries += 1) {
      if (tries > 400) throw new Error(`only ${seen.length} of ${count} requests arrived`);
      await sleep(5);
    }
    const last = seen[count - 1];
    if (last === undefined) throw new Error('nothing arrived');
    return last;
  };
  return { port: (server.address() as AddressInfo).port, seen, arrived };
}

async function gateTo(
  port: number,
  limits: Partial<typeof LIMITS> = {},
  more: Partial<GateOptions> = {},
): Promise<Gate> {
  const restart = async () => undefined;
  const probe = async () => true;
  const gate = await startGate({ ports: { gate: 0, metrics: 0, server: port }, restart, probe, ...more, limits });
  endings.push(() => gate.close());
  return gate;
}

function post(
  gate: Gate,
  namespace: string,
  text: string,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      agent,
      host: '127.0.0.1',
      port: gate.port,
      method: 'POST',
      path: '/v3/pipeline',
      headers: { 'x-namespace-bin': Buffer.from(namespace).toString('base64').replace(/=+$/, ''), ...headers },
      ...(signal ? { signal } : {}),
    });
    outgoing.on('error', reject).on('response', (answer) => {
      let said = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
      answer.on('end', () => {
        const isJson = String(answer.headers['content-type']).includes('json');
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: said,
          body: isJson ? JSON.parse(said) : {},
        });
      });
    });
    outgoing.end(text);
  });
}

async function postAfter(milliseconds: number, gate: Gate, text: string): Promise<Said> {
  await sleep(milliseconds);
  return post(gate, 'a', text);
}

const waiting = async (gate: Gate, count: number) => {
  const line = `gate_queue_length{of="all"} ${count}\n`;
  for (let tries = 0; !(await metrics(gate)).includes(line); tries += 1) {
    if (tries > 200) throw new Error(`the queue never held ${count}`);
    await sleep(5);
  }
};
const metrics = async (gate: Gate) => (await fetch(`http://127.0.0.1:${gate.metricsPort}/metrics`)).text();

describe('the queue', () => {
  test('forwards the writes of one namespace one at a time, in the order in which they came', async () => {
    let busy = 0;
    let most = 0;
    const queued = Promise.withResolvers<void>();
    const server = await upstream(async (seen) => {
      busy += 1;
      most = Math.max(most, busy);
      await (seen.text === '0' ? queued.promise : sleep(2));
      busy -= 1;
      seen.answer();
    });
    const gate = await gateTo(server.port);
    const writes = [post(gate, 'a', '0')];
    await server.arrived(1);
    for (let number = 1; number <= 12; number += 1) {
      writes.push(post(gate, 'a', String(number)));
      await waiting(gate, number);
    }
    queued.resolve();
    expect((await Promise.all(writes)).every((said) => said.status === 200)).toBe(true);
    expect(server.seen.map((seen) => Number(seen.text))).toEqual(Array.from({ length: 13 }, (_, number) => number));
    expect(most).toBe(1);
  });

  test('forwards the writes of different namespaces side by side, up to its limit', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port, { atOnce: 3 });
    const writes = ['a', 'b', 'c', 'd'].map((namespace) => post(gate, namespace, namespace));
    await server.arrived(3);
    await waiting(gate, 1);
    expect(server.seen).toHaveLength(3);
    server.seen[0]?.answer();
    expect((await server.arrived(4)).text).toBe('d');
    for (const seen of server.seen.slice(1)) seen.answer();
    expect((await Promise.all(writes)).map((said) => said.status)).toEqual([200, 200, 200, 200]);
  });

  test('does not let a busy namespace starve a quiet one', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port, { atOnce: 1 });
    const busy = Array.from({ length: 10 }, () => post(gate, 'busy', 'busy'));
    await server.arrived(1);
    await waiting(gate, 9);
    const quiet = post(gate, 'quiet', 'quiet');
    await waiting(gate, 10);
    server.seen[0]?.answer();
    (await server.arrived(2)).answer();
    (await server.arrived(3)).answer();
    await quiet;
    expect(server.seen.slice(0, 3).map((seen) => seen.text)).toContain('quiet');
    for (let count = 4; count <= 11; count += 1) (await server.arrived(count)).answer();
    await Promise.all(busy);
  });

  test('treats two spellings of the header as the same namespace, whatever the host name says', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port);
    const byHeader = post(gate, 'a', 'header');
    await server.arrived(1);
    const byHost = post(gate, '', 'host', { host: 'a.example.vn', 'x-namespace-bin': 'YQ==' });
    await waiting(gate, 1);
    expect(server.seen).toHaveLength(1);
    server.seen[0]?.answer();
    (await server.arrived(2)).answer();
    await Promise.all([byHeader, byHost]);
    expect(server.seen.map((seen) => seen.request.headers['x-namespace-bin'])).toEqual(['YQ', 'YQ']);
  });
});

describe('a write that is turned away is never forwarded', () => {
  const refusal = { status: 503, headers: { 'retry-after': '1', 'content-type': 'application/problem+json' } };

  test('because its namespace has too many waiting', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port, { waitingPerNamespace: 2 });
    const kept = ['1', '2', '3'].map((text, place) => postAfter(place * 20, gate, text));
    await server.arrived(1);
    await waiting(gate, 2);
    expect(await post(gate, 'a', 'too many')).toMatchObject({
      ...refusal,
      body: { code: 'queue-full', notApplied: true },
    });
    for (let count = 1; count <= 3; count += 1) (await server.arrived(count)).answer();
    await Promise.all(kept);
    expect(server.seen.map((seen) => seen.text)).toEqual(['1', '2', '3']);
  });

  test('because too many wait in all namespaces together', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port, { waitingInAll: 2, atOnce: 1 });
    const kept = ['a', 'b', 'c'].map((namespace) => post(gate, namespace, namespace));
    await server.arrived(1);
    await waiting(gate, 2);
    expect(await post(gate, 'd', 'd')).toMatchObject({ ...refusal, body: { code: 'queue-full' } });
    for (let count = 1; count <= 3; count += 1) (await server.arrived(count)).answer();
    await Promise.all(kept);
    expect(server.seen.map((seen) => seen.text)).not.toContain('d');
  });

  test('because it waited too long', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port, { longestWait: 80 });
    const first = post(gate, 'a', 'first');
    await server.arrived(1);
    expect(await post(gate, 'a', 'second')).toMatchObject({
      ...refusal,
      body: { code: 'waited-too-long', notApplied: true },
    });
    server.seen[0]?.answer();
    expect((await first).status).toBe(200);
    await sleep(30);
    expect(server.seen).toHaveLength(1);
  });

  test('because its client left while it waited', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port);
    const first = post(gate, 'a', 'first');
    await server.arrived(1);
    const leaving = new AbortController();
    const second = post(gate, 'a', 'second', {}, leaving.signal).catch((error: Error) => error.name);
    await waiting(gate, 1);
    leaving.abort();
    expect(await second).toBe('AbortError');
    await waiting(gate, 0);
    server.seen[0]?.answer();
    await first;
    await sleep(30);
    expect(server.seen.map((seen) => seen.text)).toEqual(['first']);
    expect(await metrics(gate)).toContain('gate_refused_total{reason="client-left"} 1');
  });

  test('because it is too large, or does not say its length', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port, { largestBody: 1_000 });
    const text = 'x'.repeat(2_000);
    expect(await post(gate, 'a', text)).toMatchObject({ status: 413, body: { code: 'too-large', notApplied: true } });
    expect((await post(gate, 'a', text, { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect((await post(gate, 'a', 'x', { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect(server.seen).toEqual([]);
  });

  test('because the server is not there', async () => {
    const gate = await gateTo(1);
    expect(await post(gate, 'a', 'x')).toMatchObject({ ...refusal, body: { code: 'server-away', notApplied: true } });
  });

  test('because its address or its namespace cannot be queued', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port);
    expect((await fetch(`http://127.0.0.1:${gate.port}/dev/a/v2/pipeline`, { method: 'POST' })).status).toBe(404);
    expect((await post(gate, 'a', 'x', { 'x-namespace-bin': 'YR' })).status).toBe(400);
    for (const none of ['', '=']) expect((await post(gate, none, 'x', { 'x-namespace-bin': none })).status).toBe(400);
    expect((await fetch(`http://127.0.0.1:${gate.port}/v3/pipeline`, { method: 'POST' })).status).toBe(400);
    expect(server.seen).toEqual([]);
  });
});

test('a request hidden in the body of another is not forwarded', async () => {
  const server = await upstream((seen) => seen.answer());
  const gate = await gateTo(server.port);
  const hidden = 'POST /dev/b/v2/pipeline HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n';
  const client = connect(gate.port, '127.0.0.1');
  endings.push(() => client.destroy());
  for (const method of ['GET', 'POST']) {
    client.write(`${method} /v3/pipeline HTTP/1.1\r\nhost: x\r\nx-namespace-bin: YQ\r\n`);
    client.write(`content-length: ${hidden.length}\r\n\r\n${hidden}`);
  }
  await server.arrived(1);
  await sleep(50);
  expect(server.seen.map((seen) => [seen.request.url, seen.text])).toEqual([['/v3/pipeline', hidden]]);
});

describe('a client that is slow or gone', () => {
  test('does not hold its namespace while it still sends', async () => {
    const server = await upstream((seen) => seen.answer());
    const gate = await gateTo(server.port);
    const slow = connect(gate.port, '127.0.0.1');
    slow.write('POST /v3/pipeline HTTP/1.1\r\nhost: x\r\nx-namespace-bin: YQ\r\ncontent-length: 100\r\n\r\nhalf');
    await sleep(20);
    expect((await post(gate, 'a', 'quick')).status).toBe(200);
    slow.destroy();
    await sleep(20);
    expect(server.seen.map((seen) => seen.text)).toEqual(['quick']);
  });

  test('keeps its turn once forwarded: the next write starts only after the server has answered', async () => {
    const server = await upstream();
    const gate = await gateTo(server.port);
    const leaving = new AbortController();
    const first = post(gate, 'a', 'first', {}, leaving.signal).catch((error: Error) => error.name);
    await server.arrived(1);
    leaving.abort();
    await first;
    const second = post(gate, 'a', 'second');
    await sleep(50);
    expect(server.seen).toHaveLength(1);
    server.seen[0]?.answer();
    (await server.arrived(2)).answer();
    expect((await second).status).toBe(200);
  });
});

describe('what the server answers', () => {
  test('is handed on as it is, without the headers of the connection', async () => {
    const server = await upstream((seen) => seen.answer(422, 'no'));
    const gate = await gateTo(server.port);
    const said = await post(gate, 'a', 'x', {
      authorization: 'Bearer t',
      connection: 'x-private',
      'x-private': '1',
      te: 'trailers',
    });
    expect(said).toMatchObject({ status: 422, text: 'no', headers: { 'x-from': 'upstream' } });
    const { headers } = server.seen[0]?.request ?? {};
    expect(headers).toMatchObject({ authorization: 'Bearer t', 'content-length': '1' });
    expect(Object.keys(headers ?? {})).not.toEqual(expect.arrayContaining(['x-private']));
    expect(headers?.te).toBeUndefined();
  });

  test('is asked for once more when it says that the namespace does not exist', async () => {
    const missing = '{"error":"Namespace `a` doesn\'t exist"}';
    let tries = 0;
    const server = await upstream((seen) => (tries++ === 0 ? seen.answer(404, missing) : seen.answer()));
    const gate = await gateTo(server.port);
    expect((await post(gate, 'a', 'x')).status).toBe(200);
    expect(await metrics(gate)).toContain('gate_retried_404_total 1');
  });

  test('is believed when it says so twice', async () => {
    const server = await upstream((seen) => seen.answer(404, '{"error":"NamespaceDoesntExist"}'));
    const gate = await gateTo(server.port);
    expect((await post(gate, 'a', 'x')).status).toBe(404);
    expect(server.seen).toHaveLength(2);
  });

  test('is unknown when the connection breaks after the write was sent', async () => {
    const server = await upstream((seen) => seen.breakOff());
    const gate = await gateTo(server.port);
    expect(await post(gate, 'a', 'x')).toMatchObject({
      status: 502,
      headers: { 'content-type': 'application/problem+json' },
      body: { outcome: 'unknown' },
    });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a server that no longer answers', () => {
  test('is restarted once; the write it held is unknown and the queue goes on', async () => {
    const server = await upstream();
    let restarts = 0;
    let back = () => {};
    const restart = () => {
      restarts += 1;
      return new Promise<void>((resolve) => {
        back = resolve;
      });
    };
    const gate = await gateTo(server.port, { stuckAfter: 100, lookEvery: 20 }, { restart });
    const held = post(gate, 'a', 'held');
    await server.arrived(1);
    const queued = post(gate, 'a', 'queued');
    const elsewhere = post(gate, 'b', 'held too');
    expect(await held).toMatchObject({ status: 502, body: { outcome: 'unknown' } });
    expect((await elsewhere).status).toBe(502);
    await sleep(200);
    expect(restarts).toBe(1);
    expect(server.seen).toHaveLength(2);
    expect((await fetch(`http://127.0.0.1:${gate.metricsPort}/healthz`)).status).toBe(503);
    back();
    const next = await server.arrived(3);
    expect(next.text).toBe('queued');
    next.answer();
    expect((await queued).status).toBe(200);
    expect(await metrics(gate)).toContain('gate_restarts_total{reason="stuck"} 1');
  });

  test('is restarted when only its health is in doubt', async () => {
    const server = await upstream();
    let restarts = 0;
    const restart = async () => {
      restarts += 1;
    };
    await gateTo(server.port, { stuckAfter: 60, lookEvery: 20 }, { restart, probe: async () => restarts > 0 });
    await sleep(250);
    expect(restarts).toBe(1);
  });

  test('gets no write while it is away, and the waiting stays bounded', async () => {
    const server = await upstream((seen) => seen.answer());
    const gate = await gateTo(server.port, { longestWait: 100 });
    gate.pauseUntil(sleep(250));
    expect((await post(gate, 'a', 'early')).status).toBe(503);
    expect(server.seen).toEqual([]);
    await sleep(100);
    expect((await post(gate, 'a', 'late')).status).toBe(200);
    expect(server.seen.map((seen) => seen.text)).toEqual(['late']);
  });
});

test('closing answers what waits and takes nothing new', async () => {
  const server = await upstream();
  const gate = await gateTo(server.port);
  const under = ['1', '2'].map((text, place) => postAfter(place * 20, gate, text));
  await server.arrived(1);
  await waiting(gate, 1);
  const closed = gate.close();
  expect((await post(gate, 'a', 'late')).body.code).toBe('closing');
  server.seen[0]?.answer();
  (await server.arrived(2)).answer();
  expect((await Promise.all(under)).map((said) => said.status)).toEqual([200, 200]);
  await closed;
  await expect(post(gate, 'a', 'later')).rejects.toThrow();
});
