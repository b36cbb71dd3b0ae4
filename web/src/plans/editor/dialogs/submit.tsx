import { useQueryClient } from '@tanstack/react-query';
import { answered, api, ifMatch } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { currentLanguage, useTexts } from '../../../language/store.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useMe } from '../../../session/me.ts';
import { useEditor } from '../context.ts';
import { planQuery } from '../queries.ts';

/** Sends the plan to review, after what it still lacks has been said. What is being typed goes first. */
export function SubmitPlan({ close }: { close: () => void }) {
  const { submit: words } = useTexts().planEditor;
  const { plan, saver } = useEditor();
  const { organisation } = useMe();
  const client = useQueryClient();
  const query = planQuery(organisation.slug, plan.id);
  const act = async () => {
    if (!(await saver.settled())) throw new Problem(409, { detail: words.unsaved }, null);
    // Upon what one has just seen to the end: saving moved the version on.
    const now = await client.fetchQuery({ ...query, staleTime: 0 });
    const params = { path: { org: organisation.slug, id: plan.id }, header: ifMatch(now.version) };
    client.setQueryData(query.queryKey, await answered(api.POST('/v1/t/{org}/plans/{id}/submit', { params })));
    confirmDone(words.done);
    await client.invalidateQueries({ queryKey: ['plans'] });
    await client.invalidateQueries({ queryKey: ['work'] });
  };
  return (
    <Confirm open onClose={close} title={words.title} verb={words.verb} act={act}>
      {words.text}
      {plan.gaps.length > 0 && (
        <>
          <br />
          <b>{words.gaps(plan.gaps.length)}</b>
          {plan.gaps.slice(0, 8).map(({ pointer, detail }, at) => (
            <span key={`${pointer} ${at}`}>
              <br />– {detail[currentLanguage()]}
            </span>
          ))}
        </>
      )}
    </Confirm>
  );
}
