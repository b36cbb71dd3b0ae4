import { canonical, sha256 } from '@ndp/database/canonical';
import * as v from 'valibot';
import type { Bilingual } from '../catalogue/shapes.ts';
import type { FieldError } from '../refusal.ts';
import { writtenText } from '../text.ts';

const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12));

/** One month of a plan. Results belong to the month, as in the year frame of 2022: Công việc | Kết quả cần đạt. */
export const PlanMonth = v.strictObject({
  month,
  tasks: v.pipe(v.array(v.strictObject({ title: writtenText(2000) })), v.maxLength(200)),
  results: v.pipe(v.array(v.strictObject({ text: writtenText(2000) })), v.maxLength(200)),
});

/** What approval binds: the year frame of a plan. 186 Điều 1, IV.1.a: tasks and expected results month by month. */
export const PlanContents = v.strictObject({
  monthsCovered: v.pipe(v.array(month), v.minLength(1), v.maxLength(12)),
  /** Why the year's other months are not covered; shown as a gap. Null when all twelve are. */
  uncoveredReason: v.nullable(writtenText(1000)),
  months: v.pipe(
    v.array(PlanMonth),
    v.maxLength(12),
    v.check(
      (months) => new Set(months.map((m) => m.month)).size === months.length,
      'Một tháng được nêu hai lần. Gộp lại. / A month is given twice. Put the two together.',
    ),
  ),
});
export type PlanContents = v.InferOutput<typeof PlanContents>;

/** The text that is stored and its SHA-256, equal for equal contents whatever their key order. */
export function sealed(contents: PlanContents): { text: string; sha256: string } {
  const textOf = canonical(contents);
  return { text: textOf, sha256: sha256(textOf) };
}

/**
 * What keeps the contents from being issued, each with its place: a covered month without tasks or without an
 * expected result, a month outside the covered ones, months left out without a reason, a month given twice.
 */
export function gapsIn(contents: PlanContents): FieldError[] {
  const given = new Map(contents.months.map((m, index) => [m.month, { ...m, index }]));
  const at = (pointer: string, detail: Bilingual): FieldError => ({ pointer: `/contents/${pointer}`, detail });
  const covered = [...new Set(contents.monthsCovered)].sort((a, b) => a - b);
  const problems = covered.flatMap((number) => {
    const found = given.get(number);
    if (!found || found.tasks.length === 0)
      return [at('months', { vi: `Tháng ${number} chưa có công việc.`, en: `Month ${number} has no task.` })];
    if (found.results.length > 0) return [];
    const detail = {
      vi: `Tháng ${number} có công việc nhưng chưa có kết quả cần đạt.`,
      en: `Month ${number} has tasks but no expected result.`,
    };
    return [at(`months/${found.index}/results`, detail)];
  });
  const outside = contents.months.flatMap(({ month: number }, index) =>
    covered.includes(number)
      ? []
      : [
          at(`months/${index}/month`, {
            vi: `Tháng ${number} nằm ngoài các tháng kế hoạch.`,
            en: `Month ${number} is not covered by the plan.`,
          }),
        ],
  );
  if (given.size !== contents.months.length)
    outside.push(at('months', { vi: 'Một tháng được nêu hai lần.', en: 'A month is given twice.' }));
  if (covered.length < 12 && contents.uncoveredReason === null)
    outside.push(
      at('uncoveredReason', {
        vi: 'Nêu lý do các tháng còn lại của năm không có trong kế hoạch.',
        en: 'Say why the other months of the year are not in the plan.',
      }),
    );
  return [...problems, ...outside];
}
