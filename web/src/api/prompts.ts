import { useSyncExternalStore } from 'react';

/** What a request needs from the person before it can go on. */
export type PromptKind = 'sign_in' | 'step_up';
interface Prompt {
  kind: PromptKind;
  answer: (given: boolean) => void;
  promise: Promise<boolean>;
}

const open = new Map<PromptKind, Prompt>();
const listeners = new Set<() => void>();
let first: Prompt | null = null;

/** Opens the dialog, or waits with those who wait already. True when the person did what was asked. */
export function ask(kind: PromptKind): Promise<boolean> {
  const asked = open.get(kind);
  if (asked) return asked.promise;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const answer = (given: boolean) => {
    open.delete(kind);
    tell();
    resolve(given);
  };
  open.set(kind, { kind, answer, promise });
  tell();
  return promise;
}

/** The dialog that stands open, or null. */
export function usePrompt(): Prompt | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => first,
  );
}

function tell(): void {
  // Without a session nothing else can be asked: signing in comes first.
  first = open.get('sign_in') ?? open.get('step_up') ?? null;
  for (const changed of listeners) changed();
}
