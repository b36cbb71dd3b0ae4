import { useWords } from '../language/words.ts';
import { en } from '../texts/tasks/budget.en.ts';
import { vi } from '../texts/tasks/budget.vi.ts';

export const useBudgetWords = () => useWords({ vi, en });
