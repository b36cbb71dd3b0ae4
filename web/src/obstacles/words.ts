import { useWords } from '../language/words.ts';
import { en } from '../texts/tasks/obstacles.en.ts';
import { vi } from '../texts/tasks/obstacles.vi.ts';

export const useObstacleWords = () => useWords({ vi, en });
