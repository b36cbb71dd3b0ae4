// How much the gate lets wait, for how long, and how much it lets through at once.

/** Times in milliseconds, sizes in bytes. */
export interface GateLimits {
  readonly waitingPerNamespace: number;
  readonly waitingInAll: number;
  /** Below the server's own 128 connections, so that readers keep most of them. */
  readonly atOnce: number;
  readonly longestWait: number;
  readonly largestBody: number;
  readonly allBodies: number;
  readonly stuckAfter: number;
  readonly lookEvery: number;
}

export const USUAL_LIMITS: GateLimits = {
  waitingPerNamespace: 512,
  waitingInAll: 4_096,
  atOnce: 48,
  longestWait: 10_000,
  largestBody: 16 * 2 ** 20,
  allBodies: 256 * 2 ** 20,
  stuckAfter: 8_000,
  lookEvery: 2_000,
};
