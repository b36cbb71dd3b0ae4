import type { Mutation } from './mutants.ts';
import type { Probe } from './probe.ts';

/** A guard of the product, how it is switched off, and what must notice. */
export interface Guard extends Mutation {
  /** Asks for what the guard prevents; fails when the guard is off. */
  probe: Probe;
}

export const domain = (file: string) => `packages/domain/${file}.ts`;
export const worker = (file: string) => `workers/access/${file}.ts`;
