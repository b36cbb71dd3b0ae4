import { describe, expect, test } from 'vitest';
import type { Member } from '../permissions.ts';
import { after, fits, isTheirs, mayDo, REPLY_KINDS, sidesOf } from './state.ts';

const member = (organisation: string, unit: string | null, role: Member['role'] = 'officer'): Member => ({
  ...{ person: 'x', personId: '', role, duties: [], scopes: [], machines: [] },
  organisation: { id: organisation, slug: '', kind: 'ministry', namespace: '', validFrom: null, validTo: null },
  unit: unit === null ? null : { id: unit, slug: unit },
  session: { id: '', how: 'password', steppedUpAt: null, generation: 0, expiresAt: '' },
});
const obstacle = { organisationId: 'dn', unitId: null, toOrganisationId: 'bo', toUnitId: 'cuc', planOwner: 'bo' };

describe('an obstacle', () => {
  test('is raised by a whole organisation or by one of its units, and answered likewise', () => {
    expect(sidesOf(obstacle, member('dn', 'phong'))).toEqual(['raiser']);
    expect(sidesOf(obstacle, member('bo', 'cuc'))).toEqual(['addressee', 'planner']);
    expect(sidesOf(obstacle, member('bo', 'vu'))).toEqual(['planner']);
    expect(sidesOf(obstacle, member('bo', null))).toEqual(['planner']);
    expect(sidesOf(obstacle, member('la', null))).toEqual([]);
  });

  test('is answered and put off by its addressee, settled by its raiser, commented on by both and by the planners', () => {
    const by = (side: 'raiser' | 'addressee' | 'planner') => REPLY_KINDS.filter((kind) => isTheirs(kind, [side]));
    expect(by('raiser')).toEqual(['comment', 'close', 'reopen', 'withdraw']);
    expect(by('addressee')).toEqual(['comment', 'answer', 'extend']);
    expect(by('planner')).toEqual(['comment']);
  });

  test('moves from open to answered to closed, can be withdrawn before, and opened again after', () => {
    const can = (state: Parameters<typeof fits>[1]) => REPLY_KINDS.filter((kind) => fits(kind, state));
    expect(can('open')).toEqual(['comment', 'answer', 'close', 'withdraw', 'extend']);
    expect(can('answered')).toEqual(['comment', 'answer', 'close', 'reopen', 'withdraw']);
    expect(can('closed')).toEqual(['comment', 'reopen']);
    expect(can('withdrawn')).toEqual(['reopen']);
    expect(REPLY_KINDS.map((kind) => after(kind, 'open'))).toEqual([
      ...['open', 'answered', 'closed', 'open', 'withdrawn', 'open'],
    ]);
  });

  test('is nothing that a leader or an auditor says something of', () => {
    const open = { ...obstacle, state: 'open' as const };
    expect(mayDo(open, member('bo', 'cuc'))).toMatchObject({ mayAnswer: true, mayClose: false, mayLink: true });
    const none = Object.values(mayDo(open, member('bo', 'cuc', 'auditor')));
    expect(none).toEqual(none.map(() => false));
  });
});
