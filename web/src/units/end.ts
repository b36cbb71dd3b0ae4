import { useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { UnitRow } from '../api/types.ts';
import { currentTexts } from '../language/store.ts';
import { failed } from '../parts/failed.ts';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';

/** Ends a unit that has neither members nor duties, with a way back for as long as the confirmation stands. */
export function useEndUnit(): (unit: UnitRow) => Promise<void> {
  const { organisation } = useMe();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ['units'] });
  return async ({ id, name }) => {
    const { units: words } = currentTexts();
    const params = { path: { org: organisation.slug, id } };
    const restore = async () => {
      await answered(api.POST('/v1/t/{org}/units/{id}/restore', { params }));
      confirmDone(words.restored(name));
      await again();
    };
    try {
      await answered(api.DELETE('/v1/t/{org}/units/{id}', { params }));
      confirmDone(words.ended(name), () => void restore().catch(failed));
      await again();
    } catch (error) {
      failed(error);
    }
  };
}
