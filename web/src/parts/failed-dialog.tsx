import { useTexts } from '../language/store.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { wordsFor } from './states.tsx';

export default function FailedDialog({ error, close }: { error: unknown; close: () => void }) {
  const texts = useTexts();
  return (
    <Dialog open onClose={close} title={texts.failure.notDone} lead={wordsFor(error, texts)}>
      <div className="form__acts">
        <Button onClick={close}>{texts.do.close}</Button>
      </div>
    </Dialog>
  );
}
