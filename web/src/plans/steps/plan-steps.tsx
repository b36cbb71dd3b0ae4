import { useState } from 'react';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useHref } from '../../session/me.ts';
import type { Draft } from './draft.ts';
import { GiveBack } from './give-back.tsx';
import { submitVerb, type Taken, TakeStep } from './take.tsx';
import { useStepWords } from './words.ts';

interface Props {
  plan: Draft;
  /** On the page on which the plan is read as a whole, the decision itself; elsewhere the way there. */
  reading?: boolean;
  /** What must have been done before it is submitted, such as saving what is being typed; throws why it was not. */
  before?: () => Promise<void>;
}

/** The one step that this member is to take next, and giving the plan back. */
export function PlanSteps({ plan, reading = false, before }: Props) {
  const words = useStepWords();
  const href = useHref();
  const [open, setOpen] = useState<Taken | 'return' | null>(null);
  const close = () => setOpen(null);
  const decides = plan.mayReview || plan.mayApprove;
  return (
    <>
      {plan.mayReturn && (reading || !decides) && (
        <Button onClick={() => setOpen('return')}>
          <Icon name="back" />
          {words.return}
        </Button>
      )}
      {plan.maySubmit && (
        <Button look="son" onClick={() => setOpen('submit')}>
          <Icon name="send" />
          {submitVerb(plan, words)}
        </Button>
      )}
      {decides && !reading && (
        <A className="btn btn--son" href={href(`ke-hoach/${plan.id}/duyet`)}>
          <Icon name="tick" />
          {plan.mayReview ? words.readHead : words.read}
        </A>
      )}
      {decides && reading && (
        <Button look="son" onClick={() => setOpen(plan.mayReview ? 'review' : 'approve')}>
          <Icon name={plan.mayReview ? 'send' : 'tick'} />
          {plan.mayReview ? words.pass : words.approve}
        </Button>
      )}
      {plan.mayIssue && (
        <A className="btn btn--son" href={href(`ke-hoach/${plan.id}/ban-hanh`)}>
          <Icon name="seal" />
          {words.issue}
        </A>
      )}
      {plan.issuedAs && (
        <A className="btn" href={href(`da-ban-hanh/${plan.issuedAs}`)}>
          <Icon name="file" />
          {words.issued}
        </A>
      )}
      {open === 'return' && <GiveBack plan={plan} close={close} />}
      {open !== null && open !== 'return' && (
        <TakeStep plan={plan} step={open} close={close} {...(before && { before })} />
      )}
    </>
  );
}
