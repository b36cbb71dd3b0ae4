import { type ReactNode, useRef } from 'react';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import type { Underway } from './use-sending.ts';

interface Props {
  /** Of the field itself, which a label may point to. */
  id?: string;
  label: string;
  verb: string;
  underway: Underway | null;
  sending: (name: string, percent: number) => string;
  choose: (file: File) => void;
  /** What stands beside the button. */
  children: ReactNode;
}

/** A button that asks for a file, and how far the one before has come. */
export function ChooseFile({ id, label, verb, underway, sending, choose, children }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      {underway && (
        <p className="small" role="status">
          {sending(underway.name, underway.percent)}
          <progress className="bar" max={100} value={underway.percent} aria-label={underway.name} />
        </p>
      )}
      <div className="row evidence__acts">
        <input
          ref={chooser}
          id={id}
          type="file"
          className="sr"
          aria-label={label}
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) choose(file);
            event.target.value = '';
          }}
        />
        <Button small busy={underway !== null} onClick={() => chooser.current?.click()}>
          <Icon name="up_file" />
          {verb}
        </Button>
        {children}
      </div>
    </>
  );
}
