import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { wrong } from './axe.ts';
import { picture } from './workspace.ts';

/** How many pixels of the page lie beyond its width. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing that axe finds, light and dark, and nothing that goes out of the page, wide and on a telephone. */
export async function assertSound(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1366, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name} ${width}`);
    expect(await wrong(page), `${name} ${width} ${colorScheme}`).toEqual([]);
    expect(await overflow(page), `${name} ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1366, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}
