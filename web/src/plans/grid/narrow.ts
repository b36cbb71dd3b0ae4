import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 720px)');

/** Whether the screen is as narrow as a telephone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );
}
