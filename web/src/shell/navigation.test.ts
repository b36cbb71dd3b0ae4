import { describe, expect, test } from 'vitest';
import type { Me } from '../api/types.ts';
import { vi as texts } from '../texts/vi.ts';
import { placesFor } from './navigation.ts';

const me = (may: Record<string, boolean>): Me => ({
  person: { key: 'p', name: 'P', email: null, language: 'vi' },
  organisation: { slug: 'o', name: 'O', nameEn: 'O', short: 'O', kind: 'ministry' },
  role: 'officer',
  unit: null,
  memberships: [],
  may,
  secondFactor: { totp: false, passkeys: 0, recoveryLeft: 0 },
  steppedUpUntil: null,
  session: { id: 's', accessExpiresAt: '', expiresAt: '' },
  unread: 2,
});
const paths = (may: Record<string, boolean>) =>
  placesFor(me(may), texts).flatMap(({ places }) => places.map(({ path }) => path));

describe('the places one is shown', () => {
  test('leave out what one may not use', () => {
    expect(paths({ 'platform.list': true, 'plan.draft.read': false })).toEqual(['viec', 'thong-bao', 'nen-tang']);
  });

  test('hold the organisation’s own screens for its administrator', () => {
    const may = {
      'member.read': true,
      'session.manage': true,
      'token.read': true,
      'audit.read': true,
      'settings.read': true,
    };
    expect(paths(may)).toEqual([
      'viec',
      'thong-bao',
      'thanh-vien',
      'don-vi',
      'phien',
      'ma-truy-cap',
      'nhat-ky',
      'thiet-lap',
    ]);
  });
});
