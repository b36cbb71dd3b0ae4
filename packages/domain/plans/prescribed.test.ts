import { expect, test } from 'vitest';
import type { BearerFacts } from '../people/facts.ts';
import { recipientsOf } from './prescribed.ts';
import type { PlanTemplate } from './template.ts';

const template = { recipients: ['owner_focal', 'mic_focal', 'coordinator'] } as unknown as PlanTemplate;
const bearer = (
  kind: BearerFacts['kind'],
  organisation: string,
  platform: string | null = 'NDP-0001',
): BearerFacts => ({
  ...{ kind, organisation, platform, unit: null },
});
const bearers = [
  bearer('owner', 'bo-chu-quan'),
  bearer('mic_focal', 'bo-cu'),
  bearer('coordinator', 'dieu-phoi', null),
  bearer('core_enterprise', 'cty-b'),
  bearer('mic_focal', 'bo-khac', 'NDP-0002'),
];
const named = { vi: '', en: '' };
const heir = (slug: string) => [{ slug, vi: slug, en: slug }];
const ended = [
  { organisation: 'bo-cu', unit: null, on: '2025-03-01', name: named, heirs: heir('bo-moi') },
  { organisation: 'dieu-phoi', unit: 'vu-tan', on: '2025-03-01', name: named, heirs: [] },
];
const sentTo = (kind: string, day: string, home = 'cty-a') =>
  recipientsOf(['bkav'], { kind, platforms: ['NDP-0001'], template }, home, { bearers, ended }, day);

test('an enterprise’s plan names the three whom the law does, and who took the place of one that has ended', () => {
  expect(sentTo('enterprise', '2026-01-05')).toEqual(['bkav', 'bo-chu-quan', 'bo-moi', 'dieu-phoi']);
  expect(sentTo('enterprise', '2025-02-28')).toEqual(['bkav', 'bo-chu-quan', 'bo-cu', 'dieu-phoi']);
  expect(sentTo('enterprise', '2026-01-05', 'bo-moi')).toEqual(['bkav', 'bo-chu-quan', 'dieu-phoi']);
  expect(sentTo('mic', '2026-01-05')).toEqual(['bkav']);
});
