import { expect, test } from 'vitest';
import { inOrder, placeOf, subjectPlace } from './tasks.ts';

const to = (path: string) => `/t/o/${path}`;
const draft = { kind: 'plan.review', id: 'p', title: 'Kế hoạch', platforms: [], since: '2022-03-01T00:00:00.000Z' };

test('what is due stands by its date, before what has none', () => {
  const owed = [
    { kind: 'obstacle.answer', id: 'o', title: 'Vướng', dueOn: '2022-03-09', platforms: [] },
    { kind: 'task.late', id: 't', title: 'Việc', dueOn: '2022-03-02', platforms: [] },
    { kind: 'plan.acknowledge', id: 'k', title: 'Nhận', dueOn: null, platforms: [] },
  ] as const;
  const found = inOrder([draft], [...owed], to);
  expect(found.map(({ id }) => id)).toEqual(['t', 'o', 'p', 'k']);
  expect(found[0]?.href).toBe('/t/o/cong-viec/t');
});

test('a step of a plan is taken on the page of the plan that is for it', () => {
  expect(placeOf(draft, to)).toBe('/t/o/ke-hoach/p/duyet');
  expect(placeOf({ ...draft, kind: 'plan.submit' }, to)).toBe('/t/o/ke-hoach/p');
  expect(placeOf({ kind: 'duty.confirm', id: 'd' }, to)).toBe('/t/o/nen-tang?mine=1');
  expect(subjectPlace('plan:p', 'plan.issue', to)).toBe('/t/o/ke-hoach/p');
});
