import type { Generator, Outcome, Series } from './load.ts';

/** Figures of one series over all its slices: medians, and how far the slices lay apart. */
export interface Figures {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Bytes of one answer, headers and all. */
  bytes: number;
  /** Share of one core that the generator used. */
  busy: number;
  rounds: { perSecond: number; p50: number; p95: number }[];
}

export interface Pace {
  connections: number;
  rounds?: number;
  /** Length of a slice. */
  milliseconds?: number;
  /** Looks at bodies of answers; what it gives back is a complaint. */
  check?: (body: string, series: string) => string | undefined;
}

/** Everything that was answered wrongly, in the order found. The bench fails by these and by nothing else. */
export const wrong: string[] = [];

const WARM_UP = 1000;

/**
 * Runs series by turns, one short slice each (A B A B …), after a second of warming up for each: what else the
 * machine does falls on all of them alike.
 */
export async function alternate(generator: Generator, series: readonly Series[], pace: Pace): Promise<Figures[]> {
  const { connections, rounds = 5, milliseconds = 1000, check } = pace;
  const slices = new Map<string, Outcome[]>(series.map(({ name }) => [name, []]));
  for (const each of series) await generator.take(each);
  for (let round = -1; round < rounds; round += 1) {
    for (const { name } of series) {
      const outcome = await generator.run({ run: name, connections, milliseconds: round < 0 ? WARM_UP : milliseconds });
      if (outcome.wrong > 0) wrong.push(`${name}: ${outcome.wrong} wrong answers, first: ${outcome.complaint}`);
      for (const body of outcome.samples) {
        const complaint = check?.(body, name);
        if (complaint) wrong.push(`${name}: ${complaint}`);
      }
      if (round >= 0 && outcome.answers > 0) slices.get(name)?.push(outcome);
    }
  }
  return series.map(({ name }) => summed(name, slices.get(name) ?? []));
}

function summed(name: string, outcomes: Outcome[]): Figures {
  if (outcomes.length === 0) wrong.push(`${name}: no answer at all`);
  const rounds = outcomes.map(({ answers, seconds, times }) => ({
    perSecond: answers / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  }));
  const all = Float64Array.from(outcomes.flatMap(({ times }) => [...times])).sort();
  return {
    perSecond: median(rounds.map((r) => r.perSecond)),
    p50: median(rounds.map((r) => r.p50)),
    p95: median(rounds.map((r) => r.p95)),
    p99: quantile(all, 0.99),
    bytes: Math.round(median(outcomes.map(({ bytes }) => bytes))),
    busy: median(outcomes.map(({ busy }) => busy)),
    rounds,
  };
}

/** The ratio of two series in each round, as median, lowest and highest. */
export function ratio(
  a: Figures,
  b: Figures,
  of: 'perSecond' | 'p50' | 'p95',
): { median: number; low: number; high: number } {
  const each = a.rounds.flatMap((round, index) => {
    const other = b.rounds[index];
    return other ? [round[of] / other[of]] : [];
  });
  return { median: median(each), low: Math.min(...each), high: Math.max(...each) };
}

export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

/** @param sorted ascending */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
