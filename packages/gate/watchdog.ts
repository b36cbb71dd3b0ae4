// Notices a server that no longer answers.

export interface Watch {
  /** Milliseconds between two looks. */
  readonly every: number;
  /** A forwarded request this old without an answer means the server hangs; so do failed probes for as long. */
  readonly stuckAfter: number;
  /** Ticks of its own: each forwarded request counts the looks it has been seen unanswered. */
  readonly forwarded: () => Iterable<{ looks: number }>;
  readonly probe: (deadline: number) => Promise<boolean>;
  /** Called when the server hangs; the next look comes after it has settled. */
  readonly onStuck: () => Promise<void>;
}

/**
 * Starts watching; the function given back ends it. Age is counted in looks and not by the clock, so a machine that
 * slept or was starved does not make a healthy server look hung.
 */
export function startWatch(watch: Watch): () => void {
  const enough = Math.max(1, Math.ceil(watch.stuckAfter / watch.every));
  let failedProbes = 0;
  let timer: NodeJS.Timeout;
  let over = false;

  const look = async () => {
    const begun = performance.now();
    let oldest = 0;
    for (const request of watch.forwarded()) {
      request.looks += 1;
      oldest = Math.max(oldest, request.looks);
    }
    failedProbes = (await watch.probe(watch.every)) ? 0 : failedProbes + 1;
    // The first look comes anywhere inside the first interval, hence one more than `enough`.
    if (over) return;
    if (oldest > enough || failedProbes >= enough) {
      failedProbes = 0;
      await watch.onStuck();
    }
    // A probe without an answer takes the whole interval itself.
    if (!over) timer = setTimeout(look, Math.max(0, watch.every - (performance.now() - begun)));
  };
  timer = setTimeout(look, watch.every);
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
