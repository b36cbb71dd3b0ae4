import { beforeAll, expect, test } from 'vitest';
import { newTenant, type Tenant } from '../support/tenant.ts';
import { browsing, site } from '../support/workspace.ts';

const { open } = browsing();
let tenant: Tenant;
let home: string;
beforeAll(async () => {
  tenant = await newTenant('vai-tro');
  home = `${site}/t/${tenant.slug}`;
});

test('screens of other roles are not shown, and going there says so and who may', async () => {
  const page = await open(await tenant.member('admin'));
  await page.goto(`${home}/ke-hoach`);
  await page.getByRole('heading', { level: 1, name: 'Bạn không có quyền xem trang này' }).waitFor();
  expect(await page.getByRole('navigation').getByRole('link', { name: 'Kế hoạch' }).count()).toBe(0);
  await page.goto(`${home}/nhat-ky`);
  await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor();
});

test('the app reads the same in English, and Vietnamese again', async () => {
  const page = await open(await tenant.member('auditor'));
  await page.goto(`${home}/nhat-ky`);
  await page.getByRole('button', { name: /Tài khoản của/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Audit trail' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Tiếng Việt' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor();
});
