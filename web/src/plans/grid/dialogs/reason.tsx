import { Form } from '../../../forms/form.tsx';
import { LongTextField } from '../../../forms/inputs.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useGridTexts } from '../words.ts';

interface Props {
  reason: string | null;
  apply: (reason: string | null) => void;
  close: () => void;
}

/** Why months of the year are not in the plan. */
export function ReasonDialog({ reason, apply, close }: Props) {
  const words = useGridTexts();
  return (
    <Dialog open onClose={close} title={words.reasonTitle}>
      <Form
        name="ly-do-thang"
        initial={{ reason: reason ?? '' }}
        verb={words.saveReason}
        onCancel={close}
        send={async ({ reason: said }) => {
          apply(said.trim() || null);
          close();
        }}
      >
        <LongTextField name="reason" label={words.reasonLabel} />
      </Form>
    </Dialog>
  );
}
