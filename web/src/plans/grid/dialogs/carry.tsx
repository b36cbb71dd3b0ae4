import { Form } from '../../../forms/form.tsx';
import { SelectField } from '../../../forms/inputs.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { YEAR } from '../shapes.ts';
import { useGridTexts } from '../words.ts';

interface Props {
  what: string;
  from: number;
  apply: (month: number) => void;
  close: () => void;
}

/** To which month an item goes. */
export function CarryDialog({ what, from, apply, close }: Props) {
  const words = useGridTexts();
  const months = YEAR.filter((month) => month !== from);
  return (
    <Dialog open onClose={close} title={words.carry.title} lead={what}>
      <Form
        name={`chuyen-thang-${from}`}
        initial={{ month: String(months.find((month) => month > from) ?? months[0]) }}
        verb={words.carry.save}
        onCancel={close}
        send={async ({ month }) => {
          apply(Number(month));
          close();
        }}
      >
        <SelectField
          name="month"
          label={words.carry.label}
          choices={months.map((month) => ({ value: String(month), label: words.month(month) }))}
        />
      </Form>
    </Dialog>
  );
}
