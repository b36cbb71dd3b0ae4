import { canonical, sha256 } from '@ndp/database/canonical';
import * as v from 'valibot';
import { calendarDate, writtenText } from '../text.ts';
import { SectionBody } from './sections.ts';

const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12));

/** What stays the same when a task or a result is reworded or moved: unique within its plan. */
export const PartKey = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/));

export const newKey = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/** A part that came without a key gets one. Not a default of the schema: those are made when it is documented. */
const keyed = <T extends { key?: string | undefined }>(part: T) => ({
  ...part,
  key: part.key ?? newKey(),
});

/**
 * Who a task is for: an organisation or one of its units, or all that bear a duty towards the plan's platforms.
 * 186 Điều 2 assigns to units; the 2022 plan also to "các doanh nghiệp nòng cốt".
 */
export const Party = v.union([
  v.strictObject({
    organisation: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/)),
    unit: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))),
  }),
  v.strictObject({ duty: v.picklist(['core_enterprise', 'owner_focal', 'mic_focal']) }),
]);
export type Party = v.InferOutput<typeof Party>;

export const PlanTask = v.pipe(
  v.strictObject({
    key: v.optional(PartKey),
    title: writtenText(2000),
    responsible: v.optional(v.nullable(Party), null),
    cooperating: v.optional(v.pipe(v.array(Party), v.maxLength(30)), () => []),
    startsOn: v.optional(v.nullable(calendarDate), null),
    /** Its day in the month of the plan; the month's last day where none is given. */
    dueOn: v.optional(v.nullable(calendarDate), null),
  }),
  v.transform(keyed),
);
export type PlanTask = v.InferOutput<typeof PlanTask>;

export const PlanResult = v.pipe(
  v.strictObject({
    key: v.optional(PartKey),
    text: writtenText(2000),
    /** Keys of the month's tasks it is the result of; none: of the whole month, as in the year frame of 2022. */
    tasks: v.optional(v.pipe(v.array(PartKey), v.maxLength(200)), () => []),
  }),
  v.transform(keyed),
);
export type PlanResult = v.InferOutput<typeof PlanResult>;

/** One month's tasks and expected results: the columns Công việc | Kết quả cần đạt of the year frame. */
export const MonthBody = v.strictObject({
  tasks: v.pipe(v.array(PlanTask), v.maxLength(200)),
  results: v.pipe(v.array(PlanResult), v.maxLength(200)),
});
export type MonthBody = v.InferOutput<typeof MonthBody>;

/** What frames the rest: the title, which months are planned, and why the others are not. */
export const FrameBody = v.strictObject({
  title: writtenText(500),
  monthsCovered: v.pipe(v.array(month), v.maxLength(12)),
  uncoveredReason: v.nullable(writtenText(1000)),
});
export type FrameBody = v.InferOutput<typeof FrameBody>;

export const PlanMonth = v.strictObject({ month, ...MonthBody.entries });

/** What approval binds. 186 Điều 1, IV.1.a: contents, and tasks with expected results month by month. */
export const PlanContents = v.strictObject({
  monthsCovered: FrameBody.entries.monthsCovered,
  /** Why the year's other months are not covered; shown as a gap. Null when all twelve are. */
  uncoveredReason: FrameBody.entries.uncoveredReason,
  months: v.pipe(
    v.array(PlanMonth),
    v.maxLength(12),
    v.check(
      (months) => new Set(months.map((m) => m.month)).size === months.length,
      'Một tháng được nêu hai lần. Gộp lại. / A month is given twice. Put the two together.',
    ),
  ),
  /** Bodies of the template's contents, by their code. */
  sections: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{1,40}$/)), SectionBody), () => ({})),
});
export type PlanContents = v.InferOutput<typeof PlanContents>;
/** As somebody may send it: keys and empty lists left out. */
export type PlanContentsInput = v.InferInput<typeof PlanContents>;

/** The text that is stored and its SHA-256, equal for equal contents whatever their key order. */
export function sealed(contents: PlanContents): { text: string; sha256: string } {
  const textOf = canonical(contents);
  return { text: textOf, sha256: sha256(textOf) };
}

/**
 * Contents as they were stored, also those of before tasks had keys: they are known by their place, so that the same
 * text always reads the same.
 */
export function contentsIn(stored: string): PlanContents {
  const found = JSON.parse(stored) as v.InferInput<typeof PlanContents>;
  const keyed = found.months.map(({ month, tasks, results }) => ({
    month,
    tasks: tasks.map((task, place) => ({ key: `m${month}t${place}`, ...task })),
    results: results.map((result, place) => ({ key: `m${month}r${place}`, ...result })),
  }));
  return v.parse(PlanContents, { ...found, months: keyed });
}

/** The results that a task is done against: its own, and those of the whole month. */
export function resultsOf<R extends { tasks: readonly string[] }>(task: { key: string }, results: readonly R[]): R[] {
  return results.filter(({ tasks }) => tasks.length === 0 || tasks.includes(task.key));
}
