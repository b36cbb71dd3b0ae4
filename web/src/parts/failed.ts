import { useSyncExternalStore } from 'react';

let failure: unknown = null;
const listeners = new Set<() => void>();

function tell(next: unknown): void {
  failure = next;
  for (const changed of listeners) changed();
}

/** An act of one press, without a form to say it in, has failed: the page says so in a dialog. */
export function failed(error: unknown): void {
  tell(error);
}

export function failureSeen(): void {
  tell(null);
}

/** What failed and has not been seen yet, or null. */
export function useFailed(): unknown {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => failure,
  );
}
