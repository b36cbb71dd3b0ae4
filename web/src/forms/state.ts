import { type ChangeEvent, createContext, type FocusEvent, useContext } from 'react';

/** What a form holds: texts, and lists of chosen names. */
export type Values = Record<string, string | string[]>;
/** By field, what is wrong and how to put it right; the key '' is for what belongs to no field. */
export type Errors = Record<string, string>;

export interface FormState {
  values: Values;
  errors: Errors;
  set: (name: string, value: string | string[]) => void;
  left: (name: string) => void;
  /** The id in the document of a field, its hint (`-hint`) and its error (`-error`). */
  idOf: (name: string) => string;
}

export const FormContext = createContext<FormState | null>(null);

/** One field of the form around it. Throws outside of a form. */
export function useField(name: string, hint?: string) {
  const form = useContext(FormContext);
  if (form === null) throw new Error(`the field ${name} stands in no form`);
  const id = form.idOf(name);
  const error = form.errors[name];
  const value = form.values[name];
  const set = (next: string | string[]) => form.set(name, next);
  return {
    id,
    error,
    list: Array.isArray(value) ? value : [],
    set,
    /** What every control of one text is given: its value, what describes it, and what becomes of it. */
    control: {
      id,
      value: typeof value === 'string' ? value : '',
      'aria-invalid': error ? true : undefined,
      'aria-describedby':
        [hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
        set(event.target.value),
      /** Leaving for a button checks nothing yet: an error that came up now would move the button away. */
      onBlur: (event: FocusEvent<Element>) => {
        if (!(event.relatedTarget instanceof HTMLButtonElement)) form.left(name);
      },
    },
  };
}
