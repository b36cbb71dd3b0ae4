// First-in-first-out lanes, one per namespace: one write of a lane at a time, lanes side by side and in turn.
import type { ServerResponse } from 'node:http';

/** Times in milliseconds, sizes in bytes. */
export const LIMITS = {
  waitingPerNamespace: 512,
  waitingInAll: 4_096,
  atOnce: 48, // below the server's own 128 connections, so that readers keep most of them
  longestWait: 10_000,
  largestBody: 4 * 2 ** 20,
  stuckAfter: 8_000,
  lookEvery: 2_000,
};

/** Nobody gets a turn while `isAway()`; what waits keeps its place, and `serve()` goes on with it. */
export function openLanes(limits: typeof LIMITS, isAway: () => boolean) {
  const waiting = new Map<string, Set<(refused?: string) => void>>();
  // Each with the number of times the watchdog has seen its write under way.
  const running = new Map<string, number>();
  const length = () => [...waiting.values()].reduce((sum, queue) => sum + queue.size, 0);

  function serve(): void {
    for (const [lane, queue] of waiting) {
      if (isAway() || running.size >= limits.atOnce) return;
      const [first] = queue;
      if (first === undefined || running.has(lane)) continue;
      running.set(lane, 0);
      // A Map keeps insertion order: set again the lane stands last, so a busy one cannot starve the others.
      waiting.delete(lane);
      if (queue.size > 1) waiting.set(lane, queue);
      first();
    }
  }

  /** Settles with nothing at its turn, when the lane is held until `leave(lane)`, or with the reason why there is none. */
  function enter(lane: string, client: ServerResponse): Promise<string | undefined> {
    return new Promise((resolve) => {
      const queue = waiting.get(lane) ?? new Set();
      if (queue.size >= limits.waitingPerNamespace || length() >= limits.waitingInAll) return resolve('queue-full');
      const end = (refused?: string) => {
        if (!queue.delete(end)) return;
        if (queue.size === 0) waiting.delete(lane);
        clearTimeout(timer);
        resolve(refused);
      };
      const timer = setTimeout(end, limits.longestWait, 'waited-too-long');
      client.once('close', () => end('client-left'));
      waiting.set(lane, queue.add(end));
      serve();
    });
  }

  function leave(lane: string): void {
    running.delete(lane);
    serve();
  }

  return { enter, leave, serve, running, length };
}
