import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { newTenant, type Tenant, type TestMember } from '../support/tenant.ts';
import { browsing } from '../support/workspace.ts';

const browser = browsing();
let tenant: Tenant;
let admin: TestMember;
beforeAll(async () => {
  tenant = await newTenant('bang-lenh');
  admin = await tenant.member('admin');
});

/** The palette, open, while the search does not answer until it is let. */
async function opened(): Promise<{ page: Page; answer(): void }> {
  const page = await browser.open(admin);
  let answer = () => {};
  const allowed = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/v1\/t\/.+[?&]q=/, async (route) => {
    await allowed;
    // Words that were typed on have taken their question back meanwhile.
    await route.continue().catch(() => undefined);
  });
  await page.goto(`/t/${tenant.slug}/viec`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('[role=combobox]:focus').waitFor();
  return { page, answer };
}
const highlighted = (page: Page) => page.locator('[role=option][data-highlighted]').allInnerTexts();
const platforms = (page: Page) => page.getByRole('group', { name: 'Nền tảng' }).getByRole('option');

describe('the command palette', () => {
  test('keeps the screen that is named highlighted when platforms are found later', async () => {
    const { page, answer } = await opened();
    await page.keyboard.type('thanh vien');
    await page.locator('[role=option][data-highlighted]', { hasText: 'Mở Thành viên' }).waitFor();
    answer();
    await platforms(page).first().waitFor();
    expect(await highlighted(page)).toEqual([expect.stringContaining('Mở Thành viên')]);
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Thành viên' }).waitFor();
  });

  test('keeps the screen that one has moved to when platforms are found later', async () => {
    const { page, answer } = await opened();
    await page.keyboard.type('th');
    await page.locator('[role=option][data-highlighted]', { hasText: 'Mở Thông báo' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][data-highlighted]', { hasText: 'Mở Thành viên' }).waitFor();
    answer();
    await platforms(page).first().waitFor();
    expect(await highlighted(page)).toEqual([expect.stringContaining('Mở Thành viên')]);
  });

  test('goes where the words say when Enter follows them at once', async () => {
    const { page } = await opened();
    // In one task of the page, as on a machine that is too busy to draw between two keys.
    await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement;
      document.execCommand('insertText', false, 'thanh vien');
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await page.locator('h1:focus', { hasText: 'Thành viên' }).waitFor();
  });

  test('highlights the platform that is found where no screen has that name', async () => {
    const { page, answer } = await opened();
    await page.keyboard.type('dien toan dam may');
    await page.locator('[role=option][data-highlighted]', { hasText: 'Xem mọi kết quả' }).waitFor();
    answer();
    await platforms(page).first().waitFor();
    expect(await highlighted(page)).toEqual([expect.stringContaining('Nền tảng điện toán đám mây Chính phủ')]);
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Nền tảng điện toán đám mây Chính phủ' }).waitFor();
  });
});
