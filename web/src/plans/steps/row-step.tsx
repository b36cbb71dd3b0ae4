import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanRow } from '../../api/types.ts';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { draftQuery } from './draft.ts';
import { TakeStep } from './take.tsx';
import { useStepWords } from './words.ts';

/** In a list: the one step that this member may take next with a plan, or the way to the page where it is taken. */
export function PlanRowStep({ plan }: { plan: PlanRow }) {
  const words = useStepWords();
  const [submitting, setSubmitting] = useState(false);
  if (plan.maySubmit)
    return (
      <>
        <Button small onClick={() => setSubmitting(true)}>
          <Icon name="send" />
          {words.submit}
          <span className="sr">: {plan.title}</span>
        </Button>
        {submitting && <Submitting id={plan.id} close={() => setSubmitting(false)} />}
      </>
    );
  if (plan.mayReview) return <Way plan={plan} page="duyet" icon="send" words={words.readHead} />;
  if (plan.mayApprove) return <Way plan={plan} page="duyet" icon="tick" words={words.read} />;
  if (plan.mayIssue) return <Way plan={plan} page="ban-hanh" icon="seal" words={words.issue} />;
  return null;
}

function Way({ plan, page, icon, words }: { plan: PlanRow; page: string; icon: IconName; words: string }) {
  const href = useHref();
  return (
    <A className="btn btn--s" href={href(`ke-hoach/${plan.id}/${page}`)}>
      <Icon name={icon} />
      {words}
      <span className="sr">: {plan.title}</span>
    </A>
  );
}

/** What is missing is known from the plan itself, which the list does not carry. */
function Submitting({ id, close }: { id: string; close: () => void }) {
  const { organisation } = useMe();
  const { data } = useQuery(draftQuery(organisation.slug, id));
  return data ? <TakeStep plan={data} step="submit" close={close} /> : null;
}
