import { newId } from '@ndp/database/ids';
import { beforeAll, expect, test } from 'vitest';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { newTenant, PASSWORD, type Tenant, type TestMember } from '../support/tenant.ts';
import { browsing } from '../support/workspace.ts';

const browser = browsing();
let tenant: Tenant;
let admin: TestMember;
beforeAll(async () => {
  tenant = await newTenant('loi-moi');
  admin = await tenant.member('admin');
  await tenant.unit('Vụ Thử nghiệm');
});

test('somebody invited by mail sets a name and a password, works at once, and the link is used up', async () => {
  const address = `nguoi.moi.${newId().slice(-8)}@${tenant.slug}.example`;
  const page = await browser.open(admin);
  await page.goto(`/t/${tenant.slug}/thanh-vien`);
  await page.getByRole('button', { name: 'Mời thành viên' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Thư điện tử').fill(address);
  await dialog.getByLabel('Vai trò').selectOption('Chuyên viên');
  await dialog.getByLabel('Đơn vị').selectOption('Vụ Thử nghiệm');
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).click();
  await page.getByText(`Đã gửi lời mời tới ${address}.`).first().waitFor();
  await page
    .getByRole('row', { name: address })
    .getByText(/^Hết hạn/)
    .waitFor();

  const link = linkIn(await mailTo(address, /mời/), '/loi-moi');
  const theirs = await browser.open();
  await theirs.goto(link);
  await theirs.getByText('Vụ Thử nghiệm').waitFor();
  await theirs.getByRole('button', { name: 'Nhận lời mời' }).click();
  await theirs.locator('.errsum:focus', { hasText: 'Có 2 chỗ cần sửa' }).waitFor();
  await theirs.getByLabel('Họ và tên').fill('Người được mời');
  await theirs.getByLabel('Mật khẩu mới').fill('mua roi tren mai ngoi cu');
  await theirs.getByRole('button', { name: 'Nhận lời mời' }).click();
  await theirs.waitForURL(`**/t/${tenant.slug}/viec`);
  await theirs.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  await theirs.getByRole('button', { name: /Vụ Thử nghiệm/ }).waitFor();

  await page.reload();
  const row = page.getByRole('row', { name: 'Người được mời' });
  expect(await row.textContent()).toMatch(/Chuyên viên.*Vụ Thử nghiệm/);
  expect(await page.getByText('Lời mời đang chờ').count()).toBe(0);

  const again = await browser.open();
  await again.goto(link);
  await again.getByRole('heading', { level: 1, name: 'Lời mời không còn dùng được' }).waitFor();
  await again.getByText('Nhờ người quản trị của cơ quan gửi lại').waitFor();
});

test('a forgotten password is set anew by mail; the link works once and the old password no more', async () => {
  const officer = await tenant.member('officer');
  const page = await browser.open();
  await page.goto('/dang-nhap');
  await page.getByRole('link', { name: 'Quên mật khẩu' }).click();
  // The page before has a field of the same name.
  await page.getByRole('button', { name: 'Gửi liên kết' }).waitFor();
  await page.getByLabel('Thư điện tử').fill(officer.email);
  await page.getByRole('button', { name: 'Gửi liên kết' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kiểm tra hộp thư' }).waitFor();
  const link = linkIn(await mailTo(officer.email, /mật khẩu/), '/dat-lai-mat-khau');
  const set = async (password: string) => {
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('Mật khẩu mới').fill(password);
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  };
  await set('nang len tren san phoi lua');
  await page.getByRole('link', { name: 'Tới trang đăng nhập' }).click();
  await page.getByLabel('Thư điện tử').fill(officer.email);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.locator('.errsum:focus').waitFor();
  await page.getByLabel('Mật khẩu', { exact: true }).fill('nang len tren san phoi lua');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL(`**/t/${tenant.slug}/viec`);
  await set('gio thoi qua canh dong xanh');
  await page.locator('.errsum:focus').waitFor();
});
