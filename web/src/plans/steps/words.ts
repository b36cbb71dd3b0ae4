import { useWords } from '../../language/words.ts';
import { en } from '../../texts/plans/steps.en.ts';
import { vi } from '../../texts/plans/steps.vi.ts';

export const useStepWords = () => useWords({ vi, en });
