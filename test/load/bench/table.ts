import type { Figures } from './compare.ts';

type Spread = { median: number; low: number; high: number };

/** A target and whether it was reached; a bench says so and goes on. */
export interface Verdict {
  part: string;
  name: string;
  figure: string;
  target: string;
  met: boolean;
}

/** Collects rows as they are measured, prints each at once, and keeps the verdicts for the end. */
export interface Table {
  section(title: string): void;
  row(name: string, figures: Figures, note?: string): void;
  /** Product and reference with the ratio of their rates; `least` is the target. */
  pair(pair: {
    part: string;
    name: string;
    product: Figures;
    reference: Figures;
    against: string;
    ratio: Spread;
    least: number | undefined;
  }): void;
  verdict(verdict: Verdict): void;
  line(text: string): void;
  verdicts: readonly Verdict[];
}

const HEAD = ['', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'bytes', 'ratio'];
const WIDTHS = [38, 8, 8, 8, 8, 8];

export function openTable(): Table {
  const verdicts: Verdict[] = [];
  const print = (cells: readonly string[]) =>
    console.log(
      cells.map((cell, n) => (n === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart(WIDTHS[n] ?? 0))).join(' '),
    );
  const table: Table = {
    verdicts,
    section(title) {
      console.log(`\n${title}`);
      print(HEAD);
    },
    row(name, { perSecond, p50, p95, p99, bytes }, note = '') {
      print([
        name,
        String(Math.round(perSecond)),
        p50.toFixed(2),
        p95.toFixed(2),
        p99.toFixed(2),
        String(bytes),
        `  ${note}`,
      ]);
    },
    pair({ part, name, product, reference, against, ratio, least }) {
      table.row(name, product, `  ${spread(ratio)}`);
      table.row(`  ${against}`, reference);
      if (least === undefined) return;
      table.verdict({
        part,
        name,
        figure: spread(ratio),
        target: `≥ ${least} × the ${against}`,
        met: ratio.median >= least,
      });
    },
    verdict(verdict) {
      verdicts.push(verdict);
    },
    line(text) {
      console.log(`  ${text}`);
    },
  };
  return table;
}

/** "0.84 (0.79–0.91)": the median of the rounds, the lowest and the highest. */
export function spread({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
