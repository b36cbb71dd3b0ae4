import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  allow,
  type Member,
  may,
  PERMISSIONS,
  permissionNames,
  STEP_UP_MINUTES,
  steppedUpUntil,
} from './permissions.ts';
import { permissionsPage } from './permissions-page.ts';

const member = (change: Partial<Member> = {}): Member => ({
  person: 'someone',
  personId: '',
  role: 'officer',
  organisation: { id: '', slug: 'a', kind: 'press', namespace: 'org-a', validFrom: null, validTo: null },
  unit: null,
  duties: [],
  session: { id: '', how: 'password', steppedUpAt: null, generation: 0, expiresAt: '' },
  scopes: [],
  machines: [],
  ...change,
});

describe('the table of permissions', () => {
  test('is printed in docs/permissions.md as it stands here', () => {
    expect(readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')).toBe(permissionsPage());
  });

  test('gives what a role and a duty carry, and nothing to one without either', () => {
    expect(may(member(), 'plan.draft')).toBe(false);
    expect(may(member({ duties: [{ platform: 'NDP-0006', kind: 'mic_focal' }] }), 'plan.draft')).toBe(true);
    expect(may(member({ duties: [{ platform: 'NDP-0006', kind: 'overseer' }] }), 'plan.draft')).toBe(false);
    const ministry = { ...member().organisation, kind: 'ministry' } as const;
    expect(may(member({ organisation: ministry }), 'plan.draft')).toBe(true);
    expect(may(member({ organisation: ministry, role: 'leader' }), 'plan.draft')).toBe(false);
  });

  test('says which duty is missing where the role would do, and which role otherwise', async () => {
    const databases = {} as Parameters<typeof allow>[0];
    const told = (change: Partial<Member>) => allow(databases, member(change), 'plan.draft').catch(String);
    expect(await told({})).toMatch(/duty.*core enterprise/);
    expect(await told({ role: 'leader' })).toMatch(/Those who may: officer, head of unit/);
  });

  test('gives an API token its scopes and never more than a machine may have', () => {
    const token = member({ session: null, scopes: ['plan.read', 'plan.approve', 'member.manage'], role: 'officer' });
    expect(permissionNames.filter((name) => may(token, name))).toEqual(['plan.read']);
    const leader: Member = { ...token, role: 'leader' };
    expect(may(leader, 'plan.approve')).toBe(false);
  });

  test('asks a second factor for every act that binds the organisation or its access', () => {
    const binding = [
      'plan.approve',
      'plan.issue',
      'profile.publish',
      'edition.issue',
      'token.create',
      'account.secure',
    ];
    for (const name of binding) expect(PERMISSIONS[name as 'plan.approve']).toMatchObject({ stepUp: true });
  });
});

test('a second factor counts for fifteen minutes and not a moment longer', () => {
  const at = Date.parse('2026-03-25T09:50:00Z');
  const stepped = { session: { steppedUpAt: new Date(at).toISOString() } };
  expect(steppedUpUntil(stepped, at + STEP_UP_MINUTES * 60_000 - 1)).toBe('2026-03-25T10:05:00.000Z');
  expect(steppedUpUntil(stepped, at + STEP_UP_MINUTES * 60_000)).toBe(null);
  expect(steppedUpUntil(member(), at)).toBe(null);
});
