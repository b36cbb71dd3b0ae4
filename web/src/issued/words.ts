import { useWords } from '../language/words.ts';
import { en } from '../texts/plans/issued.en.ts';
import { vi } from '../texts/plans/issued.vi.ts';

export type IssuedWords = typeof vi;
export const useIssuedWords = () => useWords({ vi, en });
