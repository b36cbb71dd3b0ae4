/** What somebody typed into a section and has not been saved yet. */
export interface Kept {
  /** Version of the section that it was typed upon, and its body at that version. */
  seen: number;
  base: unknown;
  typed: unknown;
  /** As it would be sent; null while something that must be there is missing. */
  body: unknown;
  /** When it was typed last, as an instant. */
  at: string;
}

/** Where what is typed outlives the page: one place for each person, plan and section. */
export interface Keep {
  put(code: string, kept: Kept): void;
  take(code: string): Kept | null;
  drop(code: string): void;
}

const PREFIX = 'ndp.plan.';

/** In the browser's own store, so that it is there after a reload, a crash or a lost network. */
export function keptInBrowser(person: string, plan: string): Keep {
  const keyOf = (code: string) => `${PREFIX}${person}.${plan}.${code}`;
  return {
    put(code, kept) {
      try {
        localStorage.setItem(keyOf(code), JSON.stringify(kept));
      } catch {
        // A full or forbidden store costs the safety net, not the text: it is still in the page.
      }
    },
    take(code) {
      const text = localStorage.getItem(keyOf(code));
      return text === null ? null : (JSON.parse(text) as Kept);
    },
    drop: (code) => localStorage.removeItem(keyOf(code)),
  };
}

/** On signing out: what is private does not stay on a machine that others use. */
export function forgetKept(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
