import { beforeAll, describe, expect, test } from 'vitest';
import { newTenant, PASSWORD, type Tenant, type TestMember } from '../support/tenant.ts';
import { browsing, submittedPlan } from '../support/workspace.ts';

const browser = browsing();
let tenant: Tenant;
let leader: TestMember;
let title: string;
beforeAll(async () => {
  tenant = await newTenant('dang-nhap');
  leader = await tenant.member('leader');
  title = await submittedPlan(tenant);
});

describe('a leader who comes in the morning', () => {
  test('is told what is wrong with what they typed, gets in, and finds the plan that waits for them', async () => {
    const page = await browser.open();
    await page.goto(`/t/${tenant.slug}/viec`);
    await page.waitForURL(/\/dang-nhap\?to=/);
    const email = page.getByLabel('Thư điện tử');
    const password = page.getByLabel('Mật khẩu', { exact: true });
    const submit = page.getByRole('button', { name: 'Đăng nhập', exact: true });
    const summary = page.locator('.errsum');

    await email.fill(leader.email);
    await submit.click();
    await page.locator('.errsum:focus').waitFor();
    expect(await summary.textContent()).toContain('Có 1 chỗ cần sửa');
    expect(await password.getAttribute('aria-invalid')).toBe('true');
    await summary.getByRole('link').click();
    expect(await password.evaluate((input) => input === document.activeElement)).toBe(true);

    await password.fill('khong phai mat khau nay');
    await submit.click();
    await page.locator('.errsum:focus', { hasText: 'Địa chỉ thư hoặc mật khẩu chưa đúng' }).waitFor();
    expect(await email.inputValue()).toBe(leader.email);
    await page.reload();
    expect(await email.inputValue()).toBe(leader.email);
    expect(await password.inputValue()).toBe('');

    await password.fill(PASSWORD);
    await password.press('Enter');
    await page.waitForURL(`**/t/${tenant.slug}/viec`);
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    const task = page.locator('.todo', { hasText: title });
    await task.getByRole('link', { name: /Xem và duyệt/ }).click();
    await page.waitForURL('**/ke-hoach/*/duyet');
    await page.getByRole('heading', { level: 1, name: `Duyệt: ${title}` }).waitFor();
  });

  test('narrows the platforms without typing marks; the address keeps it through reload and back', async () => {
    const page = await browser.open(leader);
    await page.goto(`/t/${tenant.slug}/nen-tang`);
    await page.getByRole('region').getByText('35 nền tảng').waitFor();
    await page.getByRole('searchbox').fill('dien toan dam may');
    await page.waitForURL('**/nen-tang?q=dien+toan+dam+may');
    const found = page.getByRole('link', { name: 'Nền tảng điện toán đám mây Chính phủ' });
    await found.waitFor();
    await page.reload();
    await found.waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('dien toan dam may');
    await found.click();
    await page.getByRole('heading', { level: 1, name: 'Nền tảng điện toán đám mây Chính phủ' }).waitFor();
    await page.getByRole('link', { name: 'Nhiệm vụ được giao' }).click();
    await page.waitForURL('**?muc=nhiem-vu');
    await page.getByRole('columnheader', { name: 'Căn cứ' }).waitFor();
    await page.goBack();
    await page.goBack();
    await page.waitForURL('**/nen-tang?q=dien+toan+dam+may');
    await found.waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('dien toan dam may');
    await page.getByRole('navigation').getByRole('link', { name: 'Nền tảng', exact: true }).first().click();
    await page.getByRole('region').getByText('35 nền tảng').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  test('signs out, and every page asks for signing in again', async () => {
    const page = await browser.open(leader);
    await page.goto(`/t/${tenant.slug}/viec`);
    await page.getByRole('button', { name: /Tài khoản của/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/dang-nhap');
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['__Host-ndp-device']);
    await page.goto(`/t/${tenant.slug}/ke-hoach`);
    await page.waitForURL(/\/dang-nhap\?to=/);
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor();
    expect(await page.textContent('body')).not.toContain(title);
  });
});
