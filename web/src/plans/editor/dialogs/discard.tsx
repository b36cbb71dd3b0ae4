import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { answered, api, ifMatch } from '../../../api/client.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useHref, useMe } from '../../../session/me.ts';
import { draftQuery } from '../../steps/draft.ts';
import { useEditor } from '../context.ts';
import { useEditorWords } from '../words.ts';

/** Throws a draft away that was never approved. */
export function DiscardPlan({ close }: { close: () => void }) {
  const { discard: words } = useEditorWords();
  const { plan, saver } = useEditor();
  const { organisation } = useMe();
  const href = useHref();
  const router = useRouter();
  const client = useQueryClient();
  const act = async () => {
    const query = draftQuery(organisation.slug, plan.id);
    await saver.settled();
    const { version } = await client.fetchQuery({ ...query, staleTime: 0 });
    const params = { path: { org: organisation.slug, id: plan.id }, header: ifMatch(version) };
    await answered(api.DELETE('/v1/t/{org}/plans/{id}', { params }));
    for (const code of saver.codes()) saver.forget(code);
    confirmDone(words.done);
    router.history.push(href('ke-hoach'));
    client.removeQueries(query);
    await client.invalidateQueries({ queryKey: ['plans'] });
  };
  return (
    <Confirm open onClose={close} title={words.title} verb={words.verb} act={act}>
      {words.text(plan.title)}
    </Confirm>
  );
}
