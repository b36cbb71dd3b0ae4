import { useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { MemberRow } from '../api/types.ts';
import { currentTexts } from '../language/store.ts';
import { failed } from '../parts/failed.ts';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';

/** Ends a membership at once, with a way back for as long as the confirmation stands. */
export function useEndMember(): (member: MemberRow) => Promise<void> {
  const { organisation } = useMe();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ['members'] });
  return async ({ id, person, validTo }) => {
    const { members: words } = currentTexts();
    const path = { org: organisation.slug, id };
    const restore = async () => {
      const body = { until: validTo };
      await answered(api.POST('/v1/t/{org}/members/{id}/restore', { params: { path }, body }));
      confirmDone(words.restored(person.name));
      await again();
    };
    try {
      await answered(api.DELETE('/v1/t/{org}/members/{id}', { params: { path } }));
      confirmDone(words.ended(person.name), () => void restore().catch(failed));
      await again();
    } catch (error) {
      failed(error);
    }
  };
}
