import { useWords } from '../../language/words.ts';
import { en } from '../../texts/plans/reading.en.ts';
import { vi } from '../../texts/plans/reading.vi.ts';

export type ReadingWords = typeof vi;
export const useReadingWords = () => useWords({ vi, en });
