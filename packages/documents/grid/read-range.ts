import { columnsOf, type GridColumn, headIn } from './columns.ts';
import { itemsIn } from './items.ts';
import { anotherYear, isOfAnotherYear, monthIn } from './month.ts';
import { type PartyReader, partiesIn } from './parties.ts';
import { plain } from './plain.ts';

/** Who is to do it stands there where a reader of parties was given. */
export interface GridTask<P> {
  title: string;
  responsible?: P | null;
  cooperating?: P[];
}
export interface GridMonth<P> {
  tasks: GridTask<P>[];
  results: { text: string }[];
}
/** What is wrong in the range; row and column count from 0 as they were given. */
export interface GridTrouble {
  row: number;
  column: number;
  message: { vi: string; en: string };
}

/** As the domain has it: characters of a task or a result, and how many of each a month may have. */
const TEXT_MOST = 2000;
const ITEMS_MOST = 200;
/** Who takes part in one task at most. */
const PARTIES_MOST = 30;

/**
 * Months with their tasks and results in a range of cells as people paste it: with a head or without, columns in any
 * order, months in merged cells, several tasks in a cell or one in a row.
 * @param months of the plan; a range without a column of months belongs to the only one, if it is one
 * @param read finds whom "Chủ trì" and "Phối hợp" name; without it these columns are left out
 * @param year of the plan; without it a cell may name any
 */
export function readGrid<P = never>(
  rows: readonly (readonly string[])[],
  months: readonly number[] = [],
  read?: PartyReader<P>,
  year?: number,
): { months: Record<number, GridMonth<P>>; errors: GridTrouble[] } {
  const found: Record<number, GridMonth<P>> = {};
  const errors: GridTrouble[] = [];
  const headAt = rows.findIndex((row) => headIn(row) !== undefined);
  const columns = headIn(rows[headAt] ?? []) ?? columnsOf(rows);
  const place = (column: GridColumn) => columns.get(column);
  let month = place('month') === undefined && months.length === 1 ? months[0] : undefined;

  for (const [row, cells] of rows.entries()) {
    if (row <= headAt || isHead(cells) || isGap(cells)) continue;
    const said = textAt(cells, place('month'));
    const [tasks, results] = [itemsIn(textAt(cells, place('task'))), itemsIn(textAt(cells, place('result')))];
    const report = (column: GridColumn, message: GridTrouble['message']) =>
      errors.push({ row, column: place(column) ?? place('task') ?? 0, message });
    if (said !== '') {
      month = isOfAnotherYear(said, year) ? undefined : monthIn(said);
      if (year !== undefined && isOfAnotherYear(said, year)) report('month', anotherYear(year));
      else if (month === undefined) report('month', NO_MONTH);
      else if (months.length > 0 && !months.includes(month)) report('month', otherMonth(month));
    }
    const who = read && assigned(cells, place, read, tasks.length, report);
    if (tasks.length === 0 && results.length === 0) continue;
    if (month === undefined) {
      if (said === '') report('month', WHICH_MONTH);
      continue;
    }
    const into = found[month] ?? { tasks: [], results: [] };
    found[month] = into;
    into.tasks.push(...kept(tasks, () => report('task', TOO_LONG)).map((title) => ({ title, ...who })));
    into.results.push(...kept(results, () => report('result', TOO_LONG)).map((text) => ({ text })));
    if (into.tasks.length > ITEMS_MOST || into.results.length > ITEMS_MOST) report('task', TOO_MANY);
  }
  return { months: found, errors };
}

/** Who is to do the tasks of a row: one is responsible for all of them, others take part. */
function assigned<P>(
  cells: readonly string[],
  place: (column: GridColumn) => number | undefined,
  read: PartyReader<P>,
  tasks: number,
  report: (column: GridColumn, message: GridTrouble['message']) => void,
): Pick<GridTask<P>, 'responsible' | 'cooperating'> {
  const named = (column: 'responsible' | 'cooperating') => {
    const text = textAt(cells, place(column));
    if (text !== '' && tasks === 0) report(column, NO_TASK);
    return text === '' || tasks === 0 ? [] : partiesIn(text, read, (message) => report(column, message));
  };
  const [responsible = null, ...more] = named('responsible');
  if (more.length > 0) report('responsible', ONE_RESPONSIBLE);
  const cooperating = named('cooperating').filter((party) => party !== responsible);
  if (cooperating.length > PARTIES_MOST) report('cooperating', TOO_MANY_PARTIES);
  return { responsible, cooperating };
}

const textAt = (cells: readonly string[], place: number | undefined) =>
  place === undefined ? '' : (cells[place] ?? '').normalize('NFC').trim();

/** A head that stands again on a later page of the table. */
const isHead = (cells: readonly string[]) => headIn(cells) !== undefined;

/** The row by which a printed plan says that months are not covered. */
const isGap = (cells: readonly string[]) =>
  cells.some((cell) => plain(cell.slice(0, 60)).startsWith('khong neu trong ke hoach'));

function kept(items: readonly string[], tooLong: () => void): string[] {
  return items.filter((item) => {
    if (item.length > TEXT_MOST) tooLong();
    return item.length <= TEXT_MOST;
  });
}

const NO_MONTH = {
  vi: 'Không đọc được tháng. Viết “Tháng 3”, “T3”, “3” hoặc “3/2027”.',
  en: 'This is no month. Write “Tháng 3”, “T3”, “3” or “3/2027”.',
};
const WHICH_MONTH = {
  vi: 'Không rõ tháng nào. Thêm cột “Thời gian” hoặc chép cả ô tháng.',
  en: 'The month is not known. Add a column “Thời gian” or copy the month’s cell as well.',
};
const NO_TASK = {
  vi: 'Hàng này không có công việc để giao. Ghi cùng hàng với công việc, hoặc để trống.',
  en: 'There is no task in this row to be given. Write it beside the task, or leave it empty.',
};
const ONE_RESPONSIBLE = {
  vi: 'Mỗi công việc một nơi chủ trì. Chuyển các nơi khác sang cột “Phối hợp”, hoặc tách hàng theo công việc.',
  en: 'One is responsible for a task. Move the others to “Phối hợp”, or give each task a row of its own.',
};
const TOO_MANY_PARTIES = {
  vi: `Nhiều nhất ${PARTIES_MOST} nơi phối hợp cho một công việc. Bớt đi.`,
  en: `At most ${PARTIES_MOST} take part in one task. Leave some out.`,
};
const TOO_LONG = {
  vi: `Mục này dài quá ${TEXT_MOST} ký tự. Tách thành nhiều dòng bắt đầu bằng “-”.`,
  en: `This is longer than ${TEXT_MOST} characters. Split it into lines that begin with “-”.`,
};
const TOO_MANY = {
  vi: `Một tháng có nhiều nhất ${ITEMS_MOST} công việc và ${ITEMS_MOST} kết quả. Gộp bớt lại.`,
  en: `A month has at most ${ITEMS_MOST} tasks and ${ITEMS_MOST} results. Put some together.`,
};
const otherMonth = (month: number) => ({
  vi: `Kế hoạch không có tháng ${month}. Thêm tháng này vào kế hoạch hoặc bỏ dòng này.`,
  en: `The plan has no month ${month}. Add it to the plan or leave this row out.`,
});
