import { monthIn } from './month.ts';
import { plain } from './plain.ts';

export type GridColumn = 'number' | 'month' | 'task' | 'result' | 'responsible' | 'cooperating';

const HEADS: Record<GridColumn, RegExp> = {
  number: /^(tt|stt|so tt|so thu tu|no)$/,
  month: /^(thoi gian( thuc hien)?|thang( thuc hien)?|month|thoi diem|ke hoach thang)$/,
  task: /^((cac )?(cong viec|nhiem vu)( cu the| thuc hien| trong thang)?|noi dung( cong viec| thuc hien| nhiem vu)?|task|tasks)$/,
  result:
    /^((cac )?ket qua( can dat| dat duoc| du kien| dau ra)*|san pham( dau ra| can dat)?|expected results?|results?)$/,
  responsible: /^((don vi|co quan)? ?chu tri( thuc hien)?|(don vi|co quan) thuc hien|responsible)$/,
  cooperating: /^((don vi|co quan)? ?phoi hop( thuc hien)?|co ?operating)$/,
};

/** Which column each head names, if this row is a head: two known heads at least, or all of them. */
export function headIn(row: readonly string[]): Map<GridColumn, number> | undefined {
  const found = new Map<GridColumn, number>();
  for (const [place, cell] of row.entries()) {
    const text = cell.length > 60 ? '' : plain(cell);
    for (const column of Object.keys(HEADS) as GridColumn[])
      if (!found.has(column) && HEADS[column].test(text)) found.set(column, place);
  }
  const named = row.filter((cell) => cell.trim() !== '').length;
  const enough = found.size >= 2 || (found.size === 1 && named === 1);
  return enough && (found.has('task') || found.has('result')) ? found : undefined;
}

/**
 * Which column is which where no head says so, by what stands in them: TT | Thời gian | Công việc | Kết quả. Who is to do
 * it is taken from columns with a head alone.
 * A first column that counts 1, 2, 3 beside one of months is the TT.
 */
export function columnsOf(rows: readonly (readonly string[])[]): Map<GridColumn, number> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const used = Array.from({ length: width }, (_, place) => place).filter((place) =>
    rows.some((row) => (row[place] ?? '').trim() !== ''),
  );
  const months = (place: number | undefined) =>
    place !== undefined &&
    rows.every((row) => ['', undefined].includes(row[place]?.trim()) || monthIn(row[place] ?? '') !== undefined);
  const counts = (place: number | undefined) =>
    place !== undefined && rows.every((row) => /^\d*[.)]?$/.test((row[place] ?? '').trim()));
  const found = new Map<GridColumn, number>();
  let left = used;
  if (left.length > 2 && counts(left[0]) && months(left[1])) {
    found.set('number', left[0] ?? 0);
    left = left.slice(1);
  }
  const names: GridColumn[] = left.length > 1 && months(left[0]) ? ['month', 'task', 'result'] : ['task', 'result'];
  for (const [place, name] of names.entries()) {
    const column = left[place];
    if (column !== undefined) found.set(name, column);
  }
  return found;
}
