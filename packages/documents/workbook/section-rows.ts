import type { SectionBody, SectionType } from '@ndp/domain/plans/sections';
import { FORM_WORDS, PURPOSE_WORDS, SOURCE_WORDS } from '../words.ts';
import { writeParty } from './party.ts';
import { CELL_MOST, MARK, type SheetKey } from './sheets.ts';
import type { WorkbookInput } from './write.ts';

type Row = (string | number | null)[];
type Tables = Exclude<SheetKey, 'info' | 'months' | 'contents'>;

/** The plan's contents in the template's order, with their texts. */
export function contentRows(input: WorkbookInput): Row[] {
  return codesOf(input).flatMap(({ code, title }) => {
    const body = input.contents.sections[code];
    const [first = '', ...more] = pieces(body?.text ?? '');
    const form = body?.form ? `${body.form}. ${FORM_WORDS[body.form]}` : null;
    return [
      [code, title, first, form, body?.focalUnit ?? null, body ? MARK.has : null],
      ...more.map((piece): Row => [code, null, piece, null, null, MARK.goesOn]),
    ];
  });
}

/** Rows of the other sheets: what the plan has, and a line to begin with for each content that has none yet. */
export function sectionRows(input: WorkbookInput): Record<Tables, Row[]> {
  const { partyNames } = input;
  return {
    targets: rowsOf(input, 'targets', 5, ({ targets }) =>
      targets.map(({ name, unit, value, month }) => [name, unit, value, month === null ? null : `Tháng ${month}`]),
    ),
    stages: rowsOf(input, 'stages', 5, ({ stages }) =>
      stages.map(({ name, objective, scope, users }) => [name, objective, scope, users]),
    ),
    agreements: rowsOf(input, 'agreement', 6, ({ agreements }) =>
      agreements.map(({ title, parties, number, date, reviewedOn }) => [title, parties, number, date, reviewedOn]),
    ),
    groups: rowsOf(input, 'groups', 4, ({ groups }) =>
      groups.map(({ name, members, decision }) => [name, members, decision]),
    ),
    lines: rowsOf(input, 'resources', 6, ({ lines }) =>
      lines.map(({ source, purpose, year, amount, note }) => [
        SOURCE_WORDS[source],
        PURPOSE_WORDS[purpose],
        year,
        amount / 1_000_000,
        note,
      ]),
    ),
    assignments: rowsOf(input, 'assignment', 3, ({ assignments }) =>
      assignments.map(({ organisation, unit, responsibility }) => {
        const party = { organisation, unit };
        return [writeParty(party, partyNames(party)), responsibility];
      }),
    ),
  };
}

function rowsOf(input: WorkbookInput, type: SectionType, width: number, cells: (body: SectionBody) => Row[]): Row[] {
  return codesOf(input).flatMap(({ code, type: own }) => {
    const body = input.contents.sections[code];
    const rows = body ? cells(body) : [];
    if (rows.length > 0) return rows.map((row) => [code, ...row]);
    return own === type ? [[code, ...Array<null>(width - 1).fill(null)]] : [];
  });
}

/** The template's contents, then those that it does not name. */
function codesOf({ template, contents }: WorkbookInput): { code: string; title: string; type?: SectionType }[] {
  const named = template.map(({ code, title, type }) => ({ code, title: title.vi, type }));
  const known = new Set(template.map(({ code }) => code));
  return [
    ...named,
    ...Object.keys(contents.sections)
      .filter((code) => !known.has(code))
      .map((code) => ({ code, title: '' })),
  ];
}

/** A text in pieces that a cell holds, none ending within a character. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  while (text.length - from > CELL_MOST) {
    let to = from + CELL_MOST;
    if (text.charCodeAt(to - 1) >= 0xd800 && text.charCodeAt(to - 1) < 0xdc00) to -= 1;
    found.push(text.slice(from, to));
    from = to;
  }
  return [...found, text.slice(from)];
}
