import type { Bilingual } from '../catalogue/shapes.ts';
import type { FieldError } from '../refusal.ts';
import { type PlanContents, resultsOf } from './contents.ts';
import { isFilled } from './sections.ts';
import type { PlanTemplate } from './template.ts';

/**
 * What keeps a plan from being issued, each with its place: a mandatory content that is missing (186 Điều 1, IV.1,
 * IV.2.c), a covered month without tasks or with a task without an expected result, a month outside the covered ones,
 * months left out without a reason, one task or result in two months, a date outside its month, a target by a month
 * that is not covered.
 */
export function gapsIn(contents: PlanContents, template: PlanTemplate, year: number): FieldError[] {
  return [
    ...missingContents(contents, template),
    ...gapsInMonths(contents, template),
    ...keysTwice(contents),
    ...strayDates(contents, year),
    ...strayTargets(contents, template),
  ];
}

const at = (pointer: string, detail: Bilingual): FieldError => ({ pointer: `/contents/${pointer}`, detail });

function missingContents({ sections }: PlanContents, template: PlanTemplate): FieldError[] {
  return template.contents.flatMap(({ code, type, title, clause, mandatory }, index) => {
    if (!mandatory || isFilled(type, sections[code])) return [];
    return [missing(code, index, title, clause)];
  });
}

function missing(code: string, index: number, title: Bilingual, clause: string): FieldError {
  return at(`sections/${code}`, {
    vi: `Nội dung ${index + 1} “${title.vi}” còn trống (${clause}).`,
    en: `Content ${index + 1} "${title.en}" is empty (${clause}).`,
  });
}

function gapsInMonths(contents: PlanContents, { months }: PlanTemplate): FieldError[] {
  const given = new Map(contents.months.map((m, index) => [m.month, { ...m, index }]));
  const covered = [...new Set(contents.monthsCovered)].sort((a, b) => a - b);
  if (months === 'optional' && covered.length === 0 && contents.months.every(isEmpty)) return [];
  const problems = covered.flatMap((number) => {
    const found = given.get(number);
    if (!found || found.tasks.length === 0)
      return [at('months', { vi: `Tháng ${number} chưa có công việc.`, en: `Month ${number} has no task.` })];
    if (found.results.length === 0) {
      const detail = {
        vi: `Tháng ${number} có công việc nhưng chưa có kết quả cần đạt.`,
        en: `Month ${number} has tasks but no expected result.`,
      };
      return [at(`months/${found.index}/results`, detail)];
    }
    return found.tasks.flatMap((task, place) => {
      if (resultsOf(task, found.results).length > 0) return [];
      const detail = {
        vi: `Tháng ${number}, công việc ${place + 1} “${shortened(task.title)}” chưa có kết quả cần đạt.`,
        en: `Month ${number}, task ${place + 1} "${shortened(task.title)}" has no expected result.`,
      };
      return [at(`months/${found.index}/tasks/${place}`, detail)];
    });
  });
  const outside = contents.months.flatMap((month, index) =>
    covered.includes(month.month) || isEmpty(month)
      ? []
      : [
          at(`months/${index}/month`, {
            vi: `Tháng ${month.month} nằm ngoài các tháng kế hoạch.`,
            en: `Month ${month.month} is not covered by the plan.`,
          }),
        ],
  );
  if (covered.length === 0)
    outside.push(at('monthsCovered', { vi: 'Chọn các tháng có kế hoạch.', en: 'Choose the months that are planned.' }));
  else if (covered.length < 12 && contents.uncoveredReason === null)
    outside.push(
      at('uncoveredReason', {
        vi: 'Nêu lý do các tháng còn lại của năm không có trong kế hoạch.',
        en: 'Say why the other months of the year are not in the plan.',
      }),
    );
  return [...problems, ...outside];
}

function isEmpty({ tasks, results }: PlanContents['months'][number]): boolean {
  return tasks.length === 0 && results.length === 0;
}

/**
 * A task or result is known by its key over the versions of its plan, so it stands in one month. Each section is
 * written by itself, so that what is moved may stand in both for a while, but not when the plan is issued.
 */
function keysTwice({ months }: PlanContents): FieldError[] {
  const twice = (field: 'tasks' | 'results', vi: string, en: string) => {
    const first = new Map<string, number>();
    return months.flatMap(({ month, ...parts }, index) =>
      parts[field].flatMap(({ key }, place): FieldError[] => {
        const before = first.get(key);
        first.set(key, before ?? month);
        if (before === undefined) return [];
        return [
          at(`months/${index}/${field}/${place}`, {
            vi: `Tháng ${month}, ${vi} ${place + 1} đã có ở tháng ${before}. Xoá một trong hai.`,
            en: `Month ${month}, ${en} ${place + 1} is in month ${before} already. Delete one of the two.`,
          }),
        ];
      }),
    );
  };
  return [...twice('tasks', 'công việc', 'task'), ...twice('results', 'kết quả', 'expected result')];
}

/** A task is due in the month it stands in, and begins in the year of the plan, not after it is due. */
export function strayDates(contents: Pick<PlanContents, 'months'>, year: number): FieldError[] {
  return contents.months.flatMap(({ month, tasks }, index) =>
    tasks.flatMap(({ startsOn, dueOn }, place): FieldError[] => {
      const here = `months/${index}/tasks/${place}`;
      const its = `${year}-${String(month).padStart(2, '0')}`;
      if (dueOn !== null && !dueOn.startsWith(its))
        return [
          at(`${here}/dueOn`, {
            vi: `Hạn ${dueOn} không thuộc tháng ${month}/${year}. Sửa hạn hoặc chuyển công việc sang tháng đó.`,
            en: `The due date ${dueOn} is not in month ${month} of ${year}. Change it, or move the task to that month.`,
          }),
        ];
      if (startsOn === null) return [];
      if (!startsOn.startsWith(`${year}-`) || startsOn > (dueOn ?? `${its}-31`))
        return [
          at(`${here}/startsOn`, {
            vi: `Ngày bắt đầu ${startsOn} phải trong năm ${year} và không sau hạn.`,
            en: `The start ${startsOn} must be in ${year} and not after the due date.`,
          }),
        ];
      return [];
    }),
  );
}

/** A target is reached in a month that the plan covers, where it names one. A plan without months bounds none. */
function strayTargets({ monthsCovered, sections }: PlanContents, template: PlanTemplate): FieldError[] {
  if (monthsCovered.length === 0) return [];
  return template.contents.flatMap(({ code, title }) =>
    (sections[code]?.targets ?? []).flatMap(({ name, month }, place): FieldError[] => {
      if (month === null || monthsCovered.includes(month)) return [];
      return [
        at(`sections/${code}/targets/${place}/month`, {
          vi: `“${title.vi}”, chỉ tiêu ${place + 1} “${shortened(name)}” hẹn tháng ${month}, nằm ngoài các tháng kế hoạch. Sửa tháng hoặc thêm tháng này vào kế hoạch.`,
          en: `"${title.en}", target ${place + 1} "${shortened(name)}" is for month ${month}, which the plan does not cover. Change the month, or add it to the plan.`,
        }),
      ];
    }),
  );
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
