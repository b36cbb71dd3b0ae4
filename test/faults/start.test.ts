import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@ndp/local/ports';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/stack.ts';
import { signal } from './support/processes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ndp-start-'));
const started: ChildProcess[] = [];
afterAll(() => {
  // What a failed test left running ends with its parts.
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  output(): string;
  errors(): string;
  ended: Promise<number | null>;
}

/** What npm start runs once tools are there. */
function start(data: string, port: number, environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'packages/local/start.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: data, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, output: () => output, errors: () => errors, ended };
}

const ready = (run: Run) =>
  eventually(
    async () => run.output(),
    (text) => text.includes('Ready in'),
    60_000,
  );
const alive = (pid: number) =>
  existsSync(`/proc/${pid}/stat`) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
/** The children of a process and theirs, from /proc. */
function descendants(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const own = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
  return own.flatMap((child) => [child, ...descendants(child)]);
}

describe('npm start', () => {
  test('serves the catalogue, ends all its processes on Ctrl-C, and starts again on the same data', async () => {
    const data = join(folder, 'kept');
    const port = await freePort();
    const first = start(data, port);
    await ready(first);
    expect(first.output()).toContain('Workspaces ready: 89 of 89');
    const health = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).json();
    const before = await health();
    const parts = descendants(first.child.pid ?? 0);
    expect(parts.length).toBeGreaterThanOrEqual(4);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    await eventually(
      async () => parts.filter(alive),
      (left) => left.length === 0,
    );

    const second = start(data, port);
    await ready(second);
    expect(second.output()).not.toContain('Programme seeded');
    expect(await health()).toEqual(before);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  test('names the public address it is given, and has no demonstration members there', async () => {
    const port = await freePort();
    const run = start(join(folder, 'public'), port, { PUBLIC_ORIGIN: 'https://ndp.gov.vn' });
    await ready(run);
    expect(run.output()).not.toContain('Demo tokens');
    const text = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    expect(await text('/robots.txt')).toContain('Sitemap: https://ndp.gov.vn/sitemap.xml');
    expect(await text('/')).toContain('<link rel="canonical" href="https://ndp.gov.vn/"');
    run.child.kill('SIGTERM');
    await run.ended;
  });

  test('ends its parts even when it is killed itself', async () => {
    const run = start(join(folder, 'killed'), await freePort());
    await ready(run);
    const parts = descendants(run.child.pid ?? 0);
    run.child.kill('SIGKILL');
    await run.ended;
    await eventually(
      async () => parts.filter(alive),
      (left) => left.length === 0,
      15_000,
    );
  });

  describe('says in one line what is wrong, and exits with 1', () => {
    const oneLine = async (run: Run) => {
      expect(await run.ended).toBe(1);
      const lines = run.errors().trim().split('\n');
      expect(lines).toHaveLength(1);
      return lines[0] ?? '';
    };
    let held: Server;
    let taken: number;
    beforeAll(async () => {
      held = createServer();
      await new Promise<void>((resolve) => held.listen(0, '127.0.0.1', resolve));
      taken = (held.address() as { port: number }).port;
    });
    afterAll(() => held.close());

    test('when its port is in use', async () => {
      expect(await oneLine(start(join(folder, 'port'), taken))).toMatch(new RegExp(`Port ${taken} .*PORT=`));
    });

    test('when the data folder cannot be written', async () => {
      writeFileSync(join(folder, 'a-file'), '');
      expect(await oneLine(start(join(folder, 'a-file'), await freePort()))).toMatch(/cannot be written.*DATA_DIR=/);
      expect(await oneLine(start('/proc/ndp', await freePort()))).toMatch(/cannot be written/);
    });

    test('when the keys or the databases of the folder are damaged', async () => {
      const data = join(folder, 'damaged');
      const good = start(data, await freePort());
      await ready(good);
      good.child.kill('SIGTERM');
      await good.ended;
      /** @param also files that would heal it, emptied for the time */
      const damage = async (file: string, bytes: string, ...also: string[]) => {
        const before = [file, ...also].map((name) => [join(data, name), readFileSync(join(data, name))] as const);
        for (const [path] of before) writeFileSync(path, '');
        writeFileSync(join(data, file), bytes);
        const line = await oneLine(start(data, await freePort()));
        for (const [path, content] of before) writeFileSync(path, content);
        return line;
      };
      expect(await damage('keys.json', '{"half": ')).toMatch(/keys.*cannot be read/);
      expect(await damage('libsql/metastore/data', 'this is no database '.repeat(500))).toMatch(/could not start/);
      const healed = start(data, await freePort());
      await ready(healed);
      healed.child.kill('SIGTERM');
      expect(await healed.ended).toBe(0);

      const workspace = 'libsql/dbs/org-bo-y-te/data';
      expect(await damage(workspace, 'this is no database '.repeat(500), `${workspace}-wal`)).toMatch(
        /org-bo-y-te.*restore/,
      );
    }, 60_000);
  });
});

describe('when the database server is away', () => {
  test('what was shown goes on being shown, the rest is 503 with Retry-After, and the stack brings it back by itself', async () => {
    const port = await freePort();
    const run = start(join(folder, 'outage'), port);
    await ready(run);
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await ask('/nen-tang/tro-ly-ao')).status).toBe(200);
    expect((await ask('/v1/platforms')).status).toBe(200);

    const [server, gate] = readFileSync(join(folder, 'outage', 'libsql', 'sqld.pid'), 'utf8')
      .trim()
      .split(/\s+/)
      .map(Number);
    // With the gate held still nobody starts the server again until we let go.
    signal(gate, 'SIGSTOP');
    signal(server, 'SIGKILL');
    try {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect((await ask('/nen-tang/tro-ly-ao')).status).toBe(200);
      expect((await ask('/v1/platforms')).status).toBe(200);
      const refused = await ask('/v1/platforms?q=chua+hoi+bao+gio');
      expect(refused.status).toBe(503);
      expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      const page = await ask('/co-quan/bo-y-te');
      expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
      expect((await ask('/healthz')).status).toBe(503);
    } finally {
      signal(gate, 'SIGCONT');
    }
    await eventually(
      () => ask('/v1/platforms?q=chua+hoi+bao+gio'),
      ({ status }) => status === 200,
      20_000,
    );
    expect((await ask('/healthz')).status).toBe(200);
    run.child.kill('SIGTERM');
    await run.ended;
  });

  test('a write gate that dies is started again, with its server, on the same addresses', async () => {
    const port = await freePort();
    const run = start(join(folder, 'gate'), port);
    await ready(run);
    const pids = () =>
      readFileSync(join(folder, 'gate', 'libsql', 'sqld.pid'), 'utf8')
        .trim()
        .split(/\s+/)
        .map(Number);
    const [server, gate] = pids();
    signal(gate, 'SIGKILL');
    await eventually(
      async () => pids(),
      ([now]) => now !== server,
      20_000,
    );
    const fresh = () =>
      fetch(`http://127.0.0.1:${port}/v1/platforms?q=moi+hoi+lan+dau`).then(
        ({ status }) => status,
        () => 0,
      );
    await eventually(fresh, (status) => status === 200, 20_000);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });

  test('a Worker that dies is started again', async () => {
    const port = await freePort();
    const run = start(join(folder, 'worker'), port);
    await ready(run);
    const workerd = descendants(run.child.pid ?? 0).find((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workerd'),
    );
    signal(workerd, 'SIGKILL');
    const again = () =>
      fetch(`http://127.0.0.1:${port}/v1/platforms`).then(
        ({ status }) => status,
        () => 0,
      );
    await eventually(again, (status) => status === 200, 20_000);
    run.child.kill('SIGTERM');
    await run.ended;
  });
});
