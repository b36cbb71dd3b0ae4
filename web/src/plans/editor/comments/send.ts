import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api } from '../../../api/client.ts';
import { confirmDone } from '../../../parts/toast.ts';
import { useMe } from '../../../session/me.ts';
import { useEditor } from '../context.ts';
import { commentsQuery } from '../queries.ts';
import { useEditorWords } from '../words.ts';

interface NewComment {
  section: string;
  part: string | null;
  parent: string | null;
  body: string;
}

/** Sends a comment. The same words sent again after a lost answer are the same comment. */
export function useSendComment(): (comment: NewComment) => Promise<void> {
  const { comments: words } = useEditorWords();
  const { organisation } = useMe();
  const { plan } = useEditor();
  const client = useQueryClient();
  const tried = useRef<{ text: string; key: string } | null>(null);
  return async (body) => {
    const text = JSON.stringify(body);
    if (tried.current?.text !== text) tried.current = { text, key: crypto.randomUUID() };
    const params = {
      path: { org: organisation.slug, id: plan.id },
      header: { 'Idempotency-Key': tried.current.key },
    };
    await answered(api.POST('/v1/t/{org}/plans/{id}/comments', { params, body }));
    tried.current = null;
    confirmDone(words.sent);
    await client.invalidateQueries(commentsQuery(organisation.slug, plan.id));
  };
}
