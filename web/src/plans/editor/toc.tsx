import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';

interface Props {
  label: string;
  /** What it is opened by on a telephone, where it would push the section off the screen. */
  opener: string;
  /** The section that is open. */
  open: string;
  children: ReactNode;
}

/** The sections of a plan beside the one that is open; on a telephone they unfold when asked for, until one is chosen. */
export function Toc({ label, opener, open, children }: Props) {
  const [unfolded, setUnfolded] = useState(false);
  useEffect(() => setUnfolded(false), [open]);
  return (
    <nav className={unfolded ? 'toc toc--open' : 'toc'} aria-label={label}>
      <Button className="toc__open" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        <span>{opener}</span>
        <Icon name={unfolded ? 'up' : 'down'} />
      </Button>
      {children}
    </nav>
  );
}
