import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wrong } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { url } from '../support/stack.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A fresh page; script of the site is off unless wanted, as it is for many readers. */
async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
}

describe('a reader without JavaScript', () => {
  test('searches “dien toan dam may” from the home page, opens platform (1) and reads it in both languages', async () => {
    const page = await open('/');
    await page.getByRole('searchbox').or(page.locator('input[name=q]')).first().fill('dien toan dam may');
    await page.getByRole('button', { name: 'Tìm' }).click();
    expect(page.url()).toContain('/nen-tang?q=dien+toan+dam+may');
    const results = page.locator('ol.results');
    expect(await results.locator('mark').first().textContent()).toBe('điện toán đám mây');
    await results.getByRole('link', { name: /Nền tảng điện toán đám mây Chính phủ/ }).click();
    expect(await page.locator('h1').textContent()).toBe('Nền tảng điện toán đám mây Chính phủ');
    expect(await page.locator('main').textContent()).toContain('186/QĐ-BTTTT, Phụ lục, mục I, (1)');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('h1').textContent()).toBe('Government cloud computing platform');
    await page.context().close();
  });

  test('narrows the list by a filter and takes it away again, all in the address', async () => {
    const page = await open('/nen-tang');
    expect(await page.locator('h2.count').textContent()).toContain('35');
    await page
      .getByRole('link', { name: /Bộ Y tế/ })
      .first()
      .click();
    expect(page.url()).toContain('owner=bo-y-te');
    expect(await page.locator('h2.count').textContent()).toContain('4');
    await page.getByRole('link', { name: 'Xoá lọc' }).click();
    expect(await page.locator('h2.count').textContent()).toContain('35');
    await page.context().close();
  });

  test('is told what to try when nothing matches', async () => {
    const page = await open('/nen-tang?q=khongcogica');
    const text = await page.locator('main').textContent();
    expect(text).toContain('Không có nền tảng nào khớp với “khongcogica”');
    await page.getByRole('link', { name: 'Xem toàn bộ danh mục' }).click();
    expect(await page.locator('h2.count').textContent()).toContain('35');
    await page.context().close();
  });
});

const pages = [
  '/',
  '/en',
  '/nen-tang',
  '/nen-tang?q=truc+tuyen&group=I',
  '/nen-tang?q=khongcogica',
  '/nen-tang/hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc',
  '/en/nen-tang/mang-xa-hoi-the-he-moi',
  '/co-quan/bo-thong-tin-va-truyen-thong',
  '/co-quan/tinh-kien-giang',
  '/lan-cong-bo/186-qd-btttt-2022',
  '/khong-co-trang-nay',
];

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each(pages)('axe finds nothing wrong on %s, on a desk and on a phone', async (path) => {
    for (const width of [1366, 390]) {
      // axe runs inside the page, so script is on here; bypassCSP lets only the test's own in.
      const page = await open(path, {
        colorScheme,
        viewport: { width, height: 800 },
        javaScriptEnabled: true,
        bypassCSP: true,
      });
      expect(await wrong(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });
});

test('pages load nothing from elsewhere, and the policy blocks nothing of theirs', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on(
    'request',
    (request) => !request.url().startsWith(url) && !request.url().startsWith('data:') && elsewhere.push(request.url()),
  );
  for (const path of pages.slice(0, -1)) await page.goto(url + path, { waitUntil: 'networkidle' });
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
  await context.close();
});
