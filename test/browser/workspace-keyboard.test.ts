import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newTenant, PASSWORD } from '../support/tenant.ts';
import { browsing, focused, reach } from '../support/workspace.ts';

const browser = browsing();

/** Goes to a screen by its name, through the palette. */
async function goTo(page: Page, typed: string, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  expect(await focused(page)).toContain('Tìm hoặc chạy lệnh');
  await page.keyboard.type(typed);
  await page.locator('[role=option][data-highlighted]', { hasText: title }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('h1:focus', { hasText: title }).waitFor();
}

test('everything an administrator does in a day is done by keyboard, and the focus is never out of sight', async () => {
  const tenant = await newTenant('ban-phim');
  const [admin, colleague] = [await tenant.member('admin'), await tenant.member('officer')];
  await tenant.duty('owner', 'NDP-0001');
  const theirs = await browser.open(colleague);
  await theirs.goto(`/t/${tenant.slug}/viec`);
  const page = await browser.open();

  await page.goto('/dang-nhap');
  await page.getByLabel('Thư điện tử').waitFor();
  await reach(page, /^a Bỏ qua, tới nội dung chính/);
  await page.keyboard.press('Enter');
  await reach(page, /^input/);
  await page.keyboard.type(admin.email);
  await reach(page, /^input/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('h1:focus', { hasText: 'Việc của tôi' }).waitFor();

  await goTo(page, 'dien toan dam may', 'Nền tảng điện toán đám mây Chính phủ');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
  await focused(page);

  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await reach(page, /^a Bỏ qua/);
  await page.keyboard.press('Enter');
  await page.locator('main:focus').waitFor();
  await reach(page, /^button Chuyển cơ quan, vai trò/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await focused(page);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  expect(await focused(page)).toContain('Chuyển cơ quan, vai trò');

  await goTo(page, 'thanh vien', 'Thành viên');
  const row = page.getByRole('row', { name: colleague.email });
  await row.waitFor();
  await reach(page, /Kết thúc tư cách officer/);
  await page.keyboard.press('Enter');
  await page.getByText('Đã kết thúc tư cách của').first().waitFor();
  await row.getByText('Đã kết thúc', { exact: true }).waitFor();
  await focused(page);
  await page.keyboard.press('F6');
  await reach(page, /^button Hoàn tác/);
  await page.keyboard.press('Enter');
  await row.getByRole('button', { name: /^Kết thúc tư cách/ }).waitFor();
  await focused(page);

  await goTo(page, 'phien dang nhap', 'Phiên đăng nhập');
  await page
    .getByRole('button', { name: /^Kết thúc phiên/ })
    .first()
    .waitFor();
  await reach(page, /^button Kết thúc phiên/);
  await page.keyboard.press('Enter');
  const asked = page.getByRole('dialog', { name: 'Kết thúc phiên', exact: true });
  await asked.waitFor();
  if (!(await focused(page)).startsWith('button Kết thúc phiên')) await reach(page, /^button Kết thúc phiên/);
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
  await page.getByText('Đã kết thúc phiên.').first().waitFor();
  await focused(page);

  await reach(page, /Tài khoản của/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('End');
  expect(await focused(page)).toContain('Đăng xuất');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dang-nhap');
});
