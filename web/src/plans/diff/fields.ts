import { day } from '../../dates/format.ts';
import { currentLanguage } from '../../language/store.ts';
import type { EditorWords } from '../editor/words.ts';
import { showMillions, showNumber } from '../numbers.ts';
import type { AnyBody, FrameBody, MonthBody, SectionAnswer, SectionBody } from '../types.ts';

/** One thing that a section says, as a reader would read it out; the same `key` in two versions is the same thing. */
export interface FieldText {
  key: string;
  label: string;
  text: string;
}

type Party = NonNullable<MonthBody['tasks'][number]['responsible']>;
export interface Reading {
  words: EditorWords;
  /** Says who is meant. */
  nameOf: (party: Party) => string;
}

/** What a section says, of whichever kind it is; null where it does not exist. */
export const bodyOf = ({ frame, month, content }: Pick<SectionAnswer, 'frame' | 'month' | 'content'>): AnyBody | null =>
  frame ?? (month as MonthBody | null) ?? content;

/** A body as labelled texts, in the order of its form. */
export function fieldsOf(body: AnyBody | null, reading: Reading): FieldText[] {
  if (body === null) return [];
  const fields =
    'monthsCovered' in body ? frame(body, reading) : 'tasks' in body ? month(body, reading) : content(body, reading);
  const seen = new Map<string, number>();
  return fields
    .filter(({ text }) => text !== '')
    .map((one) => {
      const times = (seen.get(one.key) ?? 0) + 1;
      seen.set(one.key, times);
      return times === 1 ? one : { ...one, key: `${one.key} (${times})` };
    });
}

const field = (key: string, label: string, text: string | null | undefined): FieldText => ({
  key,
  label,
  text: text ?? '',
});
const line = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join('\n');
const labelled = (label: string, text: string | null) => text && `${label}: ${text}`;

function frame({ title, monthsCovered, uncoveredReason }: FrameBody, { words }: Reading): FieldText[] {
  return [
    field('title', words.fields.title, title),
    field('months', words.fields.months, monthsCovered.map((one) => words.month(one)).join(', ')),
    field('reason', words.fields.reason, uncoveredReason),
  ];
}

function month({ tasks, results }: MonthBody, { words, nameOf }: Reading): FieldText[] {
  const { fields } = words;
  const place = new Map(tasks.map(({ key }, at) => [key, at + 1]));
  return [
    ...tasks.map(({ key, title, responsible, cooperating, startsOn, dueOn }, at) =>
      field(
        `task ${key}`,
        fields.task(at + 1),
        line(
          title,
          responsible && labelled(fields.who, nameOf(responsible)),
          cooperating.length > 0 && labelled(fields.cooperating, cooperating.map(nameOf).join('; ')),
          startsOn && `${fields.starts} ${day(startsOn)}`,
          dueOn && `${fields.due} ${day(dueOn)}`,
        ),
      ),
    ),
    ...results.map(({ key, text, tasks: of }, at) => {
      const list = of.map((one) => place.get(one) ?? one).join(', ');
      return field(`result ${key}`, fields.result(at + 1), line(text, list && `(${fields.ofTasks(list)})`));
    }),
  ];
}

function content(body: SectionBody, { words, nameOf }: Reading): FieldText[] {
  const language = currentLanguage();
  const { fields } = words;
  const named = (rows: string, label: (n: number) => string, texts: { name: string; text: string }[]) =>
    texts.map(({ name, text }, at) => field(`${rows} ${name}`, label(at + 1), text));
  return [
    field('text', fields.text, body.text),
    ...named(
      'target',
      words.row.targets,
      body.targets.map(({ name, unit, value, month: by }) => ({
        name,
        text: line(name, `${showNumber(value, language)} ${unit}`.trim(), by === null ? null : words.month(by)),
      })),
    ),
    ...named(
      'stage',
      words.row.stages,
      body.stages.map(({ name, objective, scope, users }) => ({
        name,
        text: line(
          name,
          labelled(words.stages.objective, objective),
          labelled(words.stages.scope, scope),
          labelled(words.stages.users, users),
        ),
      })),
    ),
    ...named(
      'agreement',
      words.row.agreements,
      body.agreements.map(({ title, parties, number, date, reviewedOn }) => ({
        name: title,
        text: line(
          title,
          labelled(words.agreements.parties, parties),
          labelled(words.agreements.number, number),
          labelled(words.agreements.date, date && day(date)),
          labelled(words.agreements.reviewedOn, reviewedOn && day(reviewedOn)),
        ),
      })),
    ),
    ...named(
      'group',
      words.row.groups,
      body.groups.map(({ name, members, decision }) => ({
        name,
        text: line(name, labelled(words.groups.members, members), labelled(words.groups.decision, decision)),
      })),
    ),
    field('form', fields.form, body.form === null ? null : `(${body.form}) ${words.form[body.form]}`),
    ...body.lines.map(({ source, purpose, year, amount, note }) =>
      field(
        `line ${source} ${purpose} ${year}`,
        `${words.resources.sources[source]}, ${words.resources.purposes[purpose]}, ${year}`,
        line(words.resources.million(showMillions(amount, language)), note),
      ),
    ),
    field('focal', fields.focal, body.focalUnit && nameOf({ organisation: '', unit: body.focalUnit })),
    ...named(
      'assignment',
      words.row.assignments,
      body.assignments.map(({ organisation, unit, responsibility }) => ({
        name: `${organisation}/${unit ?? ''}`,
        text: line(nameOf({ organisation, unit }), responsibility),
      })),
    ),
  ];
}

export interface Change {
  key: string;
  label: string;
  what: 'added' | 'gone' | 'changed';
  /** In a word of its own, where it is not one of these: moved. */
  said?: string;
  before: string;
  after: string;
}

/** What differs between two versions of a section, in the order of the later one; what went stands where it stood. */
export function changesBetween(before: readonly FieldText[], after: readonly FieldText[]): Change[] {
  const then = new Map(before.map((one) => [one.key, one]));
  const now = new Set(after.map(({ key }) => key));
  const gone = (from: number): Change[] => {
    const next = before.findIndex(({ key }, at) => at >= from && now.has(key));
    return before
      .slice(from, next === -1 ? before.length : next)
      .map(({ key, label, text }) => ({ key, label, what: 'gone' as const, before: text, after: '' }));
  };
  const changed = after.flatMap(({ key, label, text }): Change[] => {
    const old = then.get(key);
    if (old === undefined) return [{ key, label, what: 'added', before: '', after: text }];
    const own: Change[] = old.text === text ? [] : [{ key, label, what: 'changed', before: old.text, after: text }];
    return [...own, ...gone(before.indexOf(old) + 1)];
  });
  return [...gone(0), ...changed];
}
