import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';
import { useGridTexts } from './words.ts';

/** Where to go once the words are written. */
export type After = 'stay' | 'down' | 'below' | 'next' | 'before';

interface Props {
  label: string;
  initial: string;
  /** Called with what is typed so far, so that it can be kept. */
  typed: (text: string) => void;
  commit: (text: string, after: After) => void;
  cancel: () => void;
}

/** The words of a cell while they are edited, in a field that grows with them. */
export function TextEditor({ label, initial, typed, commit, cancel }: Props) {
  const words = useGridTexts();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const over = useRef(false);
  useLayoutEffect(() => {
    const area = field.current;
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
    if (area) fit(area);
  }, []);
  const finish = (after: After) => {
    if (over.current) return;
    over.current = true;
    commit(field.current?.value ?? '', after);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    // While an input method composes a letter, Enter and Esc are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      over.current = true;
      cancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      finish(event.ctrlKey || event.metaKey ? 'below' : 'down');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish(event.shiftKey ? 'before' : 'next');
    }
  };
  return (
    <>
      <textarea
        ref={field}
        className="mg-edit"
        aria-label={label}
        aria-describedby={hint}
        defaultValue={initial}
        maxLength={2000}
        rows={1}
        onChange={(event) => {
          fit(event.target);
          typed(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish('stay')}
      />
      <p id={hint} className="hint mg-hint">
        {words.editHint}
      </p>
    </>
  );
}

/** As high as its text, where the browser does not see to it itself. */
function fit(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}
