import { useSyncExternalStore } from 'react';

/** Says that something is done; with `undo`, for nine seconds, a way back. */
export interface Toast {
  id: number;
  text: string;
  undo?: () => void;
}

let waiting: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

/** Confirms what has been done. What has gone wrong is said where it went wrong, never here. */
export function confirmDone(text: string, undo?: () => void): void {
  count += 1;
  waiting = [...waiting, { id: count, text, ...(undo && { undo }) }];
  for (const changed of listeners) changed();
}

/** What has been confirmed since the page was opened. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => waiting,
  );
}
