import type { Bilingual } from '../catalogue/shapes.ts';
import type { Ended } from '../people/ended.ts';
import type { Named } from '../people/facts.ts';
import { type FieldError, invalid } from '../refusal.ts';
import { partiesInContents } from './check-section.ts';
import type { PlanContents } from './contents.ts';

/**
 * The day on which those whom a plan names must exist: the day of its decision; where that is unknown the beginning of
 * a year that is over, otherwise today.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function dayToExist(year: number, date: string | null, today: string): string {
  if (date !== null) return date;
  return year < Number(today.slice(0, 4)) ? `${year}-01-01` : today;
}

/** What of these ended by a day: the unit, or its organisation. */
export function goneBy(
  { organisation, unit }: Named,
  ended: readonly Ended[],
  day: string,
): { name: Bilingual; detail: Bilingual } | null {
  const found = ended.find(
    (one) => one.on <= day && one.organisation === organisation && (one.unit === null || one.unit === unit),
  );
  if (!found) return null;
  const heirs = (language: 'vi' | 'en') => found.heirs.map((heir) => heir[language]).join(', ');
  const now = found.heirs.length > 0;
  return {
    name: found.name,
    detail: {
      vi: `“${found.name.vi}” đã kết thúc hoạt động từ ${found.on}${now ? `, nay là ${heirs('vi')}` : ''}.`,
      en: `"${found.name.en}" ended on ${found.on}${now ? `, now ${heirs('en')}` : ''}.`,
    },
  };
}

/**
 * An organisation that has ended, or will, has plans up to the year of its end; later ones are of who took its place.
 * @param pointer where the year is said, or what stands for it
 * @param home slug of the organisation whose plan it is
 */
export function assertInItsTime(pointer: string, year: number, home: string, ended: readonly Ended[]): void {
  const organisation = { organisation: home, unit: null };
  const end = ended.find((one) => one.organisation === home && one.unit === null);
  const gone = end && year > Number(end.on.slice(0, 4)) && goneBy(organisation, [end], end.on);
  if (!gone) return;
  const last = end.on.slice(0, 4);
  const heirs = end.heirs.length > 0;
  throw invalid(
    pointer,
    `${gone.detail.vi} Kế hoạch năm ${year} do ${heirs ? 'cơ quan kế thừa' : 'cơ quan khác'} lập; ở đây chỉ có kế hoạch đến năm ${last}.`,
    `${gone.detail.en} A plan of ${year} is drawn up by ${heirs ? 'who took its place' : 'another'}; here there are plans up to ${last} only.`,
  );
}

/**
 * The tasks and assignments of a plan that are given to somebody who no longer exists, each with its place.
 * @param home slug of the organisation whose plan it is
 */
export function gapsOfEnded(contents: PlanContents, home: string, ended: readonly Ended[], day: string): FieldError[] {
  return partiesInContents(contents, home).flatMap(({ pointer, party }): FieldError[] => {
    const gone = goneBy(party, ended, day);
    if (!gone) return [];
    const { vi, en } = gone.detail;
    return [{ pointer, detail: { vi: `${vi} Chọn đơn vị khác.`, en: `${en} Choose another.` } }];
  });
}
