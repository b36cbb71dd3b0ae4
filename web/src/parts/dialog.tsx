import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  lead?: ReactNode;
  /** Cannot be left by a click beside it or Escape: what it asks must be answered by its buttons. */
  firm?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A question over the page. The focus stays in it, and goes back to where it came from. */
export function Dialog({ open, onClose, title, lead, firm = false, className = '', children }: Props) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { reason }) => {
        if (!next && !(firm && (reason === 'escape-key' || reason === 'outside-press'))) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="shade" />
        <Base.Popup className={`dialog ${className}`}>
          <Base.Title>{title}</Base.Title>
          {lead && <Base.Description className="muted">{lead}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
