import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { newTenant, PASSWORD, type Tenant, type TestMember } from '../support/tenant.ts';
import { browsing } from '../support/workspace.ts';

const browser = browsing();
let tenant: Tenant;
let admin: TestMember;
beforeAll(async () => {
  tenant = await newTenant('bieu-mau');
  admin = await tenant.member('admin');
});

const saved = (page: Page) => page.getByText('Đã lưu thay đổi.').last().waitFor();
const settingsOf = (page: Page) => ({
  phone: page.getByLabel('Điện thoại'),
  address: page.getByLabel('Địa chỉ', { exact: true }),
  save: page.getByRole('button', { name: 'Lưu thay đổi' }),
});

describe('nothing typed is lost', () => {
  test('by a reload, without a network, or when the session is over meanwhile', async () => {
    const page = await browser.open(admin);
    await page.goto(`/t/${tenant.slug}/thiet-lap`);
    const { phone, address, save } = settingsOf(page);
    await phone.fill('024 0000 0001');
    await address.fill('Số 1, phố Thử nghiệm');
    await page.reload();
    await phone.waitFor();
    expect([await phone.inputValue(), await address.inputValue()]).toEqual(['024 0000 0001', 'Số 1, phố Thử nghiệm']);

    await page.context().setOffline(true);
    await save.click();
    await page.locator('.errsum:focus', { hasText: 'Mất kết nối' }).waitFor();
    expect(await address.inputValue()).toBe('Số 1, phố Thử nghiệm');
    await page.context().setOffline(false);
    await save.click();
    await saved(page);

    await address.fill('Số 2, phố Thử nghiệm');
    await page.context().clearCookies();
    await save.click();
    const dialog = page.getByRole('dialog', { name: 'Phiên đã hết, đăng nhập lại' });
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Lưu thay đổi' }).waitFor();
    await page.reload();
    await phone.waitFor();
    expect([await phone.inputValue(), await address.inputValue()]).toEqual(['024 0000 0001', 'Số 2, phố Thử nghiệm']);
  });

  test('by closing a dialog: it opens again as it was left, and forgets what was sent', async () => {
    const page = await browser.open(admin);
    await page.goto(`/t/${tenant.slug}/don-vi`);
    const add = page.getByRole('button', { name: 'Thêm đơn vị' });
    const dialog = page.getByRole('dialog');
    await add.click();
    await dialog.getByLabel('Tên đơn vị').fill('Vụ Gõ dở');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.reload();
    await add.click();
    expect(await dialog.getByLabel('Tên đơn vị').inputValue()).toBe('Vụ Gõ dở');
    await dialog.getByLabel('Tên tiếng Anh').fill('Half-typed Department');
    await dialog.getByLabel('Tên viết tắt').fill('VGD');
    await dialog.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await page.getByRole('row', { name: /Vụ Gõ dở/ }).waitFor();
    await add.click();
    expect(await dialog.getByLabel('Tên đơn vị').inputValue()).toBe('');
  });
});

describe('two people who change the same thing', () => {
  test('settings: the later one sees the difference field by field, and chooses', async () => {
    const [early, late] = await Promise.all([browser.open(admin), browser.open(await tenant.member('admin'))]);
    await Promise.all([early, late].map((page) => page.goto(`/t/${tenant.slug}/thiet-lap`)));
    const [theirs, mine] = [settingsOf(early), settingsOf(late)];
    await mine.address.fill('Tầng 5, số 18, phố Thử nghiệm');
    await mine.phone.fill('024 0000 0018');
    await theirs.address.fill('Tầng 9, số 18, phố Thử nghiệm');
    await theirs.save.click();
    await saved(early);

    await mine.save.click();
    await late.getByRole('alert').filter({ hasText: 'Người khác vừa sửa cùng nội dung này' }).waitFor();
    const difference = late.getByRole('group', { name: 'Địa chỉ' });
    expect(await difference.textContent()).toContain('Tầng 9, số 18, phố Thử nghiệm');
    expect(await difference.locator('ins').allTextContents()).toEqual(['5,']);
    await difference.getByText('Lấy bản mới').click();
    await late.getByRole('group', { name: 'Điện thoại' }).getByText('Giữ của tôi').click();
    expect(await mine.address.inputValue()).toBe('Tầng 9, số 18, phố Thử nghiệm');
    await mine.save.click();
    await saved(late);
    await late.reload();
    await mine.phone.waitFor();
    expect([await mine.phone.inputValue(), await mine.address.inputValue()]).toEqual([
      '024 0000 0018',
      'Tầng 9, số 18, phố Thử nghiệm',
    ]);
  });

  test('a unit: what the earlier one saved stays unless the later one decides otherwise', async () => {
    await tenant.unit('Vụ Chung');
    const [early, late] = await Promise.all([browser.open(admin), browser.open(await tenant.member('admin'))]);
    for (const page of [early, late]) {
      await page.goto(`/t/${tenant.slug}/don-vi`);
      await page.getByRole('button', { name: 'Sửa Vụ Chung' }).click();
    }
    const name = (page: Page) => page.getByRole('dialog').getByLabel('Tên đơn vị');
    const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Lưu thay đổi' }).click();
    await name(early).fill('Vụ Chung mới');
    await save(early);
    await early.getByRole('row', { name: /Vụ Chung mới/ }).waitFor();
    await name(late).fill('Vụ Chung khác');
    await save(late);
    await late.getByRole('dialog').getByRole('alert').filter({ hasText: 'Người khác vừa sửa' }).waitFor();
    await save(late);
    await late.getByRole('row', { name: /Vụ Chung khác/ }).waitFor();
  });
});
