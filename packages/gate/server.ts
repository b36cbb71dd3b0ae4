// The libSQL server as a child process: where its program is, how it is started, when it is ready, why it ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerSettings {
  /** Folder of the databases, absolute. */
  readonly data: string;
  readonly port: number;
  readonly adminPort: number;
  /** File with the Ed25519 public key that signs tokens: PEM, or its 32 bytes in base64url without a line end. */
  readonly jwtKeyFile: string;
  /** Callers of the admin port send `authorization: basic <adminKey>`. */
  readonly adminKey: string;
}

export interface RunningServer {
  readonly pid: number;
  /** Settles with one line of reason when the process has ended, whatever ended it. */
  readonly ended: Promise<string>;
  /** Asks it to end, and after `grace` milliseconds makes it end. Settles once it is gone and its ports are free. */
  stop(grace?: number): Promise<void>;
}

const STARTS_WITHIN = 30_000;

/** Path of the server's program for this machine. Throws where no program is published or it is not installed. */
export function sqldBinary(): string {
  const name = `@sqld/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'sqld');
  } catch {
    throw new Error(
      `The libSQL server is not installed for ${process.platform}-${process.arch} (package ${name}). ` +
        'It exists for Linux and macOS on x64 and arm64.',
    );
  }
}

/** Command line of the server: namespaces on, loopback only, the folder last (so `ps` output can be matched by its end). */
export function serverArguments(settings: ServerSettings): string[] {
  return [
    '--no-welcome',
    '--enable-namespaces',
    ...['--http-listen-addr', `127.0.0.1:${settings.port}`],
    ...['--admin-listen-addr', `127.0.0.1:${settings.adminPort}`],
    ...['--auth-jwt-key-file', settings.jwtKeyFile],
    // Past this number a first open answers a spurious 404, so it lies far above any tenant count.
    ...['--max-active-namespaces', '5000'],
    ...['--shutdown-timeout', '3'],
    ...['--db-path', settings.data],
  ];
}

/** Starts the server and waits until it answers. Throws with one line of reason when it ends or stays silent. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const cannot = (why: string) =>
    new Error(
      `The libSQL server could not start (data in ${settings.data}, ports ${settings.port} and ${settings.adminPort}): ${why}`,
    );
  // Asked beforehand, because a stranger on our port could answer in our server's name before ours has failed.
  for (const port of [settings.port, settings.adminPort]) {
    if (!(await isFree(port))) throw cannot(`port ${port} is in use`);
  }
  const child = spawn(sqldBinary(), serverArguments(settings), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A closed list: sqld also reads SQLD_* variables, and one left in the shell could send heartbeats elsewhere.
    env: {
      PATH: process.env.PATH,
      RUST_LOG: process.env.RUST_LOG ?? 'error',
      LIBSQL_ADMIN_AUTH_KEY: settings.adminKey,
    },
  });
  // However this process leaves, short of SIGKILL, the server leaves with it.
  const endToo = () => child.kill('SIGKILL');
  process.once('exit', endToo);
  child.once('close', () => process.off('exit', endToo));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-16_384);
    });
  }
  const ended = endOf(child, () => output);
  const server: RunningServer = { pid: child.pid ?? 0, ended, stop: (grace = 5_000) => stop(child, ended, grace) };
  const failure = await Promise.race([ended, answers(settings.port)]);
  if (failure === undefined) return server;
  await server.stop(0);
  throw cannot(failure);
}

/** Whether the server answers GET /health within `deadline` milliseconds. */
export async function isHealthy(port: number, deadline: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(deadline) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  const free = await once(probe, 'listening').then(
    () => true,
    () => false,
  );
  if (free) await new Promise((resolve) => probe.close(resolve));
  return free;
}

async function answers(port: number): Promise<string | undefined> {
  const deadline = performance.now() + STARTS_WITHIN;
  while (performance.now() < deadline) {
    if (await isHealthy(port, 1_000)) return undefined;
    await sleep(25);
  }
  return `it did not answer within ${STARTS_WITHIN / 1000} s`;
}

async function endOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(reasonIn(output()) ?? (signal ? `ended by ${signal}` : `ended with code ${code}`)),
    );
  });
}

/** The one line that matters in sqld's output: its error with the innermost cause, or a panic. */
export function reasonIn(output: string): string | undefined {
  const error = /^Error: (.+)$/m.exec(output)?.[1];
  const cause = /^Caused by:\n((?: +.+\n?)+)/m.exec(output)?.[1]?.trim().split('\n').at(-1)?.trim();
  const panic = /^thread .+ panicked at .+\n?.*$/m.exec(output)?.[0].replace('\n', ' ');
  return error === undefined ? panic : [error, cause].filter(Boolean).join(': ');
}

async function stop(child: ChildProcess, ended: Promise<string>, grace: number): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(grace > 0 ? 'SIGTERM' : 'SIGKILL');
    const timer = setTimeout(() => child.kill('SIGKILL'), grace);
    if (child.pid !== undefined) await once(child, 'close');
    clearTimeout(timer);
  }
  await ended;
}
