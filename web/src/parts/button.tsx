import type { ButtonHTMLAttributes, Ref } from 'react';
import { useTexts } from '../language/store.ts';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** son: the one act of the screen nearest to official effect. */
  look?: 'son' | 'plain' | 'ghost';
  small?: boolean;
  /** Being carried out: keeps its width, says so, and takes no second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({ look = 'plain', small = false, busy = false, className, onClick, children, ...rest }: Props) {
  const texts = useTexts();
  const classes = ['btn', look !== 'plain' && `btn--${look}`, small && 'btn--s', className].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={classes}
      aria-busy={busy || undefined}
      aria-label={busy ? texts.state.busy : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <span>{children}</span> : children}
    </button>
  );
}
