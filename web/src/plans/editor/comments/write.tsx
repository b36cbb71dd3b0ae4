import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { forget, keep, kept } from '../../../forms/keep.ts';
import { useTexts } from '../../../language/store.ts';
import { Button } from '../../../parts/button.tsx';
import { announce } from '../../../parts/live.tsx';
import { wordsFor } from '../../../parts/states.tsx';
import type { PersonRef } from '../../types.ts';
import { Growing } from '../controls.tsx';
import { useEditorWords } from '../words.ts';
import { askedIn, matching, withKeys } from './mention.ts';
import { useColleagues } from './people.ts';

interface Props {
  /** Under this name what is typed is kept for the tab's life. */
  name: string;
  label: string;
  verb: string;
  send: (body: string) => Promise<void>;
  cancel?: () => void;
  autoFocus?: boolean;
}

/** A comment while it is written; "@" offers colleagues to mention. */
export function WriteComment({ name, label, verb, send, cancel, autoFocus = false }: Props) {
  const texts = useTexts();
  const { comments: words } = useEditorWords();
  const people = useColleagues();
  const [body, setBody] = useState(() => kept(name, { body: '' }).body);
  const [asked, setAsked] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const offered = asked === null ? [] : matching(people, asked);

  const type = (text: string, cursor: number) => {
    setBody(text);
    keep(name, { body: text }, []);
    setAsked(askedIn(text, cursor));
    setAt(0);
  };
  const mention = (person: PersonRef) => {
    const cursor = field.current?.selectionStart ?? body.length;
    const before = body.slice(0, cursor).replace(/@[^@]*$/, `@${person.name} `);
    // At once, not in the next frame: somebody may be typing on.
    flushSync(() => {
      type(before + body.slice(cursor), before.length);
      setAsked(null);
    });
    field.current?.focus();
    field.current?.setSelectionRange(before.length, before.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') return void submit();
    const person = offered[at];
    if (person === undefined) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = (at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length;
      setAt(next);
      announce(offered[next]?.name ?? '');
    } else if (event.key === 'Enter' || event.key === 'Tab') mention(person);
    else if (event.key === 'Escape') setAsked(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const submit = async () => {
    if (busy) return;
    if (body.trim() === '') {
      setFailure(words.empty_);
      field.current?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await send(withKeys(body, people));
      forget(name);
      setBody('');
    } catch (error) {
      setFailure(wordsFor(error, texts));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={failure ? 'field field--err' : 'field'}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      {failure && (
        <p className="err" role="alert" id={`${id}-error`}>
          {failure}
        </p>
      )}
      <Growing
        id={id}
        ref={field}
        className="input"
        rows={2}
        value={body}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={offered.length > 0 ? `${id}-${at}` : undefined}
        aria-describedby={failure ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={({ target }) => type(target.value, target.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <div className="mentions" id={`${id}-people`} role="listbox" aria-label={words.mention}>
          {offered.map((person, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text field
            <div
              key={person.key}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => mention(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      <div className="form__acts">
        <Button small type="submit" busy={busy}>
          {verb}
        </Button>
        {cancel && (
          <Button small look="ghost" onClick={cancel}>
            {texts.do.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
