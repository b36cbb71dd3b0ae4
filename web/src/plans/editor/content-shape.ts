import type { Language } from '../../api/types.ts';
import type { Errors } from '../../forms/state.ts';
import { readMillions, readNumber, showMillions, showNumber } from '../numbers.ts';
import type { SectionBody } from '../types.ts';
import type { Shape } from './use-section.ts';
import type { EditorWords } from './words.ts';

export const SOURCES = ['public', 'enterprise', 'other'] as const;
export const PURPOSES = ['build', 'use', 'operate', 'upgrade', 'expand', 'other'] as const;
/** The most that one line may say, in đồng; the same bound as the API's. */
const MOST_MONEY = 1_000_000_000_000_000;

type Line = SectionBody['lines'][number];

/** A content as its form holds it: figures as they were typed, money by its cell. */
export interface TypedContent {
  text: string;
  targets: { name: string; unit: string; value: string; month: string }[];
  stages: { name: string; objective: string; scope: string; users: string }[];
  agreements: { title: string; parties: string; number: string; date: string; reviewedOn: string }[];
  groups: { name: string; members: string; decision: string }[];
  form: SectionBody['form'];
  /** By cell (`cellOf`): millions of đồng as typed, and what is noted about them. */
  amounts: Record<string, string>;
  notes: Record<string, string>;
  focalUnit: string;
  /** `party`: "organisation/unit", the unit empty for the organisation itself. */
  assignments: { party: string; responsibility: string }[];
}
export type Rows = 'targets' | 'stages' | 'agreements' | 'groups' | 'assignments';

export const cellOf = ({ source, purpose, year }: Pick<Line, 'source' | 'purpose' | 'year'>): string =>
  `${source}-${purpose}-${year}`;

export const EMPTY: { [R in Rows]: TypedContent[R][number] } = {
  targets: { name: '', unit: '', value: '', month: '' },
  stages: { name: '', objective: '', scope: '', users: '' },
  agreements: { title: '', parties: '', number: '', date: '', reviewedOn: '' },
  groups: { name: '', members: '', decision: '' },
  assignments: { party: '', responsibility: '' },
};

/** How the form of a content holds its body, in the language whose figures one types. */
export function contentShape(language: Language, { errors: words }: EditorWords): Shape<TypedContent> {
  return { typedOf: (body) => typedOf((body ?? {}) as Partial<SectionBody>, language), bodyOf: checked };

  function checked(typed: TypedContent) {
    const errors = wrongIn(typed, language, words);
    return Object.keys(errors).length > 0 ? { errors } : { body: bodyOf(typed, language) };
  }
}

function typedOf(body: Partial<SectionBody>, language: Language): TypedContent {
  const amounts = new Map<string, number>();
  const notes: Record<string, string> = {};
  for (const line of body.lines ?? []) {
    const cell = cellOf(line);
    amounts.set(cell, (amounts.get(cell) ?? 0) + line.amount);
    if (line.note) notes[cell] = [notes[cell], line.note].filter(Boolean).join('; ');
  }
  return {
    text: body.text ?? '',
    targets: (body.targets ?? []).map(({ name, unit, value, month }) => ({
      ...{ name, unit },
      value: showNumber(value, language),
      month: month === null ? '' : String(month),
    })),
    stages: body.stages ?? [],
    agreements: (body.agreements ?? []).map(({ date, reviewedOn, ...rest }) => ({
      ...rest,
      date: date ?? '',
      reviewedOn: reviewedOn ?? '',
    })),
    groups: body.groups ?? [],
    form: body.form ?? null,
    amounts: Object.fromEntries([...amounts].map(([cell, dong]) => [cell, showMillions(dong, language)])),
    notes,
    focalUnit: body.focalUnit ?? '',
    assignments: (body.assignments ?? []).map(({ organisation, unit, responsibility }) => ({
      party: `${organisation}/${unit ?? ''}`,
      responsibility,
    })),
  };
}

