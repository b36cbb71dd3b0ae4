/** One day as a month's grid shows it. */
export interface MonthDay {
  date: string;
  number: number;
  /** False for the days of the neighbouring months that fill the first and last week. */
  inside: boolean;
}

/** The weeks, Monday first, that hold the month of an ISO date. */
export function weeksOf(date: string): MonthDay[][] {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1, 1));
  const start = 1 - ((first.getUTCDay() + 6) % 7);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weeks: MonthDay[][] = [];
  for (let day = start; day <= length; day += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const at = new Date(Date.UTC(year, month - 1, day + offset));
        return { date: at.toISOString().slice(0, 10), number: at.getUTCDate(), inside: at.getUTCMonth() === month - 1 };
      }),
    );
  }
  return weeks;
}
