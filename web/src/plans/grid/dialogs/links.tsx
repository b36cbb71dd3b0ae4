import { Form } from '../../../forms/form.tsx';
import { ChecksField } from '../../../forms/inputs.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import type { MonthBody, Result } from '../shapes.ts';
import { useGridTexts } from '../words.ts';

interface Props {
  result: Result;
  body: MonthBody;
  apply: (tasks: readonly string[]) => void;
  close: () => void;
}

/** Of which tasks of its month a result is; of the whole month where none is chosen. */
export function LinksDialog({ result, body, apply, close }: Props) {
  const { links: words } = useGridTexts();
  return (
    <Dialog open onClose={close} title={words.title} lead={result.text} className="dialog--wide">
      <Form
        name={`ket-qua-${result.key}`}
        initial={{ tasks: [...result.tasks] }}
        verb={words.save}
        onCancel={close}
        send={async ({ tasks }) => {
          apply(tasks);
          close();
        }}
      >
        <ChecksField
          name="tasks"
          label={words.tasks}
          hint={words.lead}
          choices={body.tasks.map(({ key, title }, at) => ({ value: key, label: `${at + 1}. ${title}` }))}
        />
      </Form>
    </Dialog>
  );
}
