import type { ReactNode } from 'react';
import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { wordsFor } from '../../parts/states.tsx';
import { ConflictNote } from './conflict.tsx';
import { useEditor } from './context.ts';
import { OfferNote } from './offer.tsx';
import { idOf } from './rows.tsx';
import { SectionHead } from './section-head.tsx';
import type { SectionInForm, Shape } from './use-section.ts';
import { useEditorWords } from './words.ts';

interface Props<T> {
  section: SectionInForm<T>;
  shape: Shape<T>;
  title: string;
  clause: string;
  guidance?: string;
  children: ReactNode;
}

/** One section as a card: what it is, what stands in the way of saving it, and its fields. */
export function SectionFrame<T>({ section, shape, title, clause, guidance, children }: Props<T>) {
  const { saver } = useEditor();
  const { code, life, readOnly, onBlur } = section;
  return (
    <section className="card" aria-labelledby="muc">
      <SectionHead code={code} title={title} clause={clause} guidance={guidance} />
      <div className="card__b">
        {life.offer && !readOnly && <OfferNote code={code} />}
        {life.phase === 'conflict' && <ConflictNote section={section} shape={shape} />}
        <Refused section={section} />
        <form
          className="fields"
          noValidate
          aria-labelledby="muc"
          onBlur={onBlur}
          onSubmit={(event) => {
            event.preventDefault();
            saver.flush(code);
          }}
        >
          {children}
        </form>
      </div>
    </section>
  );
}

/** Why the section is not saved, each reason leading to its field. */
function Refused<T>({ section: { code, errors, life } }: { section: SectionInForm<T> }) {
  const texts = useTexts();
  const { errors: words } = useEditorWords();
  const { saver } = useEditor();
  const found = Object.entries(errors);
  if (found.length === 0) return null;
  return (
    <div className="errsum" role="alert">
      <h3>{words.summary(found.length)}</h3>
      <ul>
        {found.map(([field, text]) => (
          <li key={field}>
            {field === '' ? (
              text || wordsFor(life.problem, texts)
            ) : (
              <a
                href={`#${idOf(code, field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(idOf(code, field))?.focus();
                }}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
      {life.phase === 'refused' && (
        <div className="form__acts">
          <Button small onClick={() => saver.flush(code)}>
            <Icon name="send" />
            {words.retry}
          </Button>
          <Button small look="ghost" onClick={() => saver.giveUp(code)}>
            {words.undo}
          </Button>
        </div>
      )}
    </div>
  );
}
