import {
  type ChangeEvent,
  type Ref,
  type TextareaHTMLAttributes,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { Field } from '../../forms/field.tsx';

interface About {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  readOnly: boolean;
}

type Changed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

/** What every control of one text is given. */
const control = ({ id, value, change, hint, error }: Omit<About, 'label' | 'readOnly'>) => ({
  id,
  value,
  className: 'input',
  'aria-invalid': error ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  onChange: (event: Changed) => change(event.target.value),
});

/** One line of text, or a date. */
export function Line({ label, readOnly, type = 'text', ...about }: About & { type?: 'text' | 'date' }) {
  return (
    <Field id={about.id} label={label} hint={about.hint} error={about.error}>
      <input type={type} readOnly={readOnly} lang="vi" {...control(about)} />
    </Field>
  );
}

/** A text of several lines, as high as what stands in it; `oneLine`: it wraps, but has no line breaks of its own. */
export function Prose({ label, readOnly, oneLine = false, ...about }: About & { oneLine?: boolean }) {
  const change = (text: string) => about.change(oneLine ? text.replace(/\s*\n\s*/g, ' ') : text);
  return (
    <Field id={about.id} label={label} hint={about.hint} error={about.error}>
      <Growing
        readOnly={readOnly}
        lang="vi"
        {...(oneLine && { rows: 1, 'data-one-line': true })}
        {...control({ ...about, change })}
      />
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** One of several, in groups where they have a name. */
export function Choose({
  label,
  readOnly,
  groups,
  none,
  ...about
}: About & { groups: readonly { name: string; choices: readonly Choice[] }[]; none: string }) {
  return (
    <Field id={about.id} label={label} hint={about.hint} error={about.error}>
      <select disabled={readOnly} {...control(about)}>
        <option value="">{none}</option>
        {groups.map(({ name, choices }) => (
          <optgroup key={name} label={name}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

/** Grows with its text; where the browser cannot do that by itself, its height follows each change. */
export function Growing({
  ref,
  ...props
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  const own = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => own.current as HTMLTextAreaElement);
  useLayoutEffect(() => {
    const { current } = own;
    if (current === null || CSS.supports('field-sizing', 'content')) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [props.value]);
  return <textarea ref={own} rows={3} {...props} />;
}
