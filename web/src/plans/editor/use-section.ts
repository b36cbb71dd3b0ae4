import { type FocusEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { Problem } from '../../api/problem.ts';
import type { Errors } from '../../forms/state.ts';
import type { AnyBody } from '../types.ts';
import { useEditor } from './context.ts';
import type { Life } from './saver/life.ts';

/** How a form holds a section's body while it is typed, and what body it amounts to. */
export interface Shape<T> {
  /** @param body as the server has it; null where it has nothing yet */
  typedOf(body: unknown): T;
  /** The body to be sent, or what is wrong by the place of its field ("targets.0.value"). */
  bodyOf(typed: T): { body: AnyBody } | { errors: Errors };
}

export interface SectionInForm<T> {
  code: string;
  typed: T;
  change(next: T): void;
  /** What is wrong, by field; shown once one has left the field. */
  errors: Errors;
  /** Goes on the element around the fields: leaving a field saves. */
  onBlur(event: FocusEvent<HTMLElement>): void;
  life: Life;
  readOnly: boolean;
}

/** The state of one section, as of the last change of anything in it. */
export function useLife(code: string): Life {
  const { saver } = useEditor();
  return useSyncExternalStore(saver.subscribe, () => saver.of(code));
}

/** One section as a form: what is typed is saved by itself, after a moment and on leaving a field. */
export function useSection<T>(code: string, shape: Shape<T>): SectionInForm<T> {
  const { saver, writable } = useEditor();
  const life = useLife(code);
  const typed = useMemo(() => (life.typed === null ? shape.typedOf(life.base) : (life.typed as T)), [life, shape]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const checked = shape.bodyOf(typed);
  const wrong = 'errors' in checked ? checked.errors : {};
  const shown = Object.fromEntries(Object.entries(wrong).filter(([field]) => left.has(field)));
  return {
    code,
    typed,
    change(next) {
      const found = shape.bodyOf(next);
      saver.edit(code, next, 'body' in found ? found.body : null);
    },
    errors: { ...refusedIn(life), ...shown },
    onBlur({ currentTarget, relatedTarget }) {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) saver.flush(code);
      setLeft(new Set(Object.keys(wrong)));
    },
    life,
    readOnly: !writable,
  };
}

/** What the server finds wrong, at its fields: "/body/targets/0/value" is targets.0.value. */
function refusedIn({ phase, problem }: Life): Errors {
  if (phase !== 'refused' || !(problem instanceof Problem)) return {};
  const named = problem.errors.map(({ pointer, detail }) => [
    pointer.replace(/^\/body\/?/, '').replaceAll('/', '.'),
    detail,
  ]);
  return Object.fromEntries(named.length > 0 ? named : [['', problem.message]]);
}
