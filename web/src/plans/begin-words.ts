import { currentLanguage, useTexts } from '../language/store.ts';
import { en } from '../texts/plans/begin.en.ts';
import { vi } from '../texts/plans/begin.vi.ts';

/** Words of the list of plans and of beginning one; they come with these pages. */
export function useBeginWords(): typeof vi {
  useTexts();
  return currentLanguage() === 'en' ? en : vi;
}
