import { Field } from '../../forms/field.tsx';
import { useField } from '../../forms/state.ts';
import { useTexts } from '../../language/store.ts';
import { useBeginWords } from '../begin-words.ts';
import type { Template } from './queries.ts';

/** Kinds of plan as cards: what each is, whose it is, and the clause that it rests on. */
export function KindsField({ templates }: { templates: readonly Template[] }) {
  const words = useBeginWords();
  const { id, error, control } = useField('template', words.kindHint);
  const may = templates.filter(({ mayDraft }) => mayDraft);
  const others = templates.filter(({ mayDraft }) => !mayDraft);
  return (
    <Field id={id} label={words.kind} hint={words.kindHint} error={error} group>
      <div className="choices">
        {may.map((template, at) => (
          <label className="choice" key={template.key}>
            <input
              id={at === 0 ? id : undefined}
              type="radio"
              name={id}
              value={template.key}
              checked={control.value === template.key}
              onChange={control.onChange}
            />
            <About template={template} />
          </label>
        ))}
      </div>
      {others.length > 0 && (
        <details className="small choices__more">
          <summary>{words.others(others.length)}</summary>
          <ul>
            {others.map((template) => (
              <li key={template.key} className="muted">
                <About template={template} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Field>
  );
}

function About({ template: { title, kind, platforms, clause, contents } }: { template: Template }) {
  const words = useBeginWords();
  const { language } = useTexts();
  return (
    <span>
      <b>{language === 'en' ? title.en : title.vi}</b>
      <span className="small muted choice__about">
        {words.explained[platforms === 'optional' ? `${kind}-own` : kind]}
      </span>
      <span className="small quiet choice__about">
        {clause} · {words.contents(contents.length)}
      </span>
    </span>
  );
}
