import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { DEMO_PASSWORD, demoMembers } from '@ndp/local/seed/demo';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { url } from '../support/stack.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Sessions belong to the public origin, which is this machine by its name.
const site = url.replace('127.0.0.1', 'localhost');
const home = '/t/bo-thong-tin-va-truyen-thong';
const emailOf = (called: string) => demoMembers.find((member) => member.called === called)?.email ?? '';

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 1366, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
});
afterAll(() => browser.close());

async function signIn(called: string): Promise<void> {
  await page.getByLabel('Thư điện tử').fill(emailOf(called));
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe);
  // The page has axe now; its own types do not know.
  return page.evaluate(async () => {
    const { axe: it } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await it.run()).violations.map(({ id }) => id);
  });
}

describe('a member in the workspace', () => {
  test('is asked to sign in, told what is missing, and lands where they were going', async () => {
    await page.goto(`${site}${home}/thanh-vien`);
    await page.waitForURL(/\/dang-nhap\?to=/);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('errsum');
    await signIn('admin');
    await page.getByRole('heading', { level: 1, name: 'Thành viên' }).waitFor();
    expect(page.url()).toBe(`${site}${home}/thanh-vien`);
    expect(await page.title()).toContain('Thành viên');
  });

  test('loads the first screen with at most 180 kB gzipped, fonts and all', async () => {
    let weight = 0;
    const fresh = await context.newPage();
    const weighed: Promise<void>[] = [];
    fresh.on('response', (answer) => {
      if (answer.url().startsWith('data:') || new URL(answer.url()).pathname.startsWith('/v1/')) return;
      const weigh = async () => {
        const body = await answer.body();
        weight += answer.url().endsWith('.woff2') ? body.byteLength : gzipSync(body, { level: 9 }).byteLength;
      };
      weighed.push(weigh());
    });
    await fresh.goto(`${site}${home}/viec`);
    await fresh.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    await fresh.waitForLoadState('networkidle');
    await Promise.all(weighed);
    expect(weight).toBeGreaterThan(100_000);
    expect(weight).toBeLessThan(180_000);
    await fresh.close();
  });

  test('goes to a platform by Ctrl K, without marks and without a mouse', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Tìm hoặc chạy lệnh' }).waitFor();
    await page.keyboard.type('hoa don dien tu');
    await page.getByRole('option', { name: /hóa đơn điện tử/i }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /hóa đơn điện tử/i }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('finds what was typed into a form after a reload', async () => {
    await page.goto(`${site}${home}/thanh-vien`);
    await page.getByRole('button', { name: 'Mời thành viên' }).click();
    await page.getByLabel('Thư điện tử').fill('do-dang@example.vn');
    await page.reload();
    await page.getByRole('button', { name: 'Mời thành viên' }).click();
    expect(await page.getByLabel('Thư điện tử').inputValue()).toBe('do-dang@example.vn');
    await page.getByRole('button', { name: 'Huỷ' }).click();
  });

  test('is not shown screens of other roles, and told so when going there', async () => {
    await page.goto(`${site}${home}/ke-hoach`);
    await page.getByRole('heading', { level: 1, name: 'Bạn không có quyền xem trang này' }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Kế hoạch' }).count()).toBe(0);
  });

  test.each([
    ['light', 1366],
    ['dark', 1366],
    ['light', 390],
    ['dark', 390],
  ] as const)('meets no barrier that axe knows, %s at %i px, and reads at 320 px', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ['viec', 'nen-tang', 'thanh-vien', 'tai-khoan/bao-mat', 'nhat-ky']) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${site}${home}/${path}`);
      await page.waitForLoadState('networkidle');
      expect(await violations(), path).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    }
  });

  test('reads the same in English, and Vietnamese again', async () => {
    await page.setViewportSize({ width: 1366, height: 900 });
    await page.getByRole('button', { name: /Tài khoản của/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Audit trail' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('menuitemradio', { name: 'Tiếng Việt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor();
  });

  test('signs out, and is asked to sign in again', async () => {
    await page.getByRole('button', { name: /Tài khoản của/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/\/dang-nhap$/);
    await page.goto(`${site}${home}/viec`);
    await page.waitForURL(/\/dang-nhap\?to=/);
  });
});
