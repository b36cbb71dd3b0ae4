import { useWords } from '../../language/words.ts';
import { en } from '../../texts/plans/issue.en.ts';
import { vi } from '../../texts/plans/issue.vi.ts';

export const useIssueWords = () => useWords({ vi, en });
