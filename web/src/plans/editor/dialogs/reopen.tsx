import { useSyncExternalStore } from 'react';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useEditor } from '../context.ts';
import { useEditorWords } from '../words.ts';

/** Something was typed into a plan that is in review or approved: saving it takes the plan back, which must be said. */
export function ReopenPlan() {
  const { reopen: words } = useEditorWords();
  const { saver } = useEditor();
  const asking = useSyncExternalStore(saver.subscribe, () =>
    saver
      .codes()
      .filter((code) => saver.of(code).phase === 'asks')
      .join(' '),
  );
  if (asking === '') return null;
  const codes = asking.split(' ');
  const stop = () => {
    for (const code of codes) saver.giveUp(code);
  };
  return (
    <Dialog open firm onClose={stop} title={words.title} lead={words.text}>
      <div className="form__acts">
        <Button look="son" onClick={() => saver.reopen()}>
          {words.verb}
        </Button>
        <Button look="ghost" onClick={stop}>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
