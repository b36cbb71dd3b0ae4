// First-in-first-out lanes, one per namespace: one job of a lane at a time, lanes side by side and in turn.

export interface LaneLimits {
  /** Jobs waiting in one lane. */
  readonly perLane: number;
  /** Jobs waiting in all lanes together. */
  readonly inAll: number;
  /** Lanes served at the same time. */
  readonly atOnce: number;
}

export interface Lanes<Job> {
  /** Puts a job at the end of its lane; false when a limit is reached. */
  offer(lane: string, job: Job): boolean;
  /** Takes a job that still waits out of its lane; false when it does not wait any more. */
  withdraw(lane: string, job: Job): boolean;
  /** The next job that may run now. Its lane stays closed until `done(lane)`. */
  next(): { readonly lane: string; readonly job: Job } | undefined;
  done(lane: string): void;
  readonly waiting: number;
  readonly running: number;
  readonly longest: number;
}

export function openLanes<Job>(limits: LaneLimits): Lanes<Job> {
  const waiting = new Map<string, Job[]>();
  const running = new Set<string>();
  // A Set keeps insertion order: a lane that was just served goes to the end, so a busy one cannot starve others.
  const turn = new Set<string>();
  let total = 0;

  return {
    offer(lane, job) {
      const jobs = waiting.get(lane) ?? [];
      if (jobs.length >= limits.perLane || total >= limits.inAll) return false;
      jobs.push(job);
      total += 1;
      waiting.set(lane, jobs);
      if (!running.has(lane)) turn.add(lane);
      return true;
    },
    withdraw(lane, job) {
      const jobs = waiting.get(lane);
      const place = jobs?.indexOf(job) ?? -1;
      if (jobs === undefined || place < 0) return false;
      jobs.splice(place, 1);
      total -= 1;
      if (jobs.length === 0) {
        waiting.delete(lane);
        turn.delete(lane);
      }
      return true;
    },
    next() {
      const [lane] = turn;
      if (lane === undefined || running.size >= limits.atOnce) return undefined;
      turn.delete(lane);
      const jobs = waiting.get(lane);
      const job = jobs?.shift();
      if (jobs === undefined || job === undefined) return undefined;
      if (jobs.length === 0) waiting.delete(lane);
      total -= 1;
      running.add(lane);
      return { lane, job };
    },
    done(lane) {
      running.delete(lane);
      if (waiting.has(lane)) turn.add(lane);
    },
    get waiting() {
      return total;
    },
    get running() {
      return running.size;
    },
    get longest() {
      return Math.max(0, ...[...waiting.values()].map((jobs) => jobs.length));
    },
  };
}
