import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../../api/client.ts';
import { useHref, useMe } from '../../session/me.ts';

/** Opens an amendment of an issued plan, by the id of the draft that it was issued from, and goes there. */
export function useAmend(draft: string): () => Promise<void> {
  const { organisation } = useMe();
  const href = useHref();
  const router = useRouter();
  const client = useQueryClient();
  // Pressed again after a lost answer, it is the same amendment.
  const [key] = useState(() => crypto.randomUUID());
  return async () => {
    const params = { path: { org: organisation.slug, id: draft }, header: { 'Idempotency-Key': key } };
    const { id } = await answered(api.POST('/v1/t/{org}/plans/{id}/amend', { params }));
    await client.invalidateQueries({ queryKey: ['plans'] });
    router.history.push(href(`ke-hoach/${id}`));
  };
}