/** A row in which nothing stands is not sent, and nothing is asked of it. */
const isBlank = (row: object) => Object.values(row).every((value) => String(value).trim() === '');
const filled = <R extends object>(rows: readonly R[]) => rows.filter((row) => !isBlank(row));

/** A field by its place, and what is wrong with it. */
type Check = [string, string | false];

function wrongIn(typed: TypedContent, language: Language, words: EditorWords['errors']): Errors {
  const missing = (rows: readonly object[], at: Rows, field: string, say: string) =>
    rows.map(
      (row, place): Check => [
        `${at}.${place}.${field}`,
        !isBlank(row) && String((row as Record<string, string>)[field]).trim() === '' && say,
      ],
    );
  const checks: Check[] = [
    ...missing(typed.targets, 'targets', 'name', words.target),
    ...typed.targets.map(
      (row, place): Check => [
        `targets.${place}.value`,
        !isBlank(row) && readNumber(row.value, language) === null && words.figure,
      ],
    ),
    ...missing(typed.stages, 'stages', 'name', words.stage),
    ...missing(typed.agreements, 'agreements', 'title', words.agreement),
    ...missing(typed.groups, 'groups', 'name', words.group),
    ...missing(typed.assignments, 'assignments', 'party', words.party),
    ...missing(typed.assignments, 'assignments', 'responsibility', words.responsibility),
    ...Object.entries(typed.amounts).map(
      ([cell, text]): Check => [
        `amounts.${cell}`,
        text.trim() !== '' && wrongMoney(readMillions(text, language), words),
      ],
    ),
  ];
  return Object.fromEntries(checks.filter((one): one is [string, string] => one[1] !== false));
}

function wrongMoney(dong: number | null, words: EditorWords['errors']): string | false {
  if (dong === null) return words.money;
  return dong > MOST_MONEY && words.muchMoney;
}

function bodyOf(typed: TypedContent, language: Language): SectionBody {
  return withoutBlanks({
    text: typed.text,
    targets: filled(typed.targets).map(({ name, unit, value, month }) => ({
      ...{ name, unit },
      value: readNumber(value, language) ?? 0,
      month: month === '' ? null : Number(month),
    })),
    stages: filled(typed.stages),
    agreements: filled(typed.agreements).map(({ date, reviewedOn, ...rest }) => ({
      ...rest,
      date: date || null,
      reviewedOn: reviewedOn || null,
    })),
    groups: filled(typed.groups),
    form: typed.form,
    lines: linesOf(typed, language),
    focalUnit: typed.focalUnit || null,
    assignments: filled(typed.assignments).map(({ party, responsibility }) => {
      const [organisation = '', unit] = party.split('/');
      return { organisation, unit: unit || null, responsibility };
    }),
  });
}

/** Spaces alone are nothing written; the API would take them for a text that was left empty by mistake. */
function withoutBlanks<T>(value: T): T {
  if (typeof value === 'string') return (value.trim() === '' ? '' : value) as T;
  if (Array.isArray(value)) return value.map(withoutBlanks) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, found]) => [name, withoutBlanks(found)])) as T;
}

function linesOf({ amounts, notes }: TypedContent, language: Language): Line[] {
  return Object.entries(amounts).flatMap(([cell, text]) => {
    const amount = readMillions(text, language);
    const [source, purpose, year] = cell.split('-');
    if (amount === null) return [];
    return [{ source, purpose, year: Number(year), amount, note: notes[cell] ?? '' } as Line];
  });
}

/** The sum of the cells that a test lets through, in đồng; null where there are none, or one says no number. */
export function sumOf(amounts: Record<string, string>, language: Language, within: (cell: string) => boolean) {
  const typed = Object.entries(amounts).filter(([cell, text]) => within(cell) && text.trim() !== '');
  const found = typed.map(([, text]) => readMillions(text, language));
  return found.length === 0 || found.includes(null) ? null : found.reduce<number>((sum, dong) => sum + (dong ?? 0), 0);
}
