import { useState } from 'react';
import { day } from '../../dates/format.ts';
import { useTexts } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useHref } from '../../session/me.ts';
import type { Draft } from '../steps/draft.ts';
import type { Decision } from './decision.ts';
import { useIssueWords } from './words.ts';

interface Props {
  plan: Draft;
  decision: Decision;
  recipients: readonly string[];
  issue: () => Promise<void>;
  close: () => void;
}

/** The decision once more before it is made, for it cannot be unmade. */
export function Preview({ plan, decision, recipients, issue, close }: Props) {
  const words = useIssueWords();
  const { state, do: verbs, plans } = useTexts();
  const href = useHref();
  const [busy, setBusy] = useState(false);
  const { number, symbol, date, place, signer, signedBy, note, historical } = decision;
  const signs = signedBy ? [signedBy.authority, signedBy.title, signedBy.name].filter(Boolean).join(', ') : signer;
  const next = nextOf(plan.register, symbol ?? null);
  const go = async () => {
    setBusy(true);
    await issue();
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={historical ? words.recordTitle : words.previewTitle}
      lead={historical ? words.recordText : words.previewText}
      className="dialog--wide"
    >
      <dl className="kv">
        <dt>{plans.name}</dt>
        <dd lang="vi">{plan.title}</dd>
        <dt>{words.number}</dt>
        <dd>{number ?? (historical ? words.noNumber : words.isNext(next || state.unknown))}</dd>
        <dt>{words.date}</dt>
        <dd>{[place, date ? day(date) : words.noDate].filter(Boolean).join(', ')}</dd>
        <dt>{words.signer}</dt>
        <dd>{signs ?? state.unknown}</dd>
        {note && (
          <>
            <dt>{words.note}</dt>
            <dd>{note.vi}</dd>
          </>
        )}
        <dt>{words.recipients}</dt>
        <dd>{recipients.join('; ') || words.noRecipients}</dd>
      </dl>
      <div className="form__acts">
        <Button look="son" busy={busy} onClick={go}>
          {historical ? words.record : words.issue}
        </Button>
        <Button look="ghost" onClick={close}>
          {verbs.cancel}
        </Button>
        <A className="btn btn--ghost" href={href(`ke-hoach/${plan.id}/in`)} target="_blank">
          {words.paper}
        </A>
      </div>
    </Dialog>
  );
}

/** The number that a symbol gets next, as far as is known here: the first one where nothing was ever numbered. */
function nextOf({ symbol: last, next }: Draft['register'], symbol: string | null): string | null {
  if (symbol === null || symbol === last) return next;
  return last === null ? `01/${symbol}` : `…/${symbol}`;
}
