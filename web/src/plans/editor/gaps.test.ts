import { expect, test } from 'vitest';
import { planEditor as words } from '../../texts/plans/editor.vi.ts';
import { placesOfGaps } from './gaps.ts';

const gap = (pointer: string) => ({ pointer: `/contents/${pointer}`, detail: { vi: '', en: '' } });
const month = (code: string, tasks: number) => ({
  code,
  month: { tasks: Array.from({ length: tasks }, (_, at) => ({ key: `t${at}` })), results: [] },
});

test('each gap leads to where it is put right: a content, a month by its number, or the frame', () => {
  const plan = {
    template: { contents: [{ code: 'year-frame' }, { code: 'roadmap' }] },
    sections: [
      { code: 'frame', frame: { monthsCovered: [2, 3, 5] } },
      // Emptied, and not covered: it is no month of the plan any more, and not counted.
      month('m01', 0),
      month('m03', 1),
      month('m07', 2),
    ],
    gaps: [
      gap('sections/roadmap'),
      gap('months'),
      gap('months/0/results'),
      gap('months'),
      gap('months/1/month'),
      gap('uncoveredReason'),
    ],
  };
  const places = placesOfGaps(plan as never, words);
  expect(places.map(({ section, place }) => `${section} ${place}`)).toEqual([
    'roadmap roadmap-text',
    'months thang-2',
    'months thang-3',
    'months thang-5',
    'months thang-7',
    'frame frame-uncoveredReason',
  ]);
  expect(places[0]?.name).toBe('mục 2');
});
