import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { useTexts } from '../../../language/store.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { wordsFor } from '../../../parts/states.tsx';
import { useGridTexts } from '../words.ts';

/** The most that a file may have, in megabytes, as the server takes them. */
const MOST = 10;

interface Props {
  /** ".xlsx": the ending of the files that are taken. */
  ending: string;
  verb: string;
  send: (file: File, signal: AbortSignal) => Promise<void>;
  close: () => void;
  /** Another file was chosen. */
  chosen?: () => void;
  children?: ReactNode;
}

/** One file, sent and read on the server: says how far it is, can be stopped, names each cell that is wrong. */
export function FileForm({ ending, verb, send, close, chosen, children }: Props) {
  const texts = useTexts();
  const { exchange: words } = useGridTexts();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [failure, setFailure] = useState<string | Problem | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure !== null) summary.current?.focus();
  }, [failure]);
  useEffect(() => () => stop?.abort(), [stop]);

  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (stop) return;
    const wrong =
      (file === null && words.noFile) ||
      (!file?.name.toLowerCase().endsWith(ending) && words.wrongKind(ending)) ||
      ((file?.size ?? 0) > MOST * 1_000_000 && words.tooBig(MOST));
    if (wrong || file === null) return setFailure(wrong || words.noFile);
    const controller = new AbortController();
    setStop(controller);
    setFailure(null);
    try {
      await send(file, controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) setFailure(error instanceof Problem ? error : wordsFor(error, texts));
    } finally {
      setStop(null);
    }
  };
  const cells = failure instanceof Problem && failure.code === 'invalid_input' ? failure.errors : [];
  return (
    <form onSubmit={go} noValidate>
      {failure !== null && (
        <div className="errsum" ref={summary} tabIndex={-1} role="alert">
          <h3>{cells.length > 0 ? words.errors(cells.length) : texts.form.failed}</h3>
          {cells.length > 0 ? (
            <ul className="mg-cells">
              {cells.map(({ pointer, detail }, at) => (
                <li key={at}>{detail.startsWith(pointer) ? detail : `${pointer}: ${detail}`}</li>
              ))}
            </ul>
          ) : (
            <p>{failure instanceof Problem ? said(failure) : failure}</p>
          )}
        </div>
      )}
      {children}
      <label className="lbl" htmlFor={id}>
        {words.file} ({ending})
      </label>
      <input
        id={id}
        type="file"
        className="input"
        accept={ending}
        disabled={stop !== null}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          setFailure(null);
          chosen?.();
        }}
      />
      {stop && (
        <p className="row mg-sending" role="status">
          <progress className="mg-progress" aria-label={words.sending} />
          {words.sending}
        </p>
      )}
      <div className="form__acts">
        <Button type="submit" look="son" busy={stop !== null}>
          <Icon name="send" />
          {verb}
        </Button>
        <Button look="ghost" onClick={stop ? () => stop.abort() : close}>
          {stop ? words.cancel : texts.do.cancel}
        </Button>
      </div>
    </form>
  );

  function said(problem: Problem): string {
    return problem.code === 'precondition_failed' ? words.overtaken : wordsFor(problem, texts);
  }
}
