import { type HTMLInputTypeAttribute, useState } from 'react';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Field } from './field.tsx';
import { useField } from './state.ts';

interface About {
  name: string;
  label: string;
  hint?: string;
}
interface TextProps extends About {
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: 'numeric' | 'email' | 'tel' | 'url';
  short?: boolean;
  code?: boolean;
  spellCheck?: boolean;
}

export function TextField({ name, label, hint, type = 'text', short, code, ...rest }: TextProps) {
  const { id, error, control } = useField(name, hint);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        className={`input ${short ? 'input--short' : ''} ${code ? 'input--code' : ''}`}
        type={type}
        {...control}
        {...rest}
      />
    </Field>
  );
}

export function LongTextField({ name, label, hint }: About) {
  const { id, error, control } = useField(name, hint);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea className="input" {...control} />
    </Field>
  );
}

/** A password that one may look at while typing it. */
export function PasswordField({ name, label, hint, autoComplete }: About & { autoComplete: string }) {
  const texts = useTexts();
  const [seen, setSeen] = useState(false);
  const { id, error, control } = useField(name, hint);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="password">
        <input
          className="input"
          type={seen ? 'text' : 'password'}
          autoComplete={autoComplete}
          spellCheck={false}
          {...control}
        />
        <Button small look="ghost" aria-pressed={seen} onClick={() => setSeen(!seen)} aria-controls={id}>
          {seen ? texts.do.hide : texts.do.show}
        </Button>
      </div>
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function SelectField({ name, label, hint, choices }: About & { choices: readonly Choice[] }) {
  const { id, error, control } = useField(name, hint);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select className="input" {...control}>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function ChecksField({ name, label, hint, choices }: About & { choices: readonly Choice[] }) {
  const { id, error, list, set } = useField(name);
  const toggle = (value: string, on: boolean) => set(on ? [...list, value] : list.filter((v) => v !== value));
  return (
    <Field id={id} label={label} hint={hint} error={error} group>
      {choices.map(({ value, label: words }, at) => (
        <label className="check" key={value}>
          <input
            id={at === 0 ? id : undefined}
            type="checkbox"
            checked={list.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
          <span>{words}</span>
        </label>
      ))}
    </Field>
  );
}
