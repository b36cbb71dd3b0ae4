import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandFor } from '@ndp/local/operate/command';
import { commands, told } from '@ndp/local/operate/commands';
import type { Running } from '@ndp/local/stack';
import { inject, vi } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Said {
  code: number | null;
  /** Lines on stdout and on stderr. */
  out: string[];
  errors: string[];
}

export interface Operator {
  /** The data folder that the commands are about. */
  data: string;
  /** Runs a command here, one at a time: starting a process costs most of a second. */
  ndp(...words: string[]): Promise<Said>;
  /** Runs a command as the operator does, in a process of its own. */
  begin(words: readonly string[], started?: (child: ChildProcess) => void): Promise<Said>;
}

/** The operator's command line on a data folder. */
export function operatorOn(data: string): Operator {
  const begin: Operator['begin'] = (words, started) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'packages/local/operate.ts', ...words],
      {
        cwd: root,
        env: { ...process.env, DATA_DIR: data },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    started?.(child);
    const lines = (text: string) => text.split('\n').filter((line) => line !== '');
    return new Promise((resolve) =>
      child.once('close', (code) => resolve({ code, out: lines(out), errors: lines(errors) })),
    );
  };
  return { data, begin, ndp: (...words) => runHere(data, words) };
}

async function runHere(data: string, words: readonly string[]): Promise<Said> {
  vi.stubEnv('DATA_DIR', data);
  const out: string[] = [];
  const console = vi.spyOn(globalThis.console, 'log').mockImplementation((line: string) => void out.push(line));
  try {
    const { command, given } = commandFor(commands, words);
    await command.run(given);
    return { code: 0, out, errors: [] };
  } catch (error) {
    const line = told(error);
    if (line === null) throw error;
    return { code: 1, out, errors: line.split('\n') };
  } finally {
    console.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** An operator of the stack that all suites share, by a data folder that says how to reach it. */
export function operatorOfShared(through: Partial<Running> = {}): Operator & { close(): void } {
  const { readUrl, writeUrl, adminUrl, adminKey, database, access } = inject('stack');
  return operatorOf({ readUrl, writeUrl, adminUrl, ...through }, { adminKey, database, access });
}

/** An operator of any database server. */
export function operatorOf(
  { readUrl, writeUrl, adminUrl }: Pick<Running, 'readUrl' | 'writeUrl' | 'adminUrl'>,
  { adminKey, database, access }: { adminKey: string; database: string; access: string },
): Operator & { close(): void } {
  const data = mkdtempSync(join(tmpdir(), 'ndp-operator-'));
  const running: Running = { readUrl, writeUrl, adminUrl, publicOrigin: 'https://ndp.example' };
  writeFileSync(join(data, 'stack.json'), JSON.stringify(running));
  const keys = {
    database: JSON.parse(database),
    access: JSON.parse(access),
    adminKey,
    cursorKey: 'x',
    sealingKey: 'x',
  };
  writeFileSync(join(data, 'keys.json'), JSON.stringify(keys));
  return { ...operatorOn(data), close: () => rmSync(data, { recursive: true, force: true }) };
}
