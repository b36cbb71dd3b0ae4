// The gate's process: the libSQL server as its child and the gate in front of it. Configured as configuration.ts says.
// It ends with its parent (when forked with IPC) and takes the server with it; sends { ready: true, … } when it serves.
import { mkdirSync } from 'node:fs';
import { readConfiguration } from './configuration.ts';
import { type Gate, startGate } from './gate.ts';
import { isHealthy } from './server.ts';
import { type Supervisor, supervise } from './supervise.ts';

/** What is sent over IPC once the server answers. */
export interface Ready {
  readonly ready: true;
  readonly gatePort: number;
  readonly metricsPort: number;
}

const ENDS_WITHIN = 25_000;

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function serve(): Promise<void> {
  const configuration = readConfiguration(process.env);
  mkdirSync(configuration.data, { recursive: true });
  let gate: Gate | undefined;
  let supervisor: Supervisor | undefined;
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    // A server that does not let go must not keep the process alive; leaving ends it (server.ts).
    setTimeout(() => process.exit(1), ENDS_WITHIN).unref();
    await gate?.close();
    await supervisor?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, end);

  supervisor = await supervise(configuration, {
    onEnded: (why, back) => {
      console.error(`The libSQL server ended (${why}); starting it again.`);
      gate?.pauseUntil(back);
    },
    onGivenUp: fail,
  });
  const { restart } = supervisor;
  gate = await startGate({
    ports: { gate: configuration.gatePort, metrics: configuration.metricsPort, server: configuration.port },
    probe: (deadline) => isHealthy(configuration.port, deadline),
    restart: () => {
      console.error('The libSQL server no longer answers; ending it and starting it again.');
      return restart();
    },
  });
  const ready: Ready = { ready: true, gatePort: gate.port, metricsPort: gate.metricsPort };
  process.send?.(ready);
  const at = (port: number) => `http://127.0.0.1:${port}`;
  console.log(
    `Write gate ready: writes ${at(gate.port)}, reads ${at(configuration.port)}, metrics ${at(gate.metricsPort)}/metrics`,
  );
}

serve().catch(fail);
