import { useId, useState } from 'react';
import { useTexts } from '../language/store.ts';
import { Icon } from '../parts/icons.tsx';
import type { Values } from './state.ts';
import { compareWords } from './words.ts';

interface Props {
  mine: Values;
  theirs: Values;
  /** Names of the fields to compare; a secret has none here. */
  labels: Partial<Record<string, string>>;
  shown: (name: string, value: string | string[]) => string;
  choose: (name: string, value: string | string[]) => void;
}

/** Two people changed the same thing: shows each difference and lets one choose, field by field. */
export function Conflict({ mine, theirs, labels, shown, choose }: Props) {
  const texts = useTexts();
  // As it was typed when the difference came up; choosing changes the form, not this.
  const [typed] = useState(mine);
  const names = Object.keys(theirs).filter((name) => labels[name] && String(typed[name]) !== String(theirs[name]));
  return (
    <div className="note note--cam" role="alert">
      <Icon name="warn" />
      <div className="grow">
        <p className="b">{texts.form.conflict}</p>
        <p>{texts.form.conflictText}</p>
        {names.map((name) => (
          <Difference
            key={name}
            label={labels[name] ?? name}
            mine={typed[name] ?? ''}
            theirs={theirs[name] ?? ''}
            shown={(value) => shown(name, value)}
            choose={(value) => choose(name, value)}
          />
        ))}
      </div>
    </div>
  );
}

interface DifferenceProps {
  label: string;
  mine: string | string[];
  theirs: string | string[];
  shown: (value: string | string[]) => string;
  choose: (value: string | string[]) => void;
}

function Difference({ label, mine, theirs, shown, choose }: DifferenceProps) {
  const texts = useTexts();
  const name = useId();
  const runs = compareWords(shown(theirs), shown(mine));
  return (
    <fieldset className="diff">
      <legend className="b">{label}</legend>
      <p>
        <span className="quiet">{texts.form.latest}: </span>
        {shown(theirs) || texts.state.unknown}
      </p>
      <p>
        <span className="quiet">{texts.form.yours}: </span>
        {runs.map(({ kind, text }, at) => (
          <Run key={at} kind={kind} text={text} />
        ))}
      </p>
      <span className="seg">
        <label>
          <input type="radio" name={name} defaultChecked onChange={() => choose(mine)} />
          {texts.form.mine}
        </label>
        <label>
          <input type="radio" name={name} onChange={() => choose(theirs)} />
          {texts.form.theirs}
        </label>
      </span>
    </fieldset>
  );
}

function Run({ kind, text }: { kind: 'same' | 'gone' | 'new'; text: string }) {
  if (kind === 'gone') return <del className="del">{text}</del>;
  if (kind === 'new') return <ins className="ins">{text}</ins>;
  return text;
}
