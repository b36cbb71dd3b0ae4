import type { FrameBody } from '../types.ts';
import type { Shape } from './use-section.ts';
import type { EditorWords } from './words.ts';

/** The frame as its form holds it. */
export interface TypedFrame {
  title: string;
  monthsCovered: number[];
  reason: string;
}

export function frameShape(words: EditorWords['errors']): Shape<TypedFrame> {
  return {
    typedOf: typedFrame,
    bodyOf({ title, monthsCovered, reason }) {
      if (title.trim() === '') return { errors: { title: words.title } };
      const months = [...monthsCovered].sort((a, b) => a - b);
      return { body: { title, monthsCovered: months, uncoveredReason: reason.trim() === '' ? null : reason } };
    },
  };
}

export function typedFrame(body: unknown): TypedFrame {
  const { title = '', monthsCovered = [], uncoveredReason = null } = (body ?? {}) as Partial<FrameBody>;
  return { title, monthsCovered, reason: uncoveredReason ?? '' };
}
