// The gate's configuration, in one place.
import { resolve } from 'node:path';
import type { ServerSettings } from './server.ts';

export interface GateConfiguration extends ServerSettings {
  /** Port of the gate: the address for writes. */
  readonly gatePort: number;
  /** Port of GET /metrics and GET /healthz. */
  readonly metricsPort: number;
}

/** Environment variables and what they set. Every address is on 127.0.0.1. */
const VARIABLES = {
  gatePort: 'GATE_PORT', // 0 takes any free port
  metricsPort: 'GATE_METRICS_PORT', // 0 takes any free port
  port: 'SQLD_PORT', // the server itself: reads
  adminPort: 'SQLD_ADMIN_PORT', // creating, copying and deleting namespaces
  data: 'SQLD_DATA', // folder of the databases, made when missing
  jwtKeyFile: 'SQLD_JWT_KEY_FILE', // public key, PEM or base64url without a line end
  adminKey: 'SQLD_ADMIN_KEY', // `authorization: basic <key>` on the admin port
} as const satisfies Record<keyof GateConfiguration, string>;

/** Reads the configuration. Throws one line naming every variable that is missing or wrong. */
export function readConfiguration(environment: NodeJS.ProcessEnv): GateConfiguration {
  const wrong: string[] = [];
  const text = (name: string) => {
    const value = environment[name];
    if (!value) wrong.push(`${name} is missing`);
    return value ?? '';
  };
  const port = (name: string) => {
    const value = text(name);
    if (value && !(/^\d{1,5}$/.test(value) && Number(value) < 65_536)) wrong.push(`${name} is not a port: ${value}`);
    return Number(value);
  };
  const configuration = {
    gatePort: port(VARIABLES.gatePort),
    metricsPort: port(VARIABLES.metricsPort),
    port: port(VARIABLES.port),
    adminPort: port(VARIABLES.adminPort),
    data: resolve(text(VARIABLES.data)),
    jwtKeyFile: resolve(text(VARIABLES.jwtKeyFile)),
    adminKey: text(VARIABLES.adminKey),
  };
  if (wrong.length > 0) throw new Error(`The gate cannot start: ${wrong.join('; ')}.`);
  return configuration;
}

/** The same configuration as environment variables, for a process that starts the gate. */
export function asEnvironment(configuration: GateConfiguration): Record<string, string> {
  return Object.fromEntries(
    (Object.keys(VARIABLES) as (keyof GateConfiguration)[]).map((key) => [VARIABLES[key], String(configuration[key])]),
  );
}
