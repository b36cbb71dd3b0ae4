import { paper as words } from '../../texts/plans/paper.vi.ts';
import type { Content, Month, Party, TemplateContent } from '../reading/plan.ts';

/** A decision with the plan that it approves, as it stands on paper. */
export interface Paper {
  title: string;
  year: number;
  organisation: string;
  /** The unit that drafted it and keeps a copy. */
  unit: string | null;
  platforms: readonly { number: number; name: string }[];
  contents: readonly Pick<TemplateContent, 'code' | 'title'>[];
  sections: Readonly<Record<string, Content | undefined>>;
  months: readonly (Month & { month: number })[];
  monthsCovered: readonly number[];
  uncoveredReason: string | null;
  name: (party: Party) => string;
  decision: {
    number: string | null;
    symbol: string | null;
    /** ISO date. */
    date: string | null;
    place: string | null;
    signer: { authority: string | null; title: string | null; name: string | null };
    bases: readonly string[];
    recipients: readonly string[];
    draft: boolean;
    historical: boolean;
    note: string | null;
  };
}

type Decision = Paper['decision'];
const two = (number: number) => String(number).padStart(2, '0');
export const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** "ngày 05 tháng 01 năm 2020": days below 10 and months 1 and 2 take a leading zero. Decree 30/2020, Annex I, II.4 */
export function dateInWords(iso: string): string {
  const [year = '', month, day] = iso.split('-');
  const at = Number(month);
  return words.date(two(Number(day)), at < 3 ? two(at) : String(at), year);
}

export function decisionDate({ date, historical }: Decision): string {
  if (date !== null) return dateInWords(date);
  return historical ? words.unknownDate : words.openDate;
}

/** "15/QĐ-BNV", or room for the number before its symbol. Decree 30/2020, Annex I, II.3 */
export function numberAndSymbol({ number, symbol, historical }: Decision): string {
  if (number?.includes('/')) return number.replace(/^\d(?=\/)/, '0$&');
  const shown = number ?? (historical ? '…' : '     ');
  return symbol === null ? shown : `${shown}/${symbol}`;
}

/** Who decides, above the legal bases: "BỘ TRƯỞNG BỘ NỘI VỤ", whoever signs for whom. */
export function competence({ organisation, decision: { signer } }: Paper): string {
  const name = upper(organisation);
  const said = upper(signer.authority ?? signer.title ?? '');
  // TM. is the collective itself: the committee decides, not its chairman.
  if (/^TM\./.test(said)) return name;
  const head = said.replace(/^(KT|Q|TL|TUQ)\.\s*/, '').trim();
  if (head === '') return name;
  return head.includes(name) ? head : `${head} ${name}`;
}

/** What a reader must know of a paper that was made anew from a record; nothing of any other. */
export function remarks({ number, date, historical, note }: Decision): string {
  const lacking = [number === null && words.numberWord, date === null && words.dayWord].filter(Boolean);
  return [historical && words.restored, historical && lacking.length > 0 && words.lacking(lacking.join(' và ')), note]
    .filter(Boolean)
    .join(' ');
}

/** "XIV", as headings of the first level are numbered. */
export function roman(number: number): string {
  const letters: [number, string][] = [[10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]; // biome-ignore format: a row
  let [left, text] = [number, ''];
  for (const [value, letter] of letters) for (; left >= value; left -= value) text += letter;
  return text;
}

/** "05/03/2022" of an ISO date. */
export const dayInNumbers = (iso: string): string => iso.split('-').reverse().join('/');

/** "1.284,5": Vietnamese separators, whatever the language of the app. */
export const inVietnamese = (number: number): string =>
  new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 12 }).format(number);
