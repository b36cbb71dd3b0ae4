const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** A day as Excel counts it, from March 1900 on: before, Excel knows a day that never was, and it is written as a text. */
export function dayNumber(iso: string): number | string {
  const days = (Date.parse(`${iso}T00:00:00Z`) - EPOCH) / DAY;
  return days >= 61 ? days : iso.split('-').reverse().join('/');
}

/** The ISO date of a day as Excel counts it. @param since1904 how the workbook counts */
export function dayOf(serial: number, since1904: boolean): string | undefined {
  const days = Math.floor(serial) + (since1904 ? 1462 : 0);
  if (days < 61 || days > 2_958_465) return undefined;
  return new Date(EPOCH + days * DAY).toISOString().slice(0, 10);
}
