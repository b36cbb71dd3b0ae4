import { useWords } from '../language/words.ts';
import { en } from '../texts/tasks/compare.en.ts';
import { vi } from '../texts/tasks/compare.vi.ts';

export const useCompareWords = () => useWords({ vi, en });
