import { anotherYear, isOfAnotherYear, monthIn } from '../grid/month.ts';
import { plain } from '../grid/plain.ts';
import { PURPOSE_WORDS, SOURCE_WORDS } from '../words.ts';
import { readParty } from './party.ts';
import type { Places } from './places.ts';
import type { NamedParty } from './read-months.ts';
import type { SheetRow } from './rows.ts';
import { type COLUMNS, MARK } from './sheets.ts';
import { oneOf, type Place, type Report, SAID } from './trouble.ts';
import { dongIn } from './values.ts';

type Rows<Key extends keyof typeof COLUMNS> = readonly SheetRow<keyof (typeof COLUMNS)[Key] & string>[];
/** A content as it is gathered from several sheets, before the domain looks at it. */
export type ReadSections = Map<string, { [field: string]: unknown }>;

function sectionOf(sections: ReadSections, code: string) {
  const body = sections.get(code) ?? {};
  sections.set(code, body);
  return body;
}

/** Codes and texts of the contents. Codes that only stand there, with nothing filled in, are given in `offered`. */
export function readContents(rows: Rows<'contents'>, places: Places, report: Report) {
  const sections: ReadSections = new Map();
  const offered = new Set<string>();
  const texts = new Map<string, string>();
  for (const row of rows) {
    const code = row.text('code').trim();
    if (!row.filled('code', 'title', 'text', 'form', 'focalUnit')) continue;
    if (!/^[a-z][a-z-]{1,40}$/.test(code) || code in Object.prototype) {
      report(row.at('code'), SAID.code);
      continue;
    }
    offered.add(code);
    const mark = row.text('mark').trim();
    if (mark === '' && !row.filled('text', 'form', 'focalUnit')) continue;
    const body = sectionOf(sections, code);
    const text = row.text('text');
    const before = texts.get(code);
    texts.set(code, before === undefined ? text : before + (mark === MARK.goesOn || text === '' ? '' : '\n') + text);
    body.text = texts.get(code);
    if (row.filled('form')) body.form = formOf(row, report);
    if (row.filled('focalUnit'))
      body.focalUnit =
        row
          .text('focalUnit')
          .trim()
          .slice(-120)
          .match(/([a-z0-9-]+)\]?$/)?.[1] ?? '';
    if (before === undefined) places.set(`sections.${code}`, row.at('text'));
    for (const column of ['text', 'form', 'focalUnit'] as const)
      if (!places.has(`sections.${code}.${column}`)) places.set(`sections.${code}.${column}`, row.at(column));
  }
  return { sections, offered };
}

function formOf(row: Rows<'contents'>[number], report: Report): number | null {
  const said = row
    .text('form')
    .trim()
    .match(/^[(]?([123])(?!\d)/)?.[1];
  if (said === undefined) report(row.at('form'), SAID.form);
  return said === undefined ? null : Number(said);
}

/**
 * Adds the rows of one sheet to the contents they belong to. An empty code is that of the row above.
 * @param field of the content that the rows fill
 */
export function addRows<Key extends Exclude<keyof typeof COLUMNS, 'info' | 'months' | 'contents'>>(
  rows: Rows<Key>,
  columns: (typeof COLUMNS)[Key],
  field: string,
  into: { sections: ReadSections; offered: ReadonlySet<string>; places: Places; report: Report },
  values: (row: Rows<Key>[number]) => Record<string, unknown>,
): void {
  const [code, ...others] = Object.keys(columns) as (keyof (typeof COLUMNS)[Key] & string)[];
  let above = '';
  for (const row of rows) {
    if (code === undefined) return;
    above = row.text(code).trim() || above;
    if (!row.filled(...others)) continue;
    if (!into.offered.has(above)) {
      into.report(row.at(code), SAID.code);
      continue;
    }
    const body = sectionOf(into.sections, above);
    const list = Array.isArray(body[field]) ? body[field] : [];
    body[field] = list;
    const place = `sections.${above}.${field}.${list.length}`;
    into.places.set(place, row.at(others[0] ?? code));
    for (const column of others) into.places.set(`${place}.${column}`, row.at(column));
    list.push(values(row));
  }
}

/** What each sheet's rows say, in the domain's words. */
export const VALUES = {
  targets: (report: Report, year?: number) => (row: Rows<'targets'>[number]) => {
    const month = row.text('month');
    const found = month === '' ? null : monthIn(month);
    if (found === undefined) report(row.at('month'), SAID.month);
    if (year !== undefined && isOfAnotherYear(month, year)) report(row.at('month'), anotherYear(year));
    const value = required(row.number('value'), row.filled('value'), row.at('value'), SAID.number, report);
    return { name: row.text('name'), unit: row.text('unit'), value, month: found ?? null };
  },
  stages: () => (row: Rows<'stages'>[number]) => ({
    name: row.text('name'),
    objective: row.text('objective'),
    scope: row.text('scope'),
    users: row.text('users'),
  }),
  agreements: () => (row: Rows<'agreements'>[number]) => ({
    title: row.text('title'),
    parties: row.text('parties'),
    number: row.text('number'),
    date: row.day('date'),
    reviewedOn: row.day('reviewedOn'),
  }),
  groups: () => (row: Rows<'groups'>[number]) => ({
    name: row.text('name'),
    members: row.text('members'),
    decision: row.text('decision'),
  }),
  lines: (report: Report) => (row: Rows<'lines'>[number]) => {
    const millions = required(row.number('amount'), row.filled('amount'), row.at('amount'), SAID.money, report);
    const amount = dongIn(millions);
    if (amount === undefined) report(row.at('amount'), SAID.money);
    return {
      source: wordOf(SOURCE_WORDS, row.text('source'), row.at('source'), report),
      purpose: wordOf(PURPOSE_WORDS, row.text('purpose'), row.at('purpose'), report),
      year: required(row.number('year'), row.filled('year'), row.at('year'), SAID.year, report),
      amount: amount ?? 0,
      note: row.text('note'),
    };
  },
  assignments: (report: Report, named: NamedParty) => (row: Rows<'assignments'>[number]) => {
    const party = readParty(row.text('party'), named);
    if (party === undefined) report(row.at('party'), SAID.party);
    else if ('duty' in party) report(row.at('party'), SAID.organisation);
    const whom = party && 'organisation' in party ? party : { organisation: '', unit: null };
    return { ...whom, responsibility: row.text('responsibility') };
  },
};

/** @param filled whether the cell says anything; what cannot be read has been reported already */
function required(
  value: number | null,
  filled: boolean,
  place: Place,
  message: (typeof SAID)['number' | 'money' | 'year'],
  report: Report,
): number {
  if (value === null && !filled) report(place, message);
  return value ?? 0;
}

function wordOf(words: Record<string, string>, said: string, place: Place, report: Report): string {
  const found = Object.entries(words).find(([key, word]) => plain(word) === plain(said) || key === said.trim());
  if (found === undefined) report(place, oneOf(Object.values(words)));
  return found?.[0] ?? '';
}
