import type { DecisionInput, DecisionRecord } from './input.ts';
import { clean, upper } from './layout.ts';

const two = (number: number) => String(number).padStart(2, '0');

/** "ngày 05 tháng 01 năm 2020": days below 10 and months 1 and 2 take a leading zero. Decree 30/2020, Annex I, II.4 */
export function dateInWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** The date of a decision: its day, what a historical record says of it, or room to write it by hand. */
export function decisionDate({ date, dateText, historical }: DecisionRecord): string {
  if (date !== null) return dateInWords(date);
  if (dateText !== null) return /^ngày/i.test(clean(dateText)) ? clean(dateText) : `ngày … ${clean(dateText)}`;
  return historical ? 'ngày … tháng … năm …' : 'ngày      tháng      năm      ';
}

/** "15/QĐ-BNV": numbers below 10 take a leading zero; no spaces. Decree 30/2020, Annex I, II.3 */
export function numberAndSymbol({ number, symbol, historical }: DecisionRecord): string {
  const whole = number === null ? '' : clean(number).replace(/\s+/g, '');
  if (whole.includes('/')) return whole.replace(/^\d(?=\/)/, '0$&');
  const shown = whole === '' ? (historical ? '…' : '     ') : whole.replace(/^\d$/, '0$&');
  return symbol === null ? shown : `${shown}/${upper(symbol).replace(/\s+/g, '')}`;
}

/** Who decides, above the legal bases: "BỘ TRƯỞNG BỘ NỘI VỤ", whoever signs for whom. */
export function competence({ organisation, decision }: DecisionInput): string {
  const name = upper(organisation.name);
  const said = upper(decision.signer.authority ?? decision.signer.title ?? '');
  // TM. is the collective itself: the committee decides, not its chairman.
  if (/^TM\./.test(said)) return name;
  const head = said.replace(/^(KT|Q|TL|TUQ)\.\s*/, '').trim();
  if (head === '') return name;
  return head.includes(name) ? head : `${head} ${name}`;
}

/** How long a text runs at a size in twips: letters of Times New Roman Bold are 0.72 em as capitals, 0.5 as others. */
export function lengthOf(text: string, halfPoints: number): number {
  let ems = 0;
  for (const letter of clean(text)) ems += letter === ' ' ? 0.25 : letter === letter.toLowerCase() ? 0.48 : 0.72;
  return Math.round(ems * halfPoints * 10);
}
