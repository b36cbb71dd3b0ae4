import { useWords } from '../language/words.ts';
import { files as en } from '../texts/files.en.ts';
import { files as vi } from '../texts/files.vi.ts';

export const useFileWords = (): typeof vi => useWords({ vi, en });
