import type { Bilingual } from '../catalogue/shapes.ts';
import { FRAME, monthCode } from './assemble.ts';
import type { Party, PlanContents, PlanResult, PlanTask } from './contents.ts';
import { FIELDS, type Worded, worded } from './section-words.ts';

/** One thing that differs between two versions of a plan. */
export interface Change {
  /** frame, m01…m12 or the code of a content. */
  section: string;
  what: 'added' | 'removed' | 'changed' | 'moved';
  label: Bilingual;
  /** As people read it, in the language of the plan; null where there was nothing. */
  before: string | null;
  after: string | null;
}

export type Version = PlanContents & { title?: string | undefined };

/**
 * What changed from one version to another, in the order of the plan: the frame, the months, the contents. Tasks and
 * results are known by their keys, so that one reworded or moved is not taken for another.
 * @param called the name of a party, as people know it
 */
export function changesBetween(before: Version, after: Version, called: (party: Party) => string): Change[] {
  return [...frameChanges(before, after), ...monthChanges(before, after, called), ...contentChanges(before, after)];
}

/** Nothing where both are equal; `what` follows from which of them there is. */
function differing(section: string, label: Bilingual, before: string | null, after: string | null): Change[] {
  const [was, is] = [before || null, after || null];
  if (was === is) return [];
  return [
    { section, what: was === null ? 'added' : is === null ? 'removed' : 'changed', label, before: was, after: is },
  ];
}

function frameChanges(before: Version, after: Version): Change[] {
  const months = ({ monthsCovered }: Version) => [...monthsCovered].sort((a, b) => a - b).join(', ');
  const named = before.title !== undefined && after.title !== undefined;
  return [
    ...(named ? differing(FRAME, LABELS.title, before.title ?? null, after.title ?? null) : []),
    ...differing(FRAME, LABELS.months, months(before), months(after)),
    ...differing(FRAME, LABELS.reason, before.uncoveredReason, after.uncoveredReason),
  ];
}

type Placed<T> = T & { month: number };
const placed = <T>(contents: Version, parts: (month: Version['months'][number]) => readonly T[]): Placed<T>[] =>
  [...contents.months]
    .sort((a, b) => a.month - b.month)
    .flatMap((month) => parts(month).map((part) => ({ ...part, month: month.month })));

/** Each part of either version with its other self: those that stand now first, then what is gone. */
function paired<T extends { key: string; month: number }>(before: readonly T[], after: readonly T[]) {
  const was = new Map(before.map((one) => [one.key, one]));
  const stays = new Set(after.map(({ key }) => key));
  return [
    ...after.map((is) => ({ was: was.get(is.key), is })),
    ...before.filter(({ key }) => !stays.has(key)).map((one) => ({ was: one, is: undefined })),
  ];
}

function monthChanges(before: Version, after: Version, called: (party: Party) => string): Change[] {
  const tasksIn = (version: Version) => placed<PlanTask>(version, ({ tasks }) => tasks);
  const resultsIn = (version: Version) => placed<PlanResult>(version, ({ results }) => results);
  const titles = new Map([...tasksIn(before), ...tasksIn(after)].map(({ key, title }) => [key, title]));
  const tasks = paired(tasksIn(before), tasksIn(after)).flatMap(({ was, is }) =>
    partChanges(LABELS.task, was, is, ({ title }) => title, [
      [LABELS.start, ({ startsOn }) => startsOn],
      [LABELS.due, ({ dueOn }) => dueOn],
      [LABELS.responsible, ({ responsible }) => responsible && called(responsible)],
      [LABELS.cooperating, ({ cooperating }) => cooperating.map(called).sort().join('; ')],
    ]),
  );
  const results = paired(resultsIn(before), resultsIn(after)).flatMap(({ was, is }) =>
    partChanges(LABELS.result, was, is, ({ text }) => text, [
      [LABELS.tasks, ({ tasks }) => tasks.map((key) => titles.get(key) ?? key).join('; ')],
    ]),
  );
  return [...tasks, ...results].sort((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : 0));
}

/** Of one task or result: that it is new, gone or elsewhere, that it reads otherwise, and what else of it differs. */
function partChanges<T extends { month: number }>(
  label: Bilingual,
  was: T | undefined,
  is: T | undefined,
  text: (part: T) => string,
  rest: readonly (readonly [Bilingual, (part: T) => string | null])[],
): Change[] {
  if (!was || !is) {
    const one = was ?? is;
    return one ? differing(monthCode(one.month), label, was ? text(was) : null, is ? text(is) : null) : [];
  }
  const section = monthCode(is.month);
  const about = (what: Bilingual): Bilingual => ({ vi: `${what.vi}: ${text(is)}`, en: `${what.en}: ${text(is)}` });
  const moved: Change = {
    ...{ section, what: 'moved', label: about(label) },
    ...{ before: String(was.month), after: String(is.month) },
  };
  return [
    ...(was.month === is.month ? [] : [moved]),
    ...differing(section, label, text(was), text(is)),
    ...rest.flatMap(([of, value]) => differing(section, about(of), value(was), value(is))),
  ];
}

function contentChanges(before: Version, after: Version): Change[] {
  const codes = [...new Set([...Object.keys(before.sections), ...Object.keys(after.sections)])];
  return codes.flatMap((code) => {
    const words = ({ sections }: Version): Worded => worded(sections[code]);
    const [was, is] = [words(before), words(after)];
    return FIELDS.flatMap(({ field, label }) => differing(code, label, was[field], is[field]));
  });
}

const LABELS = {
  title: { vi: 'Tên kế hoạch', en: 'Title' },
  months: { vi: 'Các tháng có kế hoạch', en: 'Months planned' },
  reason: { vi: 'Lý do các tháng không có kế hoạch', en: 'Why other months are not planned' },
  task: { vi: 'Công việc', en: 'Task' },
  result: { vi: 'Kết quả cần đạt', en: 'Expected result' },
  start: { vi: 'Ngày bắt đầu', en: 'Start' },
  due: { vi: 'Hạn', en: 'Due' },
  responsible: { vi: 'Chịu trách nhiệm', en: 'Responsible' },
  cooperating: { vi: 'Phối hợp', en: 'Co-operating' },
  tasks: { vi: 'Công việc của kết quả', en: 'Tasks of the result' },
} as const satisfies Record<string, Bilingual>;
