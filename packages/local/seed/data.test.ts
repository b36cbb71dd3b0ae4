import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import catalogue from './data/catalogue-186.json' with { type: 'json' };
import disagreements from './data/disagreements.json' with { type: 'json' };
import duties from './data/duties.json' with { type: 'json' };
import legalBases from './data/legal-bases.json' with { type: 'json' };
import links from './data/links.json' with { type: 'json' };
import events from './data/organisation-events.json' with { type: 'json' };
import organisations from './data/organisations.json' with { type: 'json' };
import people from './data/people.json' with { type: 'json' };
import plan from './data/plan-online-meetings-2022.json' with { type: 'json' };
import units from './data/units.json' with { type: 'json' };

const { entries } = catalogue;
const codes = entries.map((entry) => entry.code);
const organisationSlugs = organisations.map((organisation) => organisation.slug);
const unitSlugs = units.map((unit) => unit.slug);
const keys = legalBases.map((basis) => basis.key);
const personKeys = people.map((person) => person.key);

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const numbers = (list: typeof entries) => list.map((entry) => entry.number);
const numberOf = (code: string | null) => entries.find((entry) => entry.code === code)?.number;
const distinct = (list: string[]) => [...new Set(list)].sort();
const bearer = (duty: (typeof duties)[number]) => Object.values(duty.bearer).join();
const validOn = (day: string) => (row: { valid_from: string | null; valid_to: string | null }) =>
  (row.valid_from ?? '') <= day && day < (row.valid_to ?? '9999');
const unresolved = (list: (string | null | undefined)[], known: string[]) =>
  list.filter((item) => item != null && !known.includes(item));

/** Focal duties as the annex or the body (Điều 2, II) writes them. */
const focal = (code: string, source: 'annex' | 'body') =>
  duties.filter(
    (duty) => duty.platform === code && duty.source === source && ['promoting', 'mic_focal'].includes(duty.kind),
  );

/** The annex of the decision, cut at "(1)", "(2)" … "(35)". */
const annex = (() => {
  const decision = plain(readFileSync(new URL('./sources/decision-186-2022.txt', import.meta.url), 'utf8'));
  let rest = decision.slice(decision.indexOf('PHỤ LỤC: DANH MỤC'));
  return entries.map(({ number }) => {
    rest = rest.slice(rest.indexOf(`(${number}) Nền tảng`));
    const end = rest.indexOf(`(${number + 1}) Nền tảng`);
    return end < 0 ? rest : rest.slice(0, end);
  });
})();

