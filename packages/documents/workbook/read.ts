import { FrameBody, PlanContents } from '@ndp/domain/plans/contents';
import type { Origin } from '@ndp/domain/plans/origin';
import * as v from 'valibot';
import { anotherYear, isOfAnotherYear, monthIn } from '../grid/month.ts';
import { plain } from '../grid/plain.ts';
import { type ReadSheet, readSheets } from './cells.ts';
import { messageOf, type Places, placeIn, placeOf } from './places.ts';
import { type NamedParty, readMonths } from './read-months.ts';
import { addRows, readContents, VALUES } from './read-sections.ts';
import { rowsIn, type SheetRow } from './rows.ts';
import { COLUMNS, ITEMS, SHEETS, type SheetColumn } from './sheets.ts';
import { type CellTrouble, noItem, type Place, type Report, SAID, troubles } from './trouble.ts';
import { monthsIn } from './values.ts';

export type { CellTrouble } from './trouble.ts';

export interface ReadWorkbook {
  title: string | null;
  /** Of which plan the file says that it is. */
  origin: Origin;
  /** The whole contents; null while there are errors, so that nothing half-read gets into a plan. */
  contents: PlanContents | null;
  errors: CellTrouble[];
  /** The cell that a part came from, "Tháng!C7", by its pointer in the plan: "/contents/months/0/tasks/2". */
  cellOf(pointer: string): string;
}

/**
 * The plan that an .xlsx file of planWorkbook() holds after people have worked on it.
 * @param named finds a party by the Vietnamese name that somebody typed without its reference
 * @throws HostileFile for a file that is not opened at all
 */
export function readPlanWorkbook(bytes: Uint8Array, named: NamedParty = () => undefined): ReadWorkbook {
  const { sheets, since1904 } = readSheets(bytes);
  const { report, found } = troubles();
  const places: Places = new Map();
  const rows = <Key extends string>(name: string, columns: Record<Key, SheetColumn>): SheetRow<Key>[] => {
    const sheet = sheetNamed(sheets, name);
    if (sheet === undefined) report({ sheet: name, cell: 'A1' }, SAID.noSheet);
    return sheet === undefined ? [] : rowsIn(sheet, columns, since1904, report);
  };

  const info = readInfo(rows(SHEETS.info, COLUMNS.info), places, report);
  const months = readMonths(rows(SHEETS.months, COLUMNS.months), places, named, report, info.year);
  const { sections, offered } = readContents(rows(SHEETS.contents, COLUMNS.contents), places, report);
  const into = { sections, offered, places, report };
  addRows(rows(SHEETS.targets, COLUMNS.targets), COLUMNS.targets, 'targets', into, VALUES.targets(report, info.year));
  addRows(rows(SHEETS.stages, COLUMNS.stages), COLUMNS.stages, 'stages', into, VALUES.stages());
  addRows(rows(SHEETS.agreements, COLUMNS.agreements), COLUMNS.agreements, 'agreements', into, VALUES.agreements());
  addRows(rows(SHEETS.groups, COLUMNS.groups), COLUMNS.groups, 'groups', into, VALUES.groups());
  addRows(rows(SHEETS.lines, COLUMNS.lines), COLUMNS.lines, 'lines', into, VALUES.lines(report));
  addRows(
    rows(SHEETS.assignments, COLUMNS.assignments),
    COLUMNS.assignments,
    'assignments',
    into,
    VALUES.assignments(report, named),
  );

  const { title, origin, monthsCovered, uncoveredReason } = info;
  const start: Place = { sheet: SHEETS.info, cell: 'A1' };
  const frame = v.safeParse(FrameBody, { title, monthsCovered, uncoveredReason });
  const whole = v.safeParse(PlanContents, {
    monthsCovered,
    uncoveredReason,
    months,
    sections: Object.fromEntries(sections),
  });
  // A cell whose trouble is known needs no second one for what was put in its place.
  const told = new Set(found.map(({ sheet, cell }) => `${sheet}!${cell}`));
  for (const issue of [...(frame.issues ?? []), ...(whole.issues ?? [])]) {
    const place = placeOf(places, issue, start);
    if (!told.has(`${place.sheet}!${place.cell}`)) report(place, messageOf(issue));
  }
  const sound = found.length === 0 && frame.success && whole.success;
  return {
    title: frame.success ? frame.output.title : null,
    origin,
    contents: sound ? whole.output : null,
    errors: found,
    cellOf(pointer) {
      const { sheet, cell } = placeIn(
        places,
        pointer
          .replace(/^\/contents/, '')
          .split('/')
          .slice(1),
        start,
      );
      return `${sheet}!${cell}`;
    },
  };
}

const sheetNamed = (sheets: readonly ReadSheet[], name: string) =>
  sheets.find((sheet) => sheet.name.normalize('NFC').trim() === name) ??
  sheets.find((sheet) => plain(sheet.name) === plain(name));

function readInfo(rows: readonly SheetRow<'item' | 'value'>[], places: Places, report: Report) {
  const line = (item: keyof typeof ITEMS) => {
    const row = rows.find((one) => plain(one.text('item')) === plain(ITEMS[item]));
    if (row === undefined) report({ sheet: SHEETS.info, cell: 'A1' }, noItem(ITEMS[item]));
    else places.set(item, row.at('value'));
    return { text: row?.text('value') ?? '', at: row?.at('value') ?? { sheet: SHEETS.info, cell: 'A1' } };
  };
  const said = line('monthsCovered');
  const yearSaid = line('year').text.trim();
  const year = /^\d{4}$/.test(yearSaid) ? Number(yearSaid) : undefined;
  const monthsCovered = monthsIn(said.text, (cell) => {
    if (year !== undefined && isOfAnotherYear(cell, year)) report(said.at, anotherYear(year));
    return monthIn(cell);
  });
  if (monthsCovered === undefined) report(said.at, SAID.months);
  const bracketed = (text: string) =>
    text
      .trim()
      .slice(-100)
      .match(/\[([a-zA-Z0-9_-]+)\]$/)?.[1] ?? '';
  const origin: Origin = {
    plan: line('plan').text.trim(),
    template: line('template').text.trim(),
    kind: bracketed(line('kind').text),
    year: yearSaid,
    platforms: line('platforms')
      .text.split('\n')
      .filter((text) => text.trim() !== '')
      .slice(0, 100)
      .map(bracketed),
  };
  return {
    title: line('title').text,
    origin,
    year,
    monthsCovered: monthsCovered ?? [],
    uncoveredReason: line('uncoveredReason').text || null,
  };
}
