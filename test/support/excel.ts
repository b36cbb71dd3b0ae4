import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';

/** What Excel puts on the clipboard for the first sheet of a workbook: tabs and CR LF, cells with line ends in quotes. */
export async function rangeOf(workbook: Uint8Array): Promise<string> {
  const { sheets } = await readXlsx(workbook);
  const written = (cell: unknown) => {
    const text = String(cell ?? '');
    return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (sheets[0]?.rows ?? []).map((row) => `${row.map(written).join('\t')}\r\n`).join('');
}

/** Copies a text in another window of the same machine, by keyboard. */
export async function copied(page: Page, text: string): Promise<void> {
  const elsewhere = await page.context().newPage();
  await elsewhere.setContent('<textarea></textarea>');
  await elsewhere.locator('textarea').fill(text);
  await elsewhere.keyboard.press('ControlOrMeta+A');
  await elsewhere.keyboard.press('ControlOrMeta+C');
  await elsewhere.close();
  await page.bringToFront();
}
