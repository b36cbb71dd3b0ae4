import type { ReactNode } from 'react';
import { Icon } from '../parts/icons.tsx';

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** A group of choices has a legend where a single input has a label. */
  group?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label, hint, error, input, in that order. */
export function Field({ id, label, hint, error, group = false, className = '', children }: Props) {
  const classes = `field ${error ? 'field--err' : ''} ${className}`.trim();
  const about = (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="err" id={`${id}-error`}>
          <Icon name="warn" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
  if (group)
    return (
      <fieldset className={classes} aria-describedby={hint ? `${id}-hint` : undefined}>
        <legend className="lbl">{label}</legend>
        {about}
        {children}
      </fieldset>
    );
  return (
    <div className={classes}>
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      {about}
      {children}
    </div>
  );
}
