import { blank, type Life } from './life.ts';

export type Lives = ReturnType<typeof makeLives>;

/** The sections of one plan by their codes, and those who are told of every change of one. */
export function makeLives() {
  const lives = new Map<string, Life>();
  const listeners = new Set<() => void>();
  const at = (code: string): Life => lives.get(code) ?? blank;
  return {
    at,
    has: (code: string): boolean => lives.has(code),
    codes: (): string[] => [...lives.keys()],
    all: (): Life[] => [...lives.values()],
    set(code: string, change: Partial<Life>): void {
      lives.set(code, { ...at(code), ...change });
      for (const changed of listeners) changed();
    },
    /** Answers what ends the telling. */
    subscribe(changed: () => void): () => void {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    /** Whether all of it has reached the server, once nothing is under way any more. */
    settled(): Promise<boolean> {
      return new Promise((resolve) => {
        const look = () => {
          const phases = [...lives.values()].map(({ phase }) => phase);
          if (phases.includes('saving')) return;
          listeners.delete(look);
          resolve(phases.every((phase) => phase === 'saved'));
        };
        listeners.add(look);
        look();
      });
    },
  };
}
