import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Running } from '@ndp/local/stack';
import { inject } from 'vitest';

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
  /** Runs a command of the operator to its end; `started` gets its process. */
  ndp(...words: string[]): Promise<Said>;
  begin(words: readonly string[], started?: (child: ChildProcess) => void): Promise<Said>;
}

/** The operator's command line, as processes, on a data folder. */
export function operatorOn(data: string, environment: Record<string, string> = {}): Operator {
  const begin: Operator['begin'] = (words, started) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'packages/local/operate.ts', ...words],
      {
        cwd: root,
        env: { ...process.env, DATA_DIR: data, ...environment },
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
  return { data, begin, ndp: (...words) => begin(words) };
}

/** An operator of the stack that all suites share, by a data folder that says how to reach it. */
export function operatorOfShared(through: Partial<Running> = {}): Operator & { close(): void } {
  const { readUrl, writeUrl, adminUrl, adminKey, database, access } = inject('stack');
  const data = mkdtempSync(join(tmpdir(), 'ndp-operator-'));
  const running: Running = { readUrl, writeUrl, adminUrl, publicOrigin: 'https://ndp.example', ...through };
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
