import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Icon } from '../parts/icons.tsx';
import { confirmDone } from '../parts/toast.ts';
import { plansQuery } from '../plans/queries.ts';
import { useAmend } from '../plans/steps/amend.ts';
import { useMe } from '../session/me.ts';
import type { Issued } from './queries.ts';
import { useIssuedWords } from './words.ts';

/** For whoever drafts the plan: a new version of it is begun from the draft that it was issued from. */
export function Amend({ plan }: { plan: Issued }) {
  const { organisation, may } = useMe();
  const drafts = useQuery({ ...plansQuery(organisation.slug), enabled: may['plan.draft.read'] !== false });
  const draft = drafts.data?.items.find(
    ({ id, amends, state, mayAmend }) => (id === plan.id || amends === plan.id) && state === 'issued' && mayAmend,
  );
  return draft ? <AmendDraft draft={draft.id} /> : null;
}

function AmendDraft({ draft }: { draft: string }) {
  const words = useIssuedWords();
  const amend = useAmend(draft);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Icon name="pencil" />
        {words.amend}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.amendTitle}
        verb={words.amend}
        act={async () => {
          await amend();
          confirmDone(words.amended);
        }}
      >
        {words.amendText}
      </Confirm>
    </>
  );
}
