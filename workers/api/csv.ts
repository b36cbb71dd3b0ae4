type Cell = string | number | null;

/**
 * Rows as a CSV file (RFC 4180), with a byte order mark, so that Excel reads Vietnamese right.
 * @param head names of the columns, plain words
 */
export function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head.join(','), ...rows.map((row) => row.map(cell).join(','))].join('\r\n')}\r\n`;
}

/** Quoted always; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: Cell): string {
  const plain = String(value ?? '');
  const safe = /^[=+\-@\t\r\0]/.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}
