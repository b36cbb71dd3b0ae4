import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Conflict } from './conflict.tsx';
import { errorsOf } from './errors.ts';
import { forget, keep, kept } from './keep.ts';
import { type Errors, FormContext, type Values } from './state.ts';
import { ErrorSummary } from './summary.tsx';

interface Props<V extends Values> {
  /** Under this name what is typed is kept for the tab's life; with the version of what is edited in it. */
  name: string;
  initial: V;
  secrets?: readonly (keyof V & string)[];
  check?: (values: V) => Errors;
  /** Answers 'unsent' where somebody thought better of it: what is typed is then kept. */
  send: (values: V) => Promise<unknown>;
  verb: string;
  look?: 'son' | 'plain';
  onCancel?: () => void;
  /** After somebody else's change: reads again and gives what is there now. */
  reread?: () => Promise<V>;
  labels?: Partial<Record<keyof V, string>>;
  /** How a value is read where it is not what it says, such as the code of a state. */
  shown?: (name: string, value: string | string[]) => string;
  beside?: ReactNode;
  children: ReactNode;
}

/**
 * A form whose button is always ready: pressing it says what is missing. Errors stand in a summary that takes the
 * focus, and beside their fields, in the same words.
 */
export function Form<V extends Values>(props: Props<V>) {
  const {
    name,
    initial,
    secrets = [],
    check = nothingWrong,
    send,
    verb,
    look = 'son',
    onCancel,
    reread,
    labels,
    shown,
  } = props;
  const texts = useTexts();
  const [values, setValues] = useState<V>(() => kept(name, initial));
  // What a slow field brings, such as a file that was sent, must not undo what was typed meanwhile.
  const latest = useRef(values);
  const [errors, setErrors] = useState<Errors>({});
  // As of the last attempt: a list that shrank while one types would move the page under one's hands.
  const [summed, setSummed] = useState<Errors>({});
  const [attempts, setAttempts] = useState(0);
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<V | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const idOf = (field: string) => `${prefix}${field}`;

  useEffect(() => {
    if (attempts > 0) summary.current?.focus();
  }, [attempts]);

  const set = (field: string, value: string | string[]) => {
    const next = { ...latest.current, [field]: value };
    latest.current = next;
    setValues(next);
    keep(name, next, secrets);
    if (errors[field] && !check(next)[field]) setErrors(({ [field]: _, ...rest }) => rest);
  };
  const left = (field: string) => {
    if (attempts === 0) return;
    const found = check(values)[field];
    if (found) setErrors({ ...errors, [field]: found });
  };
  const fail = (found: Errors) => {
    setErrors(found);
    setSummed(found);
    setAttempts(attempts + 1);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = check(values);
    if (Object.keys(found).length > 0) return fail(found);
    setErrors({});
    setSummed({});
    setBusy(true);
    try {
      if ((await send(values)) !== 'unsent') forget(name);
      setTheirs(null);
    } catch (error) {
      if (reread && isProblem(error, 'precondition_failed')) setTheirs(await reread());
      else fail(errorsOf(error, values, texts));
    } finally {
      setBusy(false);
    }
  };

  return (
    <FormContext value={{ values, errors, set, left, idOf }}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          ref={summary}
          errors={summed}
          mended={(field) => field !== '' && errors[field] === undefined}
          idOf={idOf}
        />
        {theirs && (
          <Conflict mine={values} theirs={theirs} labels={labels ?? {}} shown={shown ?? asItIs} choose={set} />
        )}
        <div className="fields">{props.children}</div>
        <div className="form__acts">
          <Button type="submit" look={look} busy={busy}>
            {verb}
          </Button>
          {onCancel && (
            <Button
              look="ghost"
              onClick={() => {
                forget(name);
                onCancel();
              }}
            >
              {texts.do.cancel}
            </Button>
          )}
          {props.beside}
        </div>
      </form>
    </FormContext>
  );
}

function asItIs(_: string, value: string | string[]): string {
  return String(value);
}

function nothingWrong(): Errors {
  return {};
}
