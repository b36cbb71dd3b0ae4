import { plain } from './plain.ts';

const WORDS = ['mot', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'muoi hai'];

/** The month that a cell names: "Tháng 3", "T3", "3", "03/2022", "Tháng ba", "2022-03", "Tháng 3 năm 2022"; or none. */
export function monthIn(cell: string): number | undefined {
  if (cell.length > 40) return undefined;
  const said = plain(cell).replace(/ nam (?=\d{4}$)/, ' ');
  const year = said.match(/^(\d{4}) (\d{1,2})(?: \d{1,2}(?: 00)*)?$/);
  const number = said.match(/^(?:thang ?|t ?)?(\d{1,2})(?: \d{4})?$/)?.[1] ?? year?.[2];
  if (number !== undefined) return Number(number) >= 1 && Number(number) <= 12 ? Number(number) : undefined;
  const word = said.match(/^thang ([a-z ]+?)(?: \d{4})?$/)?.[1];
  if (word === 'gieng') return 1;
  if (word === 'chap') return 12;
  if (word === 'bon') return 4;
  const place = word === undefined ? -1 : WORDS.indexOf(word);
  return place < 0 ? undefined : place + 1;
}

/** Whether a cell that names a month names it of another year than the plan's. */
export function isOfAnotherYear(cell: string, year: number | undefined): boolean {
  const said = monthIn(cell) === undefined ? undefined : /\b\d{4}\b/.exec(plain(cell))?.[0];
  return year !== undefined && said !== undefined && Number(said) !== year;
}

/** What is said of such a cell. */
export const anotherYear = (year: number) => ({
  vi: `Kế hoạch này của năm ${year}. Sửa năm trong ô thành ${year} hoặc chỉ ghi tháng; tháng của năm khác thì bỏ đi.`,
  en: `This plan is of ${year}. Write ${year} here or the month alone; leave out months of another year.`,
});
