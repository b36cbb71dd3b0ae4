// The write gate in front of the real server under far more writers than the server alone stands.
import { expect, test } from 'vitest';
import { runStorm } from '../load/storm.ts';

const NO_FAULT = { errors: [], readErrors: [], missing: 0, doubled: 0, refusedButApplied: 0, disordered: 0 };
// The gate's longest wait, its patience with a hung server, and a margin for a machine shared with others.
const BOUND_MS = 10_000 + 10_000 + 2_000;

test('256 clients on one namespace and 64 on others all get their writes done, each once and in order, and readers are not disturbed', async () => {
  const report = await runStorm({ seconds: 8, clients: 256, others: 64, kill: 0 });
  console.log(report);
  expect(report).toMatchObject({ ...NO_FAULT, unknown: 0, restarts: 0 });
  expect(report.acknowledged).toBeGreaterThan(320);
  expect(report.reads).toBeGreaterThan(8);
  expect(report.answerMs.slowest).toBeLessThan(BOUND_MS);
}, 60_000);

test('killing the server applies no refused write, and a write whose answer was lost is applied once when it is repeated', async () => {
  const report = await runStorm({ seconds: 8, clients: 256, others: 64, kill: 3, burst: 400 });
  console.log(report);
  expect(report).toMatchObject({ ...NO_FAULT, restarts: 3 });
  // Both kinds must have happened, or nothing was shown.
  expect(report.refused).toBeGreaterThan(0);
  expect(report.unknown).toBeGreaterThan(0);
  expect(report.answerMs.slowest).toBeLessThan(BOUND_MS);
}, 60_000);
