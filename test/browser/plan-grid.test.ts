import { readFileSync } from 'node:fs';
import { writeSheets } from '@ndp/documents/workbook/file';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { wrong } from '../support/axe.ts';
import { openDraft } from '../support/plans.ts';
import { call, url } from '../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { browsing, focused, picture } from '../support/workspace.ts';

const browser = browsing();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
let tenant: Tenant;
let officer: TestMember;
let token: string;
let plan: string;

beforeAll(async () => {
  tenant = await newTenant('luoi-thang');
  const unit = await tenant.unit('Cục Thử lưới');
  await Promise.all(planOf2022.platforms.map((code) => tenant.duty('promoting', code, unit.id)));
  officer = await tenant.member('officer', unit.id);
  token = await tokenOf(officer);
});
beforeEach(async () => {
  plan = await openDraft(token, tenant.slug);
});

interface Stored {
  sections: {
    code: string;
    version: number;
    frame: { monthsCovered: number[] } | null;
    month: {
      tasks: { title: string; dueOn: string | null; responsible: object | null }[];
      results: { text: string; tasks: string[] }[];
    } | null;
  }[];
}
/** The plan as the server has it. */
async function stored() {
  const { body } = await call<Stored>(`/v1/t/${tenant.slug}/plans/${plan}`, { token });
  const month = (number: number) =>
    body.sections.find(({ code }) => code === `m${String(number).padStart(2, '0')}`)?.month ?? {
      tasks: [],
      results: [],
    };
  const covered = body.sections.find(({ code }) => code === 'frame')?.frame?.monthsCovered ?? [];
  return { month, covered, titles: (number: number) => month(number).tasks.map(({ title }) => title) };
}
const becomes = <T>(read: (now: Awaited<ReturnType<typeof stored>>) => T, wanted: T) =>
  expect.poll(async () => read(await stored()), { timeout: 20_000 }).toEqual(wanted);

const here = (path: string) => `/t/${tenant.slug}/${path}`;
const dialog = (page: Page) => page.getByRole('dialog');
const at = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function openGrid(page: Page, cell = '1-0-task'): Promise<void> {
  await page.goto(here(`ke-hoach/${plan}?muc=months`));
  await page.locator(`[data-cell="${cell}"]`).focus();
}

/** Pastes as a browser does: an event on what has the focus, with the text in it. */
const paste = (page: Page, text: string) =>
  page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

