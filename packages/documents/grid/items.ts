// "1. ", "2) ", "a) ", "- ", "+ ", "• ", "1.2. " at the start of a line; "157/QĐ" and "30.000" are none.
const MARKER = /^\s*(?:[-–—•●▪*+]\s+|[-–•●▪]\s*(?=\p{L})|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ][.)]\s+)/u;

/**
 * The items of a cell: one for each line that begins with a number, letter or dash, the lines between going with the
 * one above. A cell without such lines is one item, its line breaks kept.
 */
export function itemsIn(cell: string): string[] {
  const lines = cell
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!lines.some((line) => MARKER.test(line))) return lines.length === 0 ? [] : [lines.join('\n')];
  const items: string[] = [];
  for (const line of lines) {
    const marked = MARKER.test(line);
    const text = line.replace(MARKER, '').trim();
    const last = items.at(-1);
    if (marked || last === undefined) items.push(text);
    else items[items.length - 1] = `${last} ${text}`;
  }
  return items.filter((item) => item !== '').map((item) => item.normalize('NFC'));
}
