import { useWords } from '../../language/words.ts';
import { en } from '../../texts/plans/review.en.ts';
import { vi } from '../../texts/plans/review.vi.ts';

export const useReviewWords = () => useWords({ vi, en });
