import { systemGrant } from '@ndp/domain/permissions';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../support/stack.ts';
import { newTenant, PASSWORD, type Tenant, type TestMember } from '../support/tenant.ts';
import { browsing, submittedPlan } from '../support/workspace.ts';

const browser = browsing();
let tenant: Tenant;
let title: string;
beforeAll(async () => {
  tenant = await newTenant('bao-mat');
  await tenant.member('leader');
  title = await submittedPlan(tenant);
});

/** The code now, or of the half minute after; each is taken once. */
const codeOf = (secret: string, away = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + away * 30 });

/** The person's sessions are as they are a quarter of an hour later. */
async function forgetStepUp({ personId }: TestMember): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  await programme.write([{ sql: 'UPDATE session SET stepped_up_at = NULL WHERE person_id = ?', args: [personId] }]);
}

async function givePassword(page: Page, { email }: TestMember): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

describe('a second factor', () => {
  test('is asked for when a leader approves, set up there and then, asked for at the next sign-in, and given up only by proof', async () => {
    const leader = await tenant.member('leader');
    const page = await browser.open(leader);
    const row = page.getByRole('row', { name: title });
    const approve = async () => {
      await page.goto(`/t/${tenant.slug}/ke-hoach`);
      await row.getByRole('link', { name: /^Xem và duyệt/ }).click();
      await page.getByRole('button', { name: 'Duyệt kế hoạch' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Duyệt kế hoạch' }).click();
    };
    await approve();
    const asked = page.getByRole('dialog', { name: 'Bạn chưa có bước xác minh thứ hai' });
    await asked.getByRole('link', { name: 'Thiết lập bảo mật' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bảo mật' }).waitFor();

    await page.getByRole('button', { name: 'Thiết lập ứng dụng' }).click();
    await page.getByRole('img', { name: /Mã QR/ }).waitFor();
    const secret = (await page.locator('.totp .num').first().textContent())?.replace(/\s/g, '') ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const code = page.getByLabel('Mã 6 số ứng dụng đang hiện');
    await code.fill('không');
    await code.press('Enter');
    await page.locator('.errsum:focus').waitFor();
    await code.fill(codeOf(secret));
    await code.press('Enter');
    const codes = page.locator('ol.codes li');
    await codes.first().waitFor();
    const [recovery = '', ...more] = await codes.allTextContents();
    expect(more).toHaveLength(9);
    await page.getByRole('button', { name: 'Tôi đã cất các mã' }).click();
    await page.getByText('Còn 10 mã khôi phục.').waitFor();
    expect(await page.textContent('body')).not.toContain(recovery);

    await approve();
    await page.getByText('Đã duyệt kế hoạch.').waitFor();
    await page.goto(`/t/${tenant.slug}/ke-hoach`);
    await row.getByText('Đã duyệt', { exact: true }).waitFor();

    const next = await browser.open();
    await givePassword(next, leader);
    const second = next.getByLabel('Mã xác minh');
    await second.fill(codeOf(secret, 1));
    await second.press('Enter');
    await next.waitForURL(`**/t/${tenant.slug}/viec`);

    const without = await browser.open();
    await givePassword(without, leader);
    await without.getByLabel('Mã xác minh').fill(recovery);
    await without.getByRole('button', { name: 'Xác minh' }).click();
    await without.waitForURL(`**/t/${tenant.slug}/viec`);
    const twice = await browser.open();
    await givePassword(twice, leader);
    await twice.getByLabel('Mã xác minh').fill(recovery);
    await twice.getByRole('button', { name: 'Xác minh' }).click();
    await twice.locator('.errsum:focus').waitFor();
    expect(twice.url()).toContain('/dang-nhap');

    await forgetStepUp(leader);
    await page.goto(`/t/${tenant.slug}/tai-khoan/bao-mat`);
    await page.getByRole('button', { name: 'Bỏ ứng dụng xác thực' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ ứng dụng xác thực' }).click();
    const proof = page.getByRole('dialog', { name: 'Xác minh lại' });
    await proof.getByLabel('Mã xác minh').fill(more[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('Chưa dùng').waitFor();
    expect(await page.getByRole('dialog', { name: 'Bỏ ứng dụng xác thực', exact: true }).count()).toBe(0);
  });

  test('may be a passkey, which is enough to sign in by', async () => {
    const officer = await tenant.member('officer');
    const page = await browser.open(officer);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`/t/${tenant.slug}/tai-khoan/bao-mat`);
    await page.getByRole('button', { name: 'Thêm khoá truy cập' }).click();
    await page.getByLabel('Tên khoá').fill('Máy tính thử');
    await page.getByRole('button', { name: 'Thêm khoá truy cập' }).click();
    await page.getByRole('row', { name: /Máy tính thử/ }).waitFor();
    await page.getByRole('button', { name: /Tài khoản của/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/dang-nhap');
    await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).click();
    await page.waitForURL(`**/t/${tenant.slug}/viec`);
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  });
});

test('a session ended from another browser is asked to sign in at its next act, over the form being filled in', async () => {
  const admin = await tenant.member('admin');
  const lost = await browser.open(admin, { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' });
  await lost.goto(`/t/${tenant.slug}/thiet-lap`);
  await lost.getByLabel('Địa chỉ', { exact: true }).fill('Số 1, phố Thử nghiệm');

  const other = await browser.open(admin);
  await other.goto(`/t/${tenant.slug}/tai-khoan/bao-mat`);
  const sessions = other.getByRole('region', { name: 'Phiên đăng nhập của bạn' });
  await sessions
    .getByRole('button', { name: /^Kết thúc (?!mọi)/ })
    .first()
    .click();
  await other.getByRole('dialog').getByRole('button', { name: 'Kết thúc phiên' }).click();
  await other.getByText('Đã kết thúc phiên.').first().waitFor();

  await lost.getByRole('button', { name: 'Lưu thay đổi' }).click();
  const dialog = lost.getByRole('dialog', { name: 'Phiên đã hết, đăng nhập lại' });
  expect(await dialog.getByLabel('Thư điện tử').inputValue()).toBe(admin.email);
  expect(await lost.getByLabel('Địa chỉ', { exact: true }).inputValue()).toBe('Số 1, phố Thử nghiệm');
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await lost.getByText('Đã lưu thay đổi.').first().waitFor();
  await lost.reload();
  expect(await lost.getByLabel('Địa chỉ', { exact: true }).inputValue()).toBe('Số 1, phố Thử nghiệm');
});
