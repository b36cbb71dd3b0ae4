import type { Page } from 'playwright-core';
import type { Authenticator } from './authenticator.ts';
import { focused, reach } from './workspace.ts';

/** Where the leader has come to. */
export type Place = 'viec' | 'duyet' | 'xac minh lai';

/**
 * The leader, on the page of their work, approves the plan that waits there: by keyboard alone, with the second factor.
 * @param look is done at each place on the way
 */
export async function approveByKeyboard(
  page: Page,
  leader: Authenticator,
  look: (place: Place) => Promise<void>,
): Promise<void> {
  await page.getByRole('link', { name: /^Xem và duyệt/ }).waitFor();
  await look('viec');
  await reach(page, /^a Xem và duyệt/);
  await page.keyboard.press('Enter');
  await page.locator('h1:focus', { hasText: 'Duyệt:' }).waitFor();
  await page.getByText('1 mục thay đổi').waitFor();
  await look('duyet');
  await reach(page, /^a Tới phần quyết định/);
  await page.keyboard.press('Enter');
  await reach(page, /^button Duyệt kế hoạch/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('button:focus', { hasText: 'Duyệt kế hoạch' }).waitFor();
  await page.keyboard.press('Enter');
  const again = page.getByRole('dialog', { name: 'Xác minh lại' });
  await again.locator('input:focus').waitFor();
  await look('xac minh lai');
  await page.keyboard.type(leader.code());
  await page.keyboard.press('Enter');
  await page.getByText('Đã duyệt kế hoạch.').waitFor();
  await focused(page);
}
