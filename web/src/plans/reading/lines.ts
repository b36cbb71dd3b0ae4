import { day } from '../../dates/format.ts';
import { figure, money } from './amount.ts';
import type { Content, Frame, Month, Named, Task } from './plan.ts';
import type { ReadingWords } from './words.ts';

/** What a section says, line by line: the form in which two versions of it are compared. */
export function linesOfContent(content: Content, name: Named, words: ReadingWords): string[] {
  const { form, focalUnit } = content;
  return [
    ...paragraphs(content.text),
    ...content.targets.map(
      ({ name: called, value, unit, month }) =>
        `${called}: ${figure(value)} ${unit}`.trim() + (month === null ? '' : `, ${words.byMonth(month)}`),
    ),
    ...content.stages.flatMap(({ name: called, objective, scope, users }) => [
      called,
      ...labelled(words.objective, objective),
      ...labelled(words.scope, scope),
      ...labelled(words.users, users),
    ]),
    ...content.agreements.map(({ title, parties, number, date, reviewedOn }) =>
      [title, parties, number, date && words.signedOn(day(date)), reviewedOn && words.reviewedOn(day(reviewedOn))]
        .filter(Boolean)
        .join('. '),
    ),
    ...content.groups.flatMap(({ name: called, members, decision }) => [
      [called, decision].filter(Boolean).join('. '),
      ...labelled(words.members, members),
    ]),
    ...(form === null ? [] : [words.form[form] ?? String(form)]),
    ...content.lines.map(
      ({ source, purpose, year, amount, note }) =>
        `${words.sources[source]}, ${words.purposes[purpose]}, ${year}: ${money(amount, words)}${note && ` (${note})`}`,
    ),
    ...(focalUnit === null ? [] : [`${words.focalUnit}: ${focalUnit}`]),
    ...content.assignments.map(
      ({ organisation, unit, responsibility }) => `${name({ organisation, unit })}: ${responsibility}`,
    ),
  ];
}

export function linesOfMonth({ tasks, results }: Month, name: Named, words: ReadingWords): string[] {
  return [
    ...tasks.map((task, place) => `${place + 1}. ${task.title} (${whose(task, name, words)}${when(task, words)})`),
    ...results.map(({ text, tasks: of }) => {
      const numbers = of.map((key) => tasks.findIndex((task) => task.key === key) + 1).filter((n) => n > 0);
      return `→ ${text}${numbers.length > 0 ? ` (${words.ofTasks(numbers.join(', '))})` : ''}`;
    }),
  ];
}

export function linesOfFrame({ title, monthsCovered, uncoveredReason }: Frame, words: ReadingWords): string[] {
  return [
    `${words.title}: ${title}`,
    `${words.covered}: ${monthsCovered.join(', ')}`,
    ...(uncoveredReason === null ? [] : [`${words.uncovered}: ${uncoveredReason}`]),
  ];
}

/** Who a task is for, and who helps. */
export function whose({ responsible, cooperating }: Task, name: Named, words: ReadingWords): string {
  const lead = responsible ? name(responsible) : words.unassigned;
  return cooperating.length === 0
    ? lead
    : `${lead}; ${words.cooperating.toLowerCase()}: ${cooperating.map(name).join(', ')}`;
}

/** ", hạn 31/3/2022", or nothing where the month says it all. */
export function when({ startsOn, dueOn }: Pick<Task, 'startsOn' | 'dueOn'>, words: ReadingWords): string {
  if (startsOn && dueOn) return `, ${words.span(day(startsOn), day(dueOn))}`;
  if (dueOn) return `, ${words.due(day(dueOn))}`;
  return startsOn ? `, ${words.from(day(startsOn))}` : '';
}

export function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '');
}

const labelled = (label: string, text: string) => paragraphs(text).map((line) => `${label}: ${line}`);
