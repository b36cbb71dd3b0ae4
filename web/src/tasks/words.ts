import { useWords } from '../language/words.ts';
import { en } from '../texts/tasks/tasks.en.ts';
import { vi } from '../texts/tasks/tasks.vi.ts';

export const useTaskWords = () => useWords({ vi, en });
export type TaskWords = typeof vi;
