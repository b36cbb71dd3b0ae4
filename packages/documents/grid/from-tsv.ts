/**
 * The cells of a clipboard text as Excel writes it: cells parted by tabs, rows by line ends; a cell with a line end,
 * tab or quote in it stands in quotes, its own quotes doubled. A quote within an unquoted cell is only a quote.
 */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : bare(text, at);
    row.push(cell);
    at = end + 1;
    if (text[end] === '\t') continue;
    rows.push(row);
    row = [];
    if (text[end] === '\r' && text[end + 1] === '\n') at += 1;
  }
  // Excel ends the last row, too.
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop();
  return rows;
}

const ENDS = /[\t\r\n]/g;

function bare(text: string, from: number): { cell: string; end: number } {
  ENDS.lastIndex = from;
  const end = ENDS.exec(text)?.index ?? text.length;
  return { cell: text.slice(from, end), end };
}

/** A cell in quotes. One whose quote never closes, or goes on behind it, was no such cell. */
function quoted(text: string, from: number): { cell: string; end: number } {
  let close = text.indexOf('"', from + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const next = text[close + 1];
  if (close < 0 || (next !== undefined && next !== '\t' && next !== '\r' && next !== '\n')) return bare(text, from);
  const cell = text
    .slice(from + 1, close)
    .replaceAll('""', '"')
    .replace(/\r\n?/g, '\n');
  return { cell, end: close + 1 };
}
