import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, Problem } from '../../../api/problem.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useMe } from '../../../session/me.ts';
import type { Draft } from '../shapes.ts';
import { useGridTexts } from '../words.ts';
import { FileForm } from './file-form.tsx';
import { sendWorkbook } from './send-file.ts';

/** Takes the whole plan from its workbook. Nothing changes while a cell of it is wrong. */
export function WorkbookDialog({ plan, close }: { plan: Draft; close: () => void }) {
  const { exchange: words } = useGridTexts();
  const { organisation } = useMe();
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ['plan', organisation.slug, plan.id] });
  const [foreign, setForeign] = useState<File | null>(null);
  const [meant, setMeant] = useState(false);
  return (
    <Dialog open onClose={close} title={words.bookTitle} lead={words.bookLead} className="dialog--wide">
      <FileForm
        ending=".xlsx"
        verb={words.bookSend}
        close={close}
        chosen={() => {
          setForeign(null);
          setMeant(false);
        }}
        send={async (file, signal) => {
          try {
            const how = { reopen: plan.editReopens, other: file === foreign && meant };
            await sendWorkbook(organisation.slug, plan.id, plan.version, how, file, signal);
          } catch (error) {
            if (error instanceof Problem && error.errors.some(({ pointer }) => pointer === 'other')) setForeign(file);
            if (isProblem(error, 'precondition_failed')) await renew();
            throw error;
          }
          confirmDone(words.bookDone);
          close();
          await renew();
        }}
      >
        {foreign !== null && (
          <label className="check">
            <input type="checkbox" checked={meant} onChange={(event) => setMeant(event.target.checked)} />
            <span>{words.bookOther}</span>
          </label>
        )}
        {plan.editReopens && (
          <div className="note note--cam">
            <Icon name="warn" />
            <p>{words.reopen}</p>
          </div>
        )}
      </FileForm>
    </Dialog>
  );
}