async function choose(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Nhập, xuất' }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

/** Looks at the page in light and dark: axe finds nothing, and nothing runs off the side. */
async function looked(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name} ${colorScheme}`);
    expect(await wrong(page), `${name} in ${colorScheme}`).toEqual([]);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, name).toBeLessThanOrEqual(0);
}

describe('the month grid by keyboard', () => {
  test('moves by arrows, months and ends, has one tab stop, and lets Tab out', async () => {
    const page = await browser.open(officer);
    await openGrid(page);
    await press(page, 'ArrowDown', 'ArrowRight');
    expect(await at(page)).toBe('1-1-result');
    await press(page, 'PageDown', 'End');
    expect(await at(page)).toBe('2-0-due');
    await press(page, 'Control+Home');
    expect(await at(page)).toBe('1-0-month');
    await press(page, 'Control+End');
    expect(await at(page)).toMatch(/^6-2-due$/);
    await focused(page);
    expect(await page.locator('[data-cell][tabindex="0"]').count()).toBe(1);
    await press(page, 'Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-cell]'))).toBeNull();
    await press(page, 'Shift+Tab');
    expect(await at(page)).toBe('6-2-due');
  });

  test('edits, adds, orders, deletes and takes back; every step is stored', async () => {
    const [one = '', two = '', three = ''] = (await stored()).titles(1);
    const page = await browser.open(officer);
    await openGrid(page, '1-2-task');
    await press(page, 'Enter', 'End');
    await page.keyboard.type(' Bổ sung.');
    await press(page, 'Escape');
    expect(await at(page)).toBe('1-2-task');
    await press(page, 'F2', 'End');
    await page.keyboard.type(' Bổ sung.');
    // Behind the last task, Enter goes on with a new one.
    await press(page, 'Enter');
    await page.keyboard.type('Việc thứ tư');
    await press(page, 'Enter', 'Escape');
    await becomes((now) => now.titles(1), [one, two, `${three} Bổ sung.`, 'Việc thứ tư']);

    await page.locator('[data-cell="1-3-task"]').focus();
    await press(page, 'Alt+ArrowUp', 'Alt+ArrowUp');
    expect(await at(page)).toBe('1-1-task');
    await press(page, 'Control+Enter');
    await page.keyboard.type('Chen giữa');
    await press(page, 'Tab');
    expect(await at(page)).toBe('1-2-result');
    await becomes((now) => now.titles(1), [one, 'Việc thứ tư', 'Chen giữa', two, `${three} Bổ sung.`]);

    await press(page, 'ArrowLeft', 'Delete', 'Delete');
    await becomes((now) => now.titles(1), [one, 'Việc thứ tư', `${three} Bổ sung.`]);
    await press(page, 'Control+z', 'Control+z', 'Control+z', 'Control+y');
    await becomes((now) => now.titles(1), [one, 'Việc thứ tư', 'Chen giữa', two, `${three} Bổ sung.`]);
  });

  test('typing begins a cell anew, and a reload in the middle loses nothing', async () => {
    const page = await browser.open(officer);
    await openGrid(page, '2-0-result');
    await page.keyboard.type('Kết quả viết dở');
    await page.reload();
    await page.locator('textarea').first().waitFor();
    expect(await page.locator('textarea').first().inputValue()).toBe('Kết quả viết dở');
    await press(page, 'Tab');
    await becomes((now) => now.month(2).results[0]?.text, 'Kết quả viết dở');
  });

  test('says who is responsible, when it is due, of which task a result is, and moves a task to another month', async () => {
    const page = await browser.open(officer);
    await openGrid(page, '3-0-party');
    await press(page, 'Enter');
    await dialog(page).getByRole('searchbox').fill('nong cot');
    await dialog(page).getByRole('radio', { name: 'Chủ trì Các doanh nghiệp nòng cốt' }).check();
    await dialog(page).getByRole('searchbox').fill('cuc thu luoi');
    await dialog(page).getByRole('checkbox', { name: 'Phối hợp Cục Thử lưới' }).check();
    await looked(page, 'who is responsible');
    await dialog(page).getByRole('button', { name: 'Ghi phân công' }).click();
    await becomes((now) => now.month(3).tasks[0]?.responsible, { duty: 'core_enterprise' });
    expect(await at(page)).toBe('3-0-party');

    await press(page, 'ArrowRight', 'Enter');
    await dialog(page).getByLabel('Hạn').fill('2022-04-02');
    await dialog(page).getByRole('button', { name: 'Ghi thời hạn' }).click();
    await dialog(page)
      .getByRole('link', { name: /Hạn phải trong tháng 3\/2022/ })
      .waitFor();
    await dialog(page).getByLabel('Hạn').fill('2022-03-25');
    await dialog(page).getByRole('button', { name: 'Ghi thời hạn' }).click();
    await becomes((now) => now.month(3).tasks[0]?.dueOn, '2022-03-25');

    await page.locator('[data-cell="3-0-result"]').focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Là kết quả của việc…' }).click();
    await dialog(page).getByRole('checkbox').nth(1).check();
    await dialog(page).getByRole('button', { name: 'Ghi liên kết' }).click();
    await page.getByText('Của việc 2').waitFor();

    const [, moved = ''] = (await stored()).titles(3);
    await page.locator('[data-cell="3-1-task"]').focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Chuyển sang tháng khác…' }).click();
    await dialog(page).getByLabel('Tháng').selectOption('7');
    await dialog(page).getByRole('button', { name: 'Chuyển', exact: true }).click();
    await becomes((now) => [now.titles(7), now.titles(3).length, now.month(3).results[0]?.tasks], [[moved], 1, []]);
    await becomes((now) => now.covered, [1, 2, 3, 4, 5, 6, 7]);
  });
});

/** As Excel writes a range to the clipboard: cells with line ends and quotes in quotes, lines ended by CR LF. */
const RANGE = [
  ['Tháng', 'Công việc', 'Kết quả cần đạt', 'Chủ trì'],
  ['Tháng 7', '"1. Rà soát ""bộ tiêu chí""\n2. Báo cáo Lãnh đạo Bộ"', 'Báo cáo rà soát', 'Cục Thử lưới'],
  ['', 'Đôn đốc doanh nghiệp nòng cốt', '', ''],
  ['Quý III', 'Việc không rõ tháng', '', ''],
  ['Tháng 2', 'Việc thêm vào tháng 2', 'Kết quả thêm', ''],
]
  .map((cells) => `${cells.join('\t')}\r\n`)
  .join('');

describe('a range from Excel', () => {
  test('is shown cell by cell, put in once its errors are left out, and taken back in one step', async () => {
    const before = await stored();
    const page = await browser.open(officer);
    await openGrid(page, '2-0-task');
    await paste(page, RANGE);
    await dialog(page).getByRole('link', { name: 'Ô A4' }).waitFor();
    await looked(page, 'a pasted range with an error');
    await dialog(page)
      .getByRole('button', { name: /^Đưa vào/ })
      .click();
    await page.locator('.errsum:focus').waitFor();
    await dialog(page).getByRole('button', { name: 'Bỏ các hàng có lỗi' }).click();
    await dialog(page).getByRole('group', { name: 'Cách đưa vào tháng 2' }).getByText('Thay toàn bộ').click();
    await dialog(page).getByRole('button', { name: 'Đưa vào 4 việc, 2 kết quả' }).click();
    await becomes((now) => now.titles(2), ['Việc thêm vào tháng 2']);
    await becomes(
      (now) => now.titles(7),
      ['Rà soát "bộ tiêu chí"', 'Báo cáo Lãnh đạo Bộ', 'Đôn đốc doanh nghiệp nòng cốt'],
    );
    const mine = { organisation: tenant.slug, unit: expect.stringMatching(/^don-vi-/) };
    await becomes((now) => now.month(7).tasks.map(({ responsible }) => responsible), [mine, mine, null]);
    await becomes((now) => now.covered, [1, 2, 3, 4, 5, 6, 7]);
    expect(await at(page)).toBe('2-0-task');
    await press(page, 'Control+z');
    await becomes((now) => [now.titles(2), now.titles(7), now.covered], [before.titles(2), [], before.covered]);
  });

  test('goes in by the button too, into the month that is chosen where no column says one', async () => {
    const page = await browser.open(officer);
    await openGrid(page);
    await page.getByRole('button', { name: 'Dán từ Excel' }).click();
    await dialog(page).getByRole('button', { name: 'Xem trước' }).click();
    await dialog(page).getByRole('alert').waitFor();
    await dialog(page).getByLabel('Vùng chép từ Excel').fill('Việc một\tKết quả một\nViệc hai\tKết quả hai');
    await dialog(page).getByRole('button', { name: 'Xem trước' }).click();
    await dialog(page).getByLabel('Vùng này không có cột tháng').selectOption('8');
    await dialog(page).getByRole('button', { name: 'Đưa vào 2 việc, 2 kết quả' }).click();
    await becomes((now) => [now.titles(8), now.month(8).results.length], [['Việc một', 'Việc hai'], 2]);
  });
});

describe('files', () => {
  test('the plan goes out as a workbook and comes back; a workbook that is wrong names its cells', async () => {
    const page = await browser.open(officer);
    await openGrid(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      choose(page, 'Tải bảng tính Excel của kế hoạch'),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Kế hoạch của Bộ.*\.xlsx$/);
    const buffer = readFileSync(await download.path());
    const before = await stored();

    await choose(page, 'Nhập bảng tính Excel của kế hoạch…');
    await dialog(page).getByRole('button', { name: 'Nhập bảng tính' }).click();
    await dialog(page).getByText('Chọn một tệp.').waitFor();
    const file = dialog(page).getByLabel('Tệp');
    const broken = writeSheets([{ name: 'Tháng', columns: [{ head: 'Tháng', width: 10 }], rows: [['Tháng 13']] }]);
    await file.setInputFiles({ name: 'hong.xlsx', mimeType: '', buffer: Buffer.from(broken) });
    await dialog(page).getByRole('button', { name: 'Nhập bảng tính' }).click();
    await dialog(page)
      .getByText(/^Tháng!A1: /)
      .first()
      .waitFor();
    await looked(page, 'a workbook that is wrong');
    await file.setInputFiles({ name: 'ke-hoach.xlsx', mimeType: '', buffer });
    await dialog(page).getByRole('button', { name: 'Nhập bảng tính' }).click();
    await page.getByText('Đã nhập bảng tính.').first().waitFor();
    expect((await stored()).titles(1)).toEqual(before.titles(1));
  });

  test('months come from the table of a Word file, seen before they go in', async () => {
    const paper = await fetch(`${url}/v1/t/${tenant.slug}/plans/${plan}/document.docx`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(paper.status).toBe(200);
    const before = (await stored()).titles(1);
    const page = await browser.open(officer);
    await openGrid(page);
    await choose(page, 'Nhập bảng từ tệp Word…');
    const buffer = Buffer.from(await paper.arrayBuffer());
    await dialog(page).getByLabel('Tệp').setInputFiles({ name: 'ke-hoach.docx', mimeType: '', buffer });
    await dialog(page).getByRole('button', { name: 'Đọc tệp' }).click();
    await dialog(page).getByRole('button', { name: 'Đưa vào 14 việc, 10 kết quả' }).click();
    await becomes((now) => now.titles(1), [...before, ...before]);
  });
});

describe('on a telephone', () => {
  test('months are cards; a task is added, changed and moved by touch', async () => {
    const page = await browser.open(officer, phone);
    await page.goto(here(`ke-hoach/${plan}?muc=months`));
    await page.getByRole('button', { name: 'Thêm việc Tháng 2' }).click();
    await page.keyboard.type('Việc trên điện thoại');
    await press(page, 'Enter', 'Escape');
    await becomes((now) => now.titles(2).at(-1), 'Việc trên điện thoại');
    await page.getByRole('button', { name: 'Việc khác với việc 4 của tháng 2' }).click();
    await page.getByRole('menuitem', { name: 'Chuyển lên' }).click();
    await becomes((now) => now.titles(2)[2], 'Việc trên điện thoại');
    await looked(page, 'the month grid on a telephone');
    // The contents begin on the first screen; what is used seldom waits in one menu.
    await page.goto(here(`ke-hoach/${plan}?muc=objectives`));
    const { y } = (await page.getByLabel('Nội dung chung').boundingBox()) ?? { y: Number.POSITIVE_INFINITY };
    expect(y).toBeLessThan(phone.viewport.height);
    await page.getByRole('button', { name: 'Việc khác' }).click();
    await page.getByRole('menuitem', { name: 'Góp ý' }).click();
    await page.locator('h2:focus', { hasText: 'Góp ý' }).waitFor();
  });
});

test('the month grid is right for axe, light and dark, and as it is read only', async () => {
  const page = await browser.open(officer);
  await openGrid(page);
  await looked(page, 'the month grid');
  // Beside the comments its last column is still in sight.
  await page.setViewportSize({ width: 1366, height: 800 });
  await page.getByRole('button', { name: 'Góp ý', exact: true }).click();
  await page.getByRole('complementary', { name: 'Góp ý' }).waitFor();
  const beyond = await page.locator('.mg-scroll').evaluate((grid) => grid.scrollWidth - grid.clientWidth);
  expect(beyond).toBeLessThanOrEqual(0);
  const reader = await browser.open(await tenant.member('auditor'));
  await reader.goto(here(`ke-hoach/${plan}?muc=months`));
  await reader.locator('[data-cell="1-0-task"]').focus();
  await press(reader, 'Enter', 'Delete');
  expect(await reader.locator('textarea').count()).toBe(0);
  await looked(reader, 'the month grid, read only');
});

describe('a new plan', () => {
  test('names what is missing at its fields, proposes its name, and opens in the editor', async () => {
    const page = await browser.open(officer);
    await page.goto(here('ke-hoach'));
    await page.getByRole('link', { name: 'Lập kế hoạch' }).click();
    await page.locator('h1:focus', { hasText: 'Lập kế hoạch' }).waitFor();
    await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
    await page.locator('.errsum:focus').getByRole('link', { name: 'Chọn loại kế hoạch.' }).click();
    await looked(page, 'a new plan with errors');
    await page.getByRole('radio', { name: /^Kế hoạch của Bộ Thông tin/ }).check();
    await page.locator('.errsum li', { hasText: 'Chọn loại kế hoạch.đã sửa' }).waitFor();
    await page
      .getByRole('checkbox', { name: /họp trực tuyến/ })
      .first()
      .check();
    await page.getByLabel('Năm', { exact: true }).selectOption('2027');
    const name = page.getByLabel('Tên kế hoạch');
    await expect.poll(() => name.inputValue()).toMatch(/^Kế hoạch của Cơ quan thử luoi-thang .* năm 2027$/);
    await looked(page, 'a new plan');
    await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
    await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('begins from a workbook, and from a copy of another', async () => {
    const paper = await fetch(`${url}/v1/t/${tenant.slug}/plans/${plan}/workbook`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = await browser.open(officer);
    const begin = async () => {
      await page.goto(here('ke-hoach/moi'));
      await page.getByRole('radio', { name: /^Kế hoạch của Bộ Thông tin/ }).check();
      for (const box of await page.getByRole('checkbox').all()) await box.check();
      await page.getByLabel('Năm', { exact: true }).selectOption('2022');
    };
    const opened = async () => {
      await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
      await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}/);
      plan = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      return stored();
    };
    await begin();
    await page.getByRole('radio', { name: /^Tệp Excel/ }).check();
    const buffer = Buffer.from(await paper.arrayBuffer());
    await page.getByLabel('Tệp .xlsx').setInputFiles({ name: 'ke-hoach.xlsx', mimeType: '', buffer });
    expect((await opened()).titles(1)).toHaveLength(3);

    await begin();
    await page.getByRole('radio', { name: /^Bản sao/ }).check();
    await page.getByLabel('Kế hoạch để chép').selectOption(`draft:${plan}`);
    expect((await opened()).titles(1)).toHaveLength(3);

    // What another plan's workbook says replaces nothing until that is said to be meant.
    await openGrid(page);
    await choose(page, 'Nhập bảng tính Excel của kế hoạch…');
    await dialog(page).getByLabel('Tệp').setInputFiles({ name: 'ke-hoach.xlsx', mimeType: '', buffer });
    await dialog(page).getByRole('button', { name: 'Nhập bảng tính' }).click();
    await dialog(page).getByText('Tệp này tải từ một kế hoạch khác').waitFor();
    await looked(page, 'a workbook of another plan');
    await dialog(page).getByRole('checkbox', { name: 'Đúng là tệp của kế hoạch khác' }).check();
    await dialog(page).getByRole('button', { name: 'Nhập bảng tính' }).click();
    await page.getByText('Đã nhập bảng tính.').first().waitFor();
  });
});

test('the list of plans is narrowed by its address, and shows what was issued beside it', async () => {
  const page = await browser.open(officer);
  await page.goto(here('ke-hoach?state=approved'));
  await page.getByText('Không có kế hoạch nào khớp').waitFor();
  await page.getByLabel('Trạng thái').selectOption('draft');
  await page
    .getByRole('link', { name: /Họp trực tuyến/ })
    .first()
    .waitFor();
  expect(page.url()).toContain('state=draft');
  await looked(page, 'the list of plans');
  await page.getByRole('link', { name: 'Đã ban hành và nhận' }).click();
  await page.getByRole('region', { name: 'Đã ban hành và nhận' }).waitFor();
  await looked(page, 'issued plans');
});
