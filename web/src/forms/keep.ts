import type { Values } from './state.ts';

/** Keeps what is typed for as long as the tab lives, so that a reload loses nothing. Secrets are never kept. */
export function keep(form: string, values: Values, secrets: readonly string[]): void {
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)));
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(kept));
  } catch {
    // A full or forbidden store costs the safety net, not the form.
  }
}

/** The initial values, with what was typed before over them. */
export function kept<V extends Values>(form: string, initial: V): V {
  const text = sessionStorage.getItem(keyOf(form));
  if (text === null) return initial;
  const found: Values = JSON.parse(text);
  const known = Object.entries(found).filter(([name, value]) => typeof initial[name] === typeof value);
  return { ...initial, ...Object.fromEntries(known) };
}

export function forget(form: string): void {
  sessionStorage.removeItem(keyOf(form));
}

function keyOf(form: string): string {
  return `ndp.form.${form}`;
}
