import type { ReadHandle, Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { desc, sql } from '@ndp/database/query';
import { registerEntry } from '@ndp/database/schema/workspace';
import { invalid } from '../refusal.ts';

// The organisation's own register of outgoing documents: for each year and symbol one sequence from 01 on.
// Decree 30/2020, Article 15

export interface DocumentNumber {
  year: number;
  number: number;
  /** "QĐ-BTTTT" */
  symbol: string;
}

/** What was given under one symbol in one year. */
export interface Sequence {
  year: number;
  symbol: string;
  numbers: number[];
  /** UTC instant of the last entry, and its place. */
  lastAt: string;
  place: string | null;
}

/** A number has at most six digits. */
export const MOST_NUMBER = 999_999;

/** "15/QĐ-BTTTT"; numbers below ten have a leading zero. Decree 30/2020, Annex I */
export function asText({ number, symbol }: Pick<DocumentNumber, 'number' | 'symbol'>): string {
  return `${String(number).padStart(2, '0')}/${symbol}`;
}

const SYMBOL = /^\p{Lu}[\p{Lu}\d]{0,9}(-[\p{Lu}\d]{1,20}){0,3}$/u;

/** A symbol with the Vietnamese Đ, for which old fonts have Eth: the two look the same and must not be two symbols. */
export function inVietnamese(symbol: string): string {
  return symbol.normalize('NFC').replaceAll('\u00D0', 'Đ').replaceAll('\u00F0', 'đ');
}

export function isSymbol(text: string): boolean {
  return SYMBOL.test(text);
}

/** A number and symbol as people write it ("15/QĐ-BTTTT"), or null. */
export function numberIn(text: string): Omit<DocumentNumber, 'year'> | null {
  const found = /^(\d{1,6})\/(\S{1,60})$/.exec(inVietnamese(text.trim()));
  if (!found?.[1] || !found[2] || !isSymbol(found[2]) || Number(found[1]) === 0) return null;
  return { number: Number(found[1]), symbol: found[2] };
}

/** The query for all sequences of the register: of the last year first, and of a year the one last used. */
export function sequences({ db }: ReadHandle<'workspace'>) {
  const { year, symbol } = registerEntry;
  const lastAt = sql<string>`max(${registerEntry.createdAt})`;
  return (
    db
      .select({
        year,
        symbol,
        numbers: sql`json_group_array(${registerEntry.number})`.mapWith((found: string): number[] => JSON.parse(found)),
        lastAt,
        // SQLite takes it from the row that has the maximum.
        place: registerEntry.place,
      })
      .from(registerEntry)
      .groupBy(year, symbol)
      // A record of an older paper says nothing of the symbol in use now.
      .orderBy(desc(year), sql`max(${registerEntry.createdAt}) desc`)
  );
}

const numbersIn = (given: readonly Sequence[], { year, symbol }: Pick<DocumentNumber, 'year' | 'symbol'>) =>
  given.find((one) => one.symbol === symbol && one.year === year)?.numbers ?? [];

/** The next number of a sequence, or null where it has come to its end. */
export function nextNumber(
  given: readonly Sequence[],
  of: Pick<DocumentNumber, 'year' | 'symbol'>,
): DocumentNumber | null {
  const number = Math.max(0, ...numbersIn(given, of)) + 1;
  return number > MOST_NUMBER ? null : { year: of.year, symbol: of.symbol, number };
}

/**
 * The number that a document gets: the one asked for where it is free, otherwise the next of its sequence.
 * Throws Refusal `invalid_input` for one that is taken, and where there is no next one.
 */
export function numberFor(
  given: readonly Sequence[],
  wanted: { year: number; symbol: string; number: number | null },
): DocumentNumber {
  const { year, symbol } = wanted;
  const taken = numbersIn(given, wanted);
  if (wanted.number === null) return nextNumber(given, wanted) ?? exhausted(wanted);
  if (!taken.includes(wanted.number)) return { year, symbol, number: wanted.number };
  const text = asText({ number: wanted.number, symbol });
  throw invalid(
    '/number',
    `Số ${text} đã cấp trong năm ${year}. Để trống để lấy số tiếp theo.`,
    `The number ${text} has been given in ${year}. Leave it empty for the next one.`,
  );
}

function exhausted({ year, symbol }: { year: number; symbol: string }): never {
  throw invalid(
    '/number',
    `Sổ ${symbol} năm ${year} đã đến số ${MOST_NUMBER}. Nêu một số còn trống.`,
    `The register ${symbol} of ${year} has come to ${MOST_NUMBER}. Give a number that is free.`,
  );
}

/** The statement that enters a document; a number given meanwhile fails the batch, which then takes another. */
export function entered(
  { db }: WriteHandle<'workspace'>,
  { year, number, symbol }: DocumentNumber,
  entry: { date: string; subject: string; signer: string | null; place: string | null; planId: string },
  now: string,
): Statement {
  return db.insert(registerEntry).values({ id: newId(), createdAt: now, year, number, symbol, ...entry });
}
