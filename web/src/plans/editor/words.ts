import { useWords } from '../../language/words.ts';
import { planEditor as en } from '../../texts/plans/editor.en.ts';
import { planEditor as vi } from '../../texts/plans/editor.vi.ts';

export type EditorWords = typeof vi;
export const useEditorWords = (): EditorWords => useWords({ vi, en });
