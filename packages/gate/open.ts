// Starting the gate's process from another one.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { asEnvironment, type GateConfiguration } from './configuration.ts';
import { notedPid } from './leftover.ts';
import type { Ready } from './main.ts';

export interface OpenGate {
  /** Address for requests that write. */
  readonly write: string;
  /** Address for requests that only read. */
  readonly read: string;
  /** The server's admin address. */
  readonly admin: string;
  /** Address of /metrics and /healthz. */
  readonly metrics: string;
  readonly process: ChildProcess;
  /** Pid of the server that runs now. */
  serverPid(): number | undefined;
  /** Lets what is under way be answered, then ends the gate and its server. */
  stop(): Promise<void>;
}

/**
 * Forks the gate with its server and waits until both serve. They end with this process, even when it is killed.
 * `log` gets what the gate has to say, such as restarts. Throws with the one line of reason the gate gave when it could not start.
 */
export async function openGate(
  configuration: GateConfiguration,
  log: (text: string) => void = () => undefined,
): Promise<OpenGate> {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [], {
    env: { PATH: process.env.PATH, ...asEnvironment(configuration) },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C in a terminal reaches a whole group; whoever opened the gate ends its parts in order.
    detached: true,
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4_096);
    log(text);
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('close', (code) => reject(new Error(complaint.trim() || `The gate ended with code ${code}.`)));
  });
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return {
    write: at(ready.gatePort),
    read: at(configuration.port),
    admin: at(configuration.adminPort),
    metrics: at(ready.metricsPort),
    process: child,
    serverPid: () => notedPid(configuration.data),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
