import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

/** How a suite reaches the stack that all suites share. Each makes its own tenants on it. */
export interface SharedStack {
  url: string;
  readUrl: string;
  writeUrl: string;
  adminUrl: string;
  adminKey: string;
  database: string;
  access: string;
  /** The page of the mail sink. */
  mail: string;
  /** Folder of everything that the stack keeps, and the file with every line that its processes have said. */
  data: string;
  log: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: SharedStack;
  }
}

/** Starts one real stack in a process of its own, and ends it after the last suite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const child = fork(fileURLToPath(new URL('./stack-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stack = await new Promise<SharedStack>((resolve, reject) => {
    child.once('message', (message) => resolve(message as SharedStack));
    child.once('exit', (code) => reject(new Error(`the stack ended with code ${code} before it was ready`)));
  });
  project.provide('stack', stack);
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}
