import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '../../../api/client.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useHref, useMe } from '../../../session/me.ts';
import { later } from '../../later.ts';
import { useEditor } from '../context.ts';
import { useEditorWords } from '../words.ts';

/** Opens an amendment of a plan that was issued: a draft of its own, copied from it. */
export function AmendPlan({ close }: { close: () => void }) {
  const { amend: words } = useEditorWords();
  const { plan } = useEditor();
  const { organisation } = useMe();
  const href = useHref();
  const router = useRouter();
  const client = useQueryClient();
  // One key for the dialog: pressing again after a lost answer opens the same amendment.
  const [key] = useState(() => crypto.randomUUID());
  const act = async () => {
    const { id } = await answered(
      later.POST<{ id: string }>('/v1/t/{org}/plans/{id}/amend', {
        params: { path: { org: organisation.slug, id: plan.id } },
        headers: { 'idempotency-key': key },
      }),
    );
    confirmDone(words.done);
    await client.invalidateQueries({ queryKey: ['plans'] });
    router.history.push(href(`ke-hoach/${id}`));
  };
  return (
    <Confirm open onClose={close} title={words.title} verb={words.verb} act={act}>
      {words.text}
    </Confirm>
  );
}
