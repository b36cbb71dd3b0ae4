// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as XML of a workbook has it. The format reads "_x0041_" as "A": a text that says so itself has its first mark
 * written out, and a carriage return is written that way, for XML would make a line end of it.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROL, '')
    .normalize('NFC')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('\r', '_x000D_')
    .replace(/[&<>"]/g, (mark) => MARKS[mark] ?? '');
}
