import { useSyncExternalStore } from 'react';
import type { Language } from '../api/types.ts';
import type { Texts } from '../texts/vi.ts';

const KEY = 'ndp.language';
let loaded: { language: Language; texts: Texts } | null = null;
const listeners = new Set<() => void>();

/** Loads the texts of a language, and makes it the page's. */
export async function speak(language: Language): Promise<void> {
  if (loaded?.language === language) return;
  const texts = language === 'en' ? (await import('../texts/en.ts')).en : (await import('../texts/vi.ts')).vi;
  loaded = { language, texts };
  document.documentElement.lang = language;
  localStorage.setItem(KEY, language);
  for (const changed of listeners) changed();
}

/** What somebody not signed in reads: their last choice, or Vietnamese. An office's browser often speaks English alone. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  return chosen === 'en' ? 'en' : 'vi';
}

export function currentLanguage(): Language {
  return loaded?.language ?? 'vi';
}

/** The texts outside of components. Throws before the first language is loaded. */
export function currentTexts(): Texts {
  if (loaded === null) throw new Error('no language is loaded yet');
  return loaded.texts;
}

/** The texts of the page's language; a component that uses them is drawn again when it changes. */
export function useTexts(): Texts {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, currentTexts);
}

/** A name in the language of the page; the Vietnamese one where there is no other. */
export function named({ name, nameEn }: { name: string; nameEn?: string }): string {
  return currentLanguage() === 'en' && nameEn ? nameEn : name;
}
