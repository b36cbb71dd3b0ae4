import { currentLanguage, useTexts } from './store.ts';

/**
 * The words of screens that are loaded when somebody goes there. They come with the screen in both languages, so that
 * the first load carries none of them.
 */
export function useWords<T>(both: { vi: T; en: T }): T {
  useTexts();
  return both[currentLanguage()];
}
