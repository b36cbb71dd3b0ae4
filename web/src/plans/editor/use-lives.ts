import { useRef, useSyncExternalStore } from 'react';
import { useEditor } from './context.ts';
import type { Life } from './saver/life.ts';

/** The states of several sections at once; the same list until one of them changes. */
export function useLives(codes: readonly string[]): readonly Life[] {
  const { saver } = useEditor();
  const last = useRef<readonly Life[]>([]);
  return useSyncExternalStore(saver.subscribe, () => {
    const now = codes.map(saver.of);
    if (now.length !== last.current.length || now.some((life, at) => life !== last.current[at])) last.current = now;
    return last.current;
  });
}
