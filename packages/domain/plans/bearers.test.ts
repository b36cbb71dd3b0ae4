import { expect, test } from 'vitest';
import { gapsOfNobody } from './bearers.ts';
import { contentsIn } from './contents.ts';

const task = (key: string, responsible: object | null) => ({ key, title: key, responsible });
const contents = contentsIn(
  JSON.stringify({
    ...{ monthsCovered: [1], uncoveredReason: null, sections: {} },
    months: [
      {
        ...{ month: 1, results: [] },
        tasks: [
          task('a', null),
          task('b', { duty: 'core_enterprise' }),
          task('c', { duty: 'owner_focal' }),
          task('d', { organisation: 'bo-a', unit: null }),
        ],
      },
    ],
  }),
);
const at = (place: number) => `/contents/months/0/tasks/${place}/responsible`;
const bearer = (
  kind: 'core_enterprise' | 'owner_focal' | 'promoting',
  organisation: string,
  platform: string | null,
) => ({
  ...{ kind, organisation, platform, unit: null },
});
const gone = { organisation: 'cty-tan', unit: null, on: '2025-03-01', name: { vi: 'Tan', en: 'Gone' }, heirs: [] };

test('a task is given to a duty that somebody bears towards a platform of the plan, and who is still there', () => {
  const gaps = (platforms: string[], ...bearers: ReturnType<typeof bearer>[]) =>
    gapsOfNobody(contents, platforms, { bearers, ended: [gone] }, '2026-01-01').map(({ pointer }) => pointer);
  const vendor = bearer('core_enterprise', 'cty-a', 'NDP-0001');
  const promoting = bearer('promoting', 'bo-a', 'NDP-0001');
  expect(gaps(['NDP-0001'], vendor, promoting)).toEqual([]);
  expect(gaps(['NDP-0001'], vendor)).toEqual([at(2)]);
  expect(gaps(['NDP-0002'], vendor, promoting)).toEqual([at(1), at(2)]);
  expect(gaps([], vendor, promoting)).toEqual([at(1), at(2)]);
  expect(gaps(['NDP-0001'], bearer('core_enterprise', 'cty-tan', 'NDP-0001'), promoting)).toEqual([at(1)]);
  expect(gaps(['NDP-0001'], bearer('core_enterprise', 'cty-a', null), promoting)).toEqual([at(1)]);
});
