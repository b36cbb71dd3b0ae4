import { useEffect, useRef } from 'react';
import { Field } from '../../forms/field.tsx';
import { useField } from '../../forms/state.ts';
import { useBeginWords } from '../begin-words.ts';

/** The name of the plan; follows what is proposed until somebody writes another. */
export function NameField({ proposal }: { proposal: string }) {
  const words = useBeginWords();
  const { id, error, control, set } = useField('title', words.nameHint);
  const followed = useRef(control.value === '' ? '' : proposal);
  useEffect(() => {
    const free = control.value === '' || control.value === followed.current;
    followed.current = proposal;
    if (free && control.value !== proposal) set(proposal);
  }, [proposal]);
  return (
    <Field id={id} label={words.name} hint={words.nameHint} error={error}>
      <textarea className="input" lang="vi" {...control} />
      {proposal !== '' && control.value !== proposal && (
        <button type="button" className="link small" onClick={() => set(proposal)}>
          {words.propose}
        </button>
      )}
    </Field>
  );
}
