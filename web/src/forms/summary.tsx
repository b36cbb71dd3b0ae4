import type { Ref } from 'react';
import { useTexts } from '../language/store.ts';
import type { Errors } from './state.ts';

interface Props {
  errors: Errors;
  /** Whether a field has been put right since: its line stays in its place, so that the page does not move. */
  mended: (name: string) => boolean;
  idOf: (name: string) => string;
  ref: Ref<HTMLDivElement>;
}

/** All that is wrong, on top, linked to its fields. */
export function ErrorSummary({ errors, mended, idOf, ref }: Props) {
  const texts = useTexts();
  const found = Object.entries(errors);
  if (found.length === 0) return null;
  const fields = found.filter(([name]) => name !== '').length;
  return (
    <div className="errsum" ref={ref} tabIndex={-1} role="alert">
      <h2>{fields > 0 ? texts.form.summary(fields) : texts.form.failed}</h2>
      <ul>
        {found.map(([name, text]) => (
          <li key={name} className={mended(name) ? 'errsum__mended' : undefined}>
            {name === '' ? (
              text
            ) : (
              <a
                href={`#${idOf(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(idOf(name))?.focus();
                }}
              >
                {text}
              </a>
            )}
            {mended(name) && <span>{texts.form.mended}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
