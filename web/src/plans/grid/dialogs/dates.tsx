import { day } from '../../../dates/format.ts';
import { only } from '../../../forms/errors.ts';
import { Form } from '../../../forms/form.tsx';
import { TextField } from '../../../forms/inputs.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { lastDay, type Task } from '../shapes.ts';
import { useGridTexts } from '../words.ts';

interface Props {
  task: Task;
  month: number;
  year: number;
  apply: (fields: Pick<Task, 'startsOn' | 'dueOn'>) => void;
  close: () => void;
}

/** When a task begins and when it is due; due in its month, the month's last day where none is given. */
export function DatesDialog({ task, month, year, apply, close }: Props) {
  const { due: words } = useGridTexts();
  const end = lastDay(year, month);
  return (
    <Dialog open onClose={close} title={words.title} lead={task.title}>
      <Form
        name={`thoi-han-${task.key}`}
        initial={{ startsOn: task.startsOn ?? '', dueOn: task.dueOn ?? '' }}
        verb={words.save}
        onCancel={close}
        check={({ startsOn, dueOn }) =>
          only({
            startsOn:
              startsOn !== '' &&
              ((!startsOn.startsWith(`${year}-`) && words.notInYear(year)) ||
                (startsOn > (dueOn || end) && words.afterDue)),
            dueOn: dueOn !== '' && dueOn.slice(0, 7) !== end.slice(0, 7) && words.notInMonth(month, year),
          })
        }
        send={async ({ startsOn, dueOn }) => {
          apply({ startsOn: startsOn || null, dueOn: dueOn || null });
          close();
        }}
      >
        <TextField name="startsOn" label={words.starts} type="date" short />
        <TextField name="dueOn" label={words.due} hint={words.dueHint(day(end))} type="date" short />
      </Form>
    </Dialog>
  );
}
