import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { wrong } from '../support/axe.ts';
import { call } from '../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { browsing, picture, submittedPlan } from '../support/workspace.ts';

const browser = browsing();
let tenant: Tenant;
let people: Record<'admin' | 'leader', TestMember>;
beforeAll(async () => {
  tenant = await newTenant('man-hinh');
  people = { admin: await tenant.member('admin'), leader: await tenant.member('leader') };
  const token = await tokenOf(people.admin);
  const make = async (what: string, json: object) => {
    const { status, text } = await call(`/v1/t/${tenant.slug}/${what}`, { token, json });
    expect(status, text).toBe(201);
  };
  await submittedPlan(tenant);
  await make('invitations', {
    email: `khach@${tenant.slug}.example`,
    role: 'officer',
    unit: null,
    language: 'vi',
    until: null,
  });
  await make('tokens', { name: 'Trục liên thông thử', scopes: ['platform.read'], unit: null, days: 90 });
});

/** By a link's way within the workspace, so that axe is read once; from outside in front of it. */
async function goTo(page: Page, href: string): Promise<void> {
  if (!href.startsWith('/t/') || !page.url().includes('/t/')) {
    await page.goto('about:blank');
    await page.goto(href);
    return;
  }
  await page.keyboard.press('Escape');
  await page.evaluate((to) => history.pushState(null, '', to), href);
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();
const inDialog = (name: string) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole('dialog').waitFor();
};
type Screen = [path: string, seen: string, prepare?: (page: Page) => Promise<void>];

const doors: Screen[] = [
  ['/dang-nhap', 'Đăng nhập'],
  ['/dang-nhap', 'Đăng nhập', async (page) => {
    await press('Đăng nhập')(page);
    await page.locator('.errsum:focus').waitFor();
  }], // biome-ignore format: a row of a table
  ['/dang-nhap?loi=oidc-khong-thanh-vien', 'Đăng nhập', (page) => page.getByText('chưa có thành viên nào').waitFor()],
  ['/quen-mat-khau', 'Quên mật khẩu'],
  ['/dat-lai-mat-khau#abc', 'Đặt mật khẩu mới'],
  ['/loi-moi#khong-co', 'Lời mời không còn dùng được'],
];
const forLeader: Screen[] = [
  ['viec', 'Việc của tôi', (page) => page.locator('.todo').first().waitFor()],
  ['nen-tang', 'Nền tảng', (page) => page.getByRole('row').nth(20).waitFor()],
  ['nen-tang?q=khongcogica', 'Nền tảng', (page) => page.getByText('Không có nền tảng nào khớp').waitFor()],
  ...['tong-quan', 'nhiem-vu', 'ke-hoach', 'bao-cao', 'dau-moi'].map(
    (part): Screen => [
      `nen-tang/hop-truc-tuyen-the-he-moi?muc=${part}`,
      'họp trực tuyến',
      (page) => page.locator(`.tabs [href$="=${part}"][aria-current=page]`).waitFor(),
    ],
  ),
  ['ke-hoach', 'Kế hoạch', (page) => page.getByRole('row').nth(1).waitFor()],
  ['van-ban-den?state=acknowledged', 'Văn bản đến', (page) => page.getByText('Không có văn bản nào khớp').waitFor()],
  ['tim?q=hop', 'Kết quả', (page) => page.locator('main .card').first().waitFor()],
  ['thong-bao', 'Thông báo', (page) => page.locator('.told').first().waitFor()],
  ['thiet-lap', 'Thiết lập', (page) => page.getByText('Bạn xem được').waitFor()],
  ['phien', 'Bạn không có quyền xem trang này'],
  ['khong-co', 'Không có trang này'],
];
const forAdmin: Screen[] = [
  ['tai-khoan', 'Hồ sơ của tôi'],
  ['tai-khoan/bao-mat', 'Bảo mật', async (page) => {
    await press('Thiết lập ứng dụng')(page);
    await page.getByRole('img', { name: /Mã QR/ }).waitFor();
  }], // biome-ignore format: a row of a table
  ['tai-khoan/thong-bao', 'Cách nhận thông báo', (page) => page.getByLabel('Giờ gửi thư gộp').waitFor()],
  ['thanh-vien', 'Thành viên', (page) => page.getByText('Lời mời đang chờ').waitFor()],
  ['thanh-vien', 'Thành viên', inDialog('Mời thành viên')],
  ['don-vi', 'Đơn vị', (page) => page.getByRole('row').nth(1).waitFor()],
  ['phien', 'Phiên đăng nhập', (page) => page.getByRole('row').nth(1).waitFor()],
  ['ma-truy-cap', 'Mã truy cập', (page) => page.getByRole('row').nth(1).waitFor()],
  ['ma-truy-cap', 'Mã truy cập', inDialog('Tạo mã truy cập')],
  ['thiet-lap', 'Thiết lập', (page) => page.getByLabel('Địa chỉ', { exact: true }).waitFor()],
  ['nhat-ky', 'Nhật ký', (page) => page.locator('main .card .empty, main .card table').first().waitFor()],
  ['nhat-ky?so=nguoi', 'Nhật ký', (page) => page.getByRole('row', { name: 'Trục liên thông thử' }).waitFor()],
  ['viec', 'Việc của tôi', async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
  }], // biome-ignore format: a row of a table
  ['viec', 'Việc của tôi', async (page) => {
    await page.getByRole('button', { name: /Tài khoản của/ }).click();
    await page.getByRole('menu').waitFor();
  }], // biome-ignore format: a row of a table
];

describe.each([
  ['nobody', doors],
  ['leader', forLeader],
  ['admin', forAdmin],
] as const)('screens of %s', (who, screens) => {
  test('have nothing that axe finds wrong, light and dark, on a desk and on a phone, and nothing to scroll sideways', async () => {
    const member = who === 'nobody' ? null : people[who];
    const page = await browser.open(member);
    const found: string[] = [];
    for (const [path, seen, prepare] of screens) {
      const tell = (what: string) => (one: string) => found.push(`${path}, ${what}: ${one}`);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1366, height: 800 });
      await goTo(page, member ? `/t/${tenant.slug}/${path}` : path);
      await page.getByRole('heading', { level: 1, name: seen }).waitFor();
      await prepare?.(page);
      for (const width of [1366, 390])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          // In other colours only the rules about colours say anything new.
          (await wrong(page, colorScheme === 'dark' ? ['color-contrast'] : undefined)).forEach(
            tell(`${width} ${colorScheme}`),
          );
          await picture(page, `${who} ${path} ${prepare ? 'x' : ''} ${width} ${colorScheme}`);
        }
      await page.setViewportSize({ width: 320, height: 640 });
      const beyond = await overflow(page);
      if (beyond > 0) tell('320')(`${beyond} px too wide`);
    }
    expect(found).toEqual([]);
  });
});
