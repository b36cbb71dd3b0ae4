import { useQuery } from '@tanstack/react-query';
import type { Role } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { useMe } from '../session/me.ts';
import { unitsQuery } from '../units/queries.ts';

const ROLES: readonly Role[] = ['officer', 'head', 'leader', 'admin', 'auditor', 'editor', 'assessor'];

export function roleOf(text: string): Role {
  return ROLES.find((role) => role === text) ?? 'officer';
}

/** Roles and units as a form offers them. */
export function useChoices() {
  const { organisation } = useMe();
  const { roles, members } = useTexts();
  const units = useQuery(unitsQuery(organisation.slug));
  return {
    roles: ROLES.map((value) => ({ value, label: roles[value] })),
    units: [
      { value: '', label: members.noUnit },
      ...(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
}
