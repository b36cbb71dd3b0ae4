import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Field } from '../../forms/field.tsx';
import { useField } from '../../forms/state.ts';
import { currentLanguage } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { announce } from '../../parts/live.tsx';
import { fold } from '../../search/fold.ts';
import { organisationsQuery } from '../reading/parties.ts';
import { useIssueWords } from './words.ts';

/** How many are offered at once; a longer word finds the others. */
const OFFERED = 8;

interface Props {
  nameOf: (slug: string) => string;
  /** Slugs that the law names: they cannot be taken out. */
  mandatory: readonly string[];
  /** The proposals could not be read. */
  unproposed: boolean;
}

/** To whom the plan is sent: proposed ones, taken out or found among all organisations. */
export function RecipientsField({ nameOf, mandatory, unproposed }: Props) {
  const words = useIssueWords();
  const { id, error, list, set } = useField('recipients');
  const all = [...mandatory, ...list.filter((slug) => !mandatory.includes(slug))];
  const take = (slug: string) => {
    set(list.filter((one) => one !== slug));
    announce(words.taken(nameOf(slug)));
    document.getElementById(`${id}-find`)?.focus();
  };
  return (
    <Field id={id} label={words.recipients} hint={words.recipientsHint} error={error} group>
      {unproposed && <p className="small cam">{words.noParties}</p>}
      {all.length === 0 ? (
        <p className="muted recipients">{words.noRecipients}</p>
      ) : (
        <ul className="recipients">
          {all.map((slug) => (
            <li key={slug}>
              <span className="grow">{nameOf(slug)}</span>
              {mandatory.includes(slug) ? (
                <span className="small muted">{words.mandatory}</span>
              ) : (
                <Button small look="ghost" onClick={() => take(slug)} aria-label={words.take(nameOf(slug))}>
                  <Icon name="cross" />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Find id={`${id}-find`} chosen={all} add={(slug) => set([...list, slug])} />
    </Field>
  );
}

function Find({ id, chosen, add }: { id: string; chosen: readonly string[]; add: (slug: string) => void }) {
  const words = useIssueWords();
  const hint = useId();
  const [typed, setTyped] = useState('');
  const { data = [] } = useQuery(organisationsQuery);
  const q = fold(typed.trim());
  const language = currentLanguage();
  const found =
    q === ''
      ? []
      : data.filter(
          ({ slug, name, short, validTo }) =>
            !chosen.includes(slug) && validTo === null && fold(`${name[language]} ${short[language]}`).includes(q),
        );
  const choose = (slug: string, name: string) => {
    add(slug);
    setTyped('');
    announce(words.added(name));
    document.getElementById(id)?.focus();
  };
  return (
    <div className="recipients__find">
      <label className="lbl" htmlFor={id}>
        {words.find}
      </label>
      <p className="hint" id={hint}>
        {words.findHint}
      </p>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        aria-describedby={hint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter adds the first that is found; it must not send the form.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [first] = found;
          if (first) choose(first.slug, first.name[language]);
        }}
      />
      {q !== '' && (
        <ul className="recipients__found">
          {found.length === 0 && <li className="muted">{words.noneFound}</li>}
          {found.slice(0, OFFERED).map(({ slug, name }) => (
            <li key={slug}>
              <button type="button" className="link" onClick={() => choose(slug, name[language])}>
                {words.add(name[language])}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
