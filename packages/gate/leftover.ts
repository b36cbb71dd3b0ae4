// The server's pid file: after a crash of the gate, its server may still run and hold the folder and the ports.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const fileIn = (data: string) => join(data, 'sqld.pid');

/** Notes which server runs on this folder and which process watches over it. */
export function notePid(data: string, server: number): void {
  // Whole or not at all: whoever reads half a number would take another process for the server.
  writeFileSync(`${fileIn(data)}.new`, `${server} ${process.pid}\n`);
  renameSync(`${fileIn(data)}.new`, fileIn(data));
}

/** The noted server's pid, for whoever wants to look at it or end it. */
export function notedPid(data: string): number | undefined {
  return noted(data)?.server;
}

/** Whether the noted server still runs on this folder. */
export function isServed(data: string): boolean {
  const server = notedPid(data);
  return server !== undefined && isServerOf(data, server);
}

/**
 * Ends a server that an earlier gate left behind on this folder, and waits until it is gone. Throws when that
 * gate is still alive: two gates would end each other's server for ever.
 */
export async function endLeftover(data: string): Promise<void> {
  const before = noted(data);
  if (before === undefined || !isServerOf(data, before.server)) return;
  if (before.gate !== process.pid && parentOf(before.server) === before.gate) {
    throw new Error(`Another gate (process ${before.gate}) already serves ${data}.`);
  }
  process.kill(before.server, 'SIGKILL');
  for (let tries = 0; isServerOf(data, before.server); tries += 1) {
    if (tries > 250) throw new Error(`The left-over libSQL server (process ${before.server}) of ${data} does not end.`);
    await sleep(20);
  }
}

function noted(data: string): { server: number; gate: number } | undefined {
  if (!existsSync(fileIn(data))) return undefined;
  const [server, gate] = readFileSync(fileIn(data), 'utf8').trim().split(' ').map(Number);
  return server !== undefined && gate !== undefined && server > 1 && gate > 1 ? { server, gate } : undefined;
}

// A pid may have been given to another program since: only a process with the server's own command line is ended.
function isServerOf(data: string, pid: number): boolean {
  const command = described(pid, 'command');
  return command.split(' ', 1)[0]?.endsWith('sqld') === true && command.endsWith(`--db-path ${data}`);
}

function parentOf(pid: number): number {
  return Number(described(pid, 'ppid'));
}

function described(pid: number, what: 'command' | 'ppid'): string {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-ww', '-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    if (what === 'command') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    // `pid (name) state ppid …`, and the name may contain anything.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] ?? '';
  } catch {
    return '';
  }
}
