import { createContext, useContext } from 'react';
import type { DraftAnswer } from '../types.ts';
import type { Saver } from './saver/saver.ts';

/** What a comment is about: a section by its code, or one task or result in it by its key. */
export interface Target {
  section: string;
  part: string | null;
}

export interface Editor {
  plan: DraftAnswer;
  saver: Saver;
  /** Whether this person may write in it at all. */
  writable: boolean;
  /** The section that is open: frame, `months`, or a content's code. */
  open: string;
  /** Address of a section of this plan, or of a place within it. */
  to: (section: string, place?: string) => string;
  /** Whether the comments are shown, and what a new one is about if something was pointed at. */
  talking: boolean;
  talk: (on: boolean) => void;
  target: Target | null;
  talkAbout: (target: Target) => void;
}

const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext.Provider;

/** The plan that is being edited. Throws outside of the editor. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('no plan is being edited here');
  return editor;
}
