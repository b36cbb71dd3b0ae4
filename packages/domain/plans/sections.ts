import * as v from 'valibot';
import { calendarDate, optionalText, writtenText } from '../text.ts';

/** A text that may be left empty. @param most characters */
const prose = (most = 50_000) => v.optional(optionalText(most), '');
const rows = <S extends v.GenericSchema>(row: S, most = 100) =>
  v.optional(v.pipe(v.array(row), v.maxLength(most)), () => []);
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/));

/** Whose money, and what for. 186 Điều 1, IV.1.b (thứ 2) */
export const SOURCES = ['public', 'enterprise', 'other'] as const;
export const PURPOSES = ['build', 'use', 'operate', 'upgrade', 'expand', 'other'] as const;

/**
 * The most that one line may say, and all lines of a content together, in đồng: a thousand trillion is more than the
 * whole budget of the country, and sums of it are still exact.
 */
export const MOST_MONEY = 1_000_000_000_000_000;

export const money = v.pipe(
  v.number(),
  v.check((n) => Number.isSafeInteger(n), 'Nhập số tiền là số nguyên, đơn vị đồng. / Give a whole number of đồng.'),
  v.minValue(0, 'Số tiền không được âm. / Money cannot be negative.'),
  v.maxValue(
    MOST_MONEY,
    'Số tiền lớn quá mức hợp lý. Kiểm tra lại đơn vị. / This is too much to be right. Check the unit.',
  ),
);

export const Target = v.strictObject({
  name: writtenText(500),
  unit: prose(100),
  value: v.pipe(v.number(), v.finite('Nhập một con số. / Give a number.'), v.minValue(-1e15), v.maxValue(1e15)),
  month: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))), null),
});

export const ResourceLine = v.strictObject({
  source: v.picklist(SOURCES),
  purpose: v.picklist(PURPOSES),
  year: v.pipe(v.number(), v.integer(), v.minValue(2020), v.maxValue(2100)),
  /** In đồng. */
  amount: money,
  note: prose(500),
});
export type ResourceLine = v.InferOutput<typeof ResourceLine>;

/**
 * One content of a plan. Every content has a text; the rest belongs to contents of one type (SECTION_TYPES) and is
 * empty in others.
 */
export const SectionBody = v.strictObject({
  text: prose(),
  /** `targets`: assessment targets with their figures. IV.1.a, thứ 1 */
  targets: rows(Target, 200),
  /** `stages`: objectives, scope and main users, stage by stage. IV.1.a, thứ 2 */
  stages: rows(
    v.strictObject({ name: writtenText(300), objective: prose(5000), scope: prose(5000), users: prose(5000) }),
    20,
  ),
  /** `agreement`: co-operation agreements. IV.1.a, thứ 6 */
  agreements: rows(
    v.strictObject({
      title: writtenText(500),
      parties: prose(1000),
      number: prose(100),
      date: v.optional(v.nullable(calendarDate), null),
      reviewedOn: v.optional(v.nullable(calendarDate), null),
    }),
  ),
  /** `groups`: inter-sector boards and working groups. IV.1.a, thứ 8 */
  groups: rows(v.strictObject({ name: writtenText(500), members: prose(5000), decision: prose(300) })),
  /** `form`: 1 own investment, 2 ordered from enterprises, 3 both. IV.1.b, thứ 1 */
  form: v.optional(v.nullable(v.picklist([1, 2, 3])), null),
  /** `resources`: source × purpose × year. IV.1.b, thứ 2 */
  lines: rows(ResourceLine, 300),
  /** `assignment`: the owner's focal unit and what related units answer for. IV.1.b, thứ 3 */
  focalUnit: v.optional(v.nullable(slug), null),
  assignments: rows(v.strictObject({ organisation: slug, unit: v.nullable(slug), responsibility: writtenText(2000) })),
});
export type SectionBody = v.InferOutput<typeof SectionBody>;

export const SECTION_TYPES = [
  'text',
  'targets',
  'stages',
  'agreement',
  'groups',
  'form',
  'resources',
  'assignment',
] as const;
export type SectionType = (typeof SECTION_TYPES)[number];

const FILLED: Record<SectionType, (body: SectionBody) => boolean> = {
  text: ({ text }) => text !== '',
  targets: ({ text, targets }) => text !== '' || targets.length > 0,
  stages: ({ text, stages }) => text !== '' || stages.length > 0,
  agreement: ({ text, agreements }) => text !== '' || agreements.length > 0,
  groups: ({ text, groups }) => text !== '' || groups.length > 0,
  form: ({ form }) => form !== null,
  resources: ({ lines }) => lines.length > 0,
  assignment: ({ focalUnit, assignments }) => focalUnit !== null || assignments.length > 0,
};

/** Whether a content says what its clause asks for. */
export function isFilled(type: SectionType, body: SectionBody | undefined): boolean {
  return body !== undefined && FILLED[type](body);
}

/** Fields of a body that the type does not have; they would be carried along unseen. */
const OWN: Record<SectionType, readonly (keyof SectionBody)[]> = {
  text: [],
  targets: ['targets'],
  stages: ['stages'],
  agreement: ['agreements'],
  groups: ['groups'],
  form: ['form'],
  resources: ['lines'],
  assignment: ['focalUnit', 'assignments'],
};

/** The field that a body fills though its type has no such field, if any. */
export function strangeField(type: SectionType, body: SectionBody): keyof SectionBody | undefined {
  return (Object.keys(body) as (keyof SectionBody)[]).find((field) => {
    if (field === 'text' || OWN[type].includes(field)) return false;
    const value = body[field];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  });
}
