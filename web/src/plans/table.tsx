import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, ifMatch } from '../api/client.ts';
import type { PlanRow } from '../api/types.ts';
import { moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Pill, type Tone } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';

const LOOKS: Record<string, [Tone, IconName]> = {
  draft: ['plain', 'pencil'],
  in_review: ['cham', 'clock'],
  returned: ['son', 'back'],
  approved: ['luc', 'tick'],
  issued: ['luc', 'seal'],
};

interface Step {
  plan: PlanRow;
  kind: 'submit' | 'approve';
}

/** Drafts with their state and the steps that this person may take. */
export function PlanTable({ items }: { items: readonly PlanRow[] }) {
  const { plans: words } = useTexts();
  const [step, setStep] = useState<Step | null>(null);
  return (
    <>
      <StackTable heads={[words.name, words.state, words.updated, { acts: words.steps }]}>
        {items.map((plan) => (
          <Row key={plan.id} plan={plan} take={(kind) => setStep({ plan, kind })} />
        ))}
      </StackTable>
      {step && <Ask step={step} close={() => setStep(null)} />}
    </>
  );
}

function Row({ plan, take }: { plan: PlanRow; take: (kind: Step['kind']) => void }) {
  const { plans: words } = useTexts();
  const [tone, icon] = LOOKS[plan.state] ?? ['plain', 'ring'];
  return (
    <tr>
      <td>
        <b lang="vi">{plan.title}</b>
        <div className="small muted">
          {`${words.kinds[plan.kind] ?? plan.kind}, ${plan.year}. ${plan.platforms.join(', ')}`}
        </div>
      </td>
      <td>
        <Pill tone={tone} icon={icon}>
          {words.states[plan.state] ?? plan.state}
        </Pill>
      </td>
      <td className="small muted">
        {plan.draftedBy.name}
        <br />
        <time dateTime={plan.updatedAt}>{moment(plan.updatedAt)}</time>
      </td>
      <td className="acts">
        {plan.maySubmit && (
          <Button small onClick={() => take('submit')}>
            <Icon name="send" />
            {words.submit}
          </Button>
        )}
        {plan.mayApprove && (
          <Button small onClick={() => take('approve')}>
            <Icon name="tick" />
            {words.approve}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Ask({ step: { plan, kind }, close }: { step: Step; close: () => void }) {
  const { plans: words } = useTexts();
  const { organisation } = useMe();
  const client = useQueryClient();
  const params = { path: { org: organisation.slug, id: plan.id }, header: ifMatch(plan.version) };
  const act = async () => {
    if (kind === 'submit') await answered(api.POST('/v1/t/{org}/plans/{id}/submit', { params }));
    else await answered(api.POST('/v1/t/{org}/plans/{id}/approve', { params }));
    confirmDone(kind === 'submit' ? words.submitted : words.approved);
    await client.invalidateQueries({ queryKey: ['plans'] });
    await client.invalidateQueries({ queryKey: ['work'] });
  };
  return (
    <Confirm
      open
      onClose={close}
      title={kind === 'submit' ? words.submitTitle : words.approveTitle}
      verb={kind === 'submit' ? words.submit : words.approve}
      act={act}
    >
      {kind === 'submit' ? words.submitText(plan.title) : words.approveText(plan.title)}
    </Confirm>
  );
}
