import { Confirm } from '../../../parts/confirm.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useAmend } from '../../steps/amend.ts';
import { useEditor } from '../context.ts';
import { useEditorWords } from '../words.ts';

/** Opens an amendment of a plan that was issued: a draft of its own, copied from it. */
export function AmendPlan({ close }: { close: () => void }) {
  const { amend: words } = useEditorWords();
  const { plan } = useEditor();
  const amend = useAmend(plan.id);
  const act = async () => {
    await amend();
    confirmDone(words.done);
  };
  return (
    <Confirm open onClose={close} title={words.title} verb={words.verb} act={act}>
      {words.text}
    </Confirm>
  );
}
