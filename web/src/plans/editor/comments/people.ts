import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../../../members/queries.ts';
import { useMe } from '../../../session/me.ts';
import type { PersonRef } from '../../types.ts';

/** Colleagues who can be mentioned; oneself is not. */
export function useColleagues(): PersonRef[] {
  const { organisation, person, may } = useMe();
  const { data } = useQuery({ ...membersQuery(organisation.slug), enabled: may['member.read'] === true });
  const found = new Map(
    (data?.items ?? []).filter(({ ended }) => !ended).map((one) => [one.person.key, one.person.name]),
  );
  found.delete(person.key);
  const collator = new Intl.Collator('vi');
  return [...found].map(([key, name]) => ({ key, name })).sort((a, b) => collator.compare(a.name, b.name));
}
