import { type ReactNode, useState } from 'react';
import { useTexts } from '../language/store.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { wordsFor } from './states.tsx';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, so that nobody is surprised. */
  children: ReactNode;
  /** The verb of the button that does it. */
  verb: string;
  act: () => Promise<void>;
}

/** Asks before an act that cannot be taken back. */
export function Confirm({ open, onClose, title, children, verb, act }: Props) {
  const texts = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const go = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title={title} lead={children}>
      {failure !== null && (
        <p className="err" role="alert">
          {wordsFor(failure, texts)}
        </p>
      )}
      <div className="form__acts">
        <Button look="son" busy={busy} onClick={go}>
          {verb}
        </Button>
        <Button look="ghost" onClick={onClose}>
          {texts.do.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
