import { useWords } from '../language/words.ts';
import { en } from '../texts/tasks/overview.en.ts';
import { vi } from '../texts/tasks/overview.vi.ts';

export const useOverviewWords = () => useWords({ vi, en });