test('The catalogue has 35 platforms, 20 of group I and 15 of group II, numbered in order', () => {
  expect(numbers(entries)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
  expect(codes).toEqual(numbers(entries).map((number) => `NDP-${String(number).padStart(4, '0')}`));
  expect(entries.map((entry) => entry.group).join()).toBe([...Array(20).fill('I'), ...Array(15).fill('II')].join());
});

test.each(entries)('Platform ($number) says word for word what the annex says under its number', (entry) => {
  const text = annex[entry.number - 1] ?? '';
  const [head = '', tail = ''] = text.split(' Mô tả ngắn gọn: ');
  expect(head.split(/ (?:Đề xuất )?[Cc]ơ quan (?:chủ quản|hỗ trợ)/)[0]).toBe(`(${entry.number}) ${entry.name_vi}`);
  expect(tail.split(/ (?:Đề xuất )?Đơn vị đầu mối/)[0]).toBe(entry.description_vi);
  const printed = [entry.owner_printed, entry.supporting_printed, entry.owner_focal_printed, entry.focal_printed];
  for (const words of printed) expect(text).toContain(words ?? '');
  for (const unit of entry.owner_focal) expect(text).toContain(unit.printed);
  expect(entry.description_en.length).toBeGreaterThan(entry.description_vi.length * 0.7);
});

test('Thirteen owners are proposed; the Ministry owns seven, which have one merged plan (CAT-07, Điều 1, IV.1.c)', () => {
  const proposed = entries.filter((entry) => entry.owner_proposed);
  expect(numbers(proposed)).toEqual([3, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  const merged = entries.filter((entry) => entry.owner === 'bo-thong-tin-va-truyen-thong' && !entry.owner_proposed);
  expect(numbers(merged)).toEqual([1, 2, 4, 5, 6, 8, 20]);
  const confirmed = duties.filter((duty) => duty.kind === 'owner' && duty.state === 'confirmed');
  expect(confirmed.map((duty) => numberOf(duty.platform))).toEqual(numbers(merged));
});

test('The annex names several focal units for exactly the ten platforms of CAT-09', () => {
  const several = codes.filter((code) => focal(code, 'annex').length > 1);
  expect(several.map(numberOf)).toEqual([2, 3, 17, 18, 23, 25, 26, 27, 30, 31]);
});

test('Several owner focal units, or one still to be named, stand where the annex puts them (CAT-10, CAT-11)', () => {
  expect(numbers(entries.filter((entry) => entry.owner_focal.length > 1))).toEqual([3, 12, 14, 15, 19]);
  const open = entries.filter((entry) => entry.owner_focal.some((unit) => unit.state === 'to_be_designated'));
  expect(numbers(open)).toEqual([12, 17]);
});

test('Annex and body differ on exactly eight platforms, each with its reading', () => {
  const differing = codes.filter((code) => {
    const leads = focal(code, 'body').filter((duty) => duty.rank === 'lead');
    return distinct(focal(code, 'annex').map(bearer)).join() !== distinct(leads.map(bearer)).join();
  });
  expect(differing.map(numberOf)).toEqual([2, 3, 23, 25, 26, 27, 30, 31]);
  expect(disagreements.map((row) => row.platform)).toEqual(differing);
  for (const row of disagreements) {
    expect(focal(row.platform, 'annex').map(bearer)).toEqual(row.annex);
    expect(focal(row.platform, 'annex').filter((duty) => duty.rank === 'lead')).toHaveLength(1);
    const inBody = focal(row.platform, 'body').map((duty) => `${duty.rank} ${bearer(duty)}`);
    const second = row.body_co_ordinating.map((slug) => `co_ordinating ${slug}`);
    expect(distinct(inBody)).toEqual(distinct([...row.body.map((slug) => `lead ${slug}`), ...second]));
  }
});

test('No bearer has the same duty twice under one clause', () => {
  const rows = duties.map((duty) => [duty.platform, bearer(duty), duty.kind, duty.clause].join());
  expect(distinct(rows)).toHaveLength(duties.length);
});

test('Slugs, keys and codes are unique', () => {
  const entrySlugs = entries.map((entry) => entry.slug);
  const lists = [codes, entrySlugs, keys, personKeys, [...organisationSlugs, ...unitSlugs]];
  for (const list of lists) expect(distinct(list)).toHaveLength(list.length);
});

test('Every reference resolves', () => {
  const bearers = duties.map((duty) => duty.bearer);
  const platforms = [...[...duties, ...disagreements].map((row) => row.platform), ...plan.platforms];
  expect(unresolved([...platforms, ...links.flatMap((link) => [link.from, link.to])], codes)).toEqual([]);
  const citedOrganisations = [
    ...entries.flatMap((entry) => [entry.owner, ...entry.supporting]),
    ...[...units, ...people, plan].map((row) => row.organisation),
    ...events.flatMap((event) => [...event.from, ...event.to]),
    ...bearers.map((one) => one.organisation),
    ...plan.recipients,
  ];
  expect(unresolved(citedOrganisations, organisationSlugs)).toEqual([]);
  const ownerFocal = entries.flatMap((entry) => entry.owner_focal);
  const citedUnits = [...[...ownerFocal, ...bearers, plan].map((row) => row.unit), plan.coordinator];
  expect(unresolved(citedUnits, unitSlugs)).toEqual([]);
  const cited = [...events, catalogue.edition, plan.decision].map((row) => row.legal_basis);
  expect(unresolved([...cited, ...bearers.map((one) => one.person)], [...keys, ...personKeys])).toEqual([]);
  for (const link of links) expect([link.to, link.external_vi].filter((end) => end !== null)).toHaveLength(1);
});

test('63 provinces become 34 on 1 July 2025, each merged away in exactly one event', () => {
  const provinces = organisations.filter((organisation) => organisation.kind === 'province');
  expect(provinces.filter(validOn('2025-06-30'))).toHaveLength(63);
  expect(provinces.filter(validOn('2025-07-01'))).toHaveLength(34);
  const mergers = events.filter((event) => event.legal_basis === '202-2025-qh15');
  expect(mergers).toHaveLength(23);
  for (const { slug, valid_to } of provinces) {
    const times = mergers.filter((event) => event.from.includes(slug)).length;
    if (valid_to === null) expect(times).toBe(mergers.filter((event) => event.to.includes(slug)).length);
    else expect([times, valid_to]).toEqual([1, '2025-07-01']);
  }
});

test('The plan of 2022 keeps its fourteen tasks and ten results, in months 1 to 6', () => {
  expect(plan.months.map((month) => month.month)).toEqual(plan.monthsCovered);
  expect(plan.months.flatMap((month) => month.tasks)).toHaveLength(14);
  expect(plan.months.flatMap((month) => month.results)).toHaveLength(10);
});
