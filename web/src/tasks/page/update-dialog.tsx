import { Dialog } from '../../parts/dialog.tsx';
import type { PlanTask } from '../types.ts';
import { useTaskWords } from '../words.ts';
import { UpdateForm } from './update-form.tsx';

/** The same form as on the task's own page, over the board. */
export function UpdateDialog({ task, close }: { task: PlanTask; close: () => void }) {
  const words = useTaskWords();
  return (
    <Dialog open onClose={close} title={words.form.title} lead={task.title} className="dialog--wide">
      <UpdateForm task={task} onCancel={close} onSent={close} />
    </Dialog>
  );
}
