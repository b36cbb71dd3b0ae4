import { planOf2022 } from '@ndp/local/seed/plan-2022';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { wrong } from '../support/axe.ts';
import { openDraft, takeStep } from '../support/plans.ts';
import { call, eventually } from '../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { browsing, picture } from '../support/workspace.ts';

const browser = browsing();
let tenant: Tenant;
let officer: TestMember;
let colleague: TestMember;
let head: TestMember;
let token: string;

/** Where the Ministry owns the platform, its plan has all eleven contents. */
const merged = { ...planOf2022, kind: 'merged', platforms: ['NDP-0006'] } as const;

beforeAll(async () => {
  tenant = await newTenant('soan-ke-hoach');
  const unit = await tenant.unit('Cục Thử soạn thảo');
  await Promise.all(planOf2022.platforms.map((code) => tenant.duty('promoting', code, unit.id)));
  await tenant.duty('owner', 'NDP-0006');
  officer = await tenant.member('officer', unit.id);
  colleague = await tenant.member('officer', unit.id);
  head = await tenant.member('head', unit.id);
  await tenant.member('leader');
  token = await tokenOf(officer);
});

interface Section {
  code: string;
  version: number;
  content: Record<string, unknown> | null;
}
const planPath = (id: string) => `/v1/t/${tenant.slug}/plans/${id}`;
const stored = async (id: string, code: string) => {
  const { sections } = (await call<{ sections: Section[] }>(planPath(id), { token })).body;
  return sections.find((section) => section.code === code);
};
const textOf = async (id: string, code: string) => (await stored(id, code))?.content?.text;
const pageOf = (id: string, section: string) => `/t/${tenant.slug}/ke-hoach/${id}?muc=${section}`;
const saving = (page: Page, phase: string) => page.locator(`[data-saving=${phase}]`).waitFor();
const textField = (page: Page, code: string) => page.locator(`[id="${code}-text"]`);

async function opened(member: TestMember, id: string, section: string): Promise<Page> {
  const page = await browser.open(member);
  await page.goto(pageOf(id, section));
  await page.locator('#muc').waitFor();
  return page;
}

/** Another person saves a section meanwhile, upon what is there. */
async function savedByColleague(id: string, code: string, body: object): Promise<void> {
  const version = (await stored(id, code))?.version ?? 0;
  const { status, text } = await call(`${planPath(id)}/sections/${code}`, {
    token: await tokenOf(colleague),
    method: 'PUT',
    headers: { 'if-match': `"${version}"` },
    json: { body },
  });
  expect(status, text).toBe(200);
}

describe('what is written into a plan', () => {
  test('is saved by itself, also when the page is left at once, and takes its gap away', async () => {
    const id = await openDraft(token, tenant.slug);
    const page = await opened(officer, id, 'criteria');
    const toc = page.getByRole('navigation', { name: 'Các mục của kế hoạch' });
    await page.getByText('Chưa ban hành được: còn 8 việc.').waitFor();
    await page.getByText('Nội dung 3 “Yêu cầu, tiêu chí cơ bản” còn trống').waitFor();
    await textField(page, 'criteria').fill('Họp được 500 điểm cầu cùng lúc.');
    await page.getByText('Chưa ban hành được: còn 7 việc.').waitFor();
    await toc.getByText('1/8', { exact: true }).waitFor();
    expect(await textOf(id, 'criteria')).toBe('Họp được 500 điểm cầu cùng lúc.');

    await textField(page, 'criteria').press('End');
    await page.keyboard.type(' Chạy trên trình duyệt.');
    await page.reload();
    await eventually(
      () => textOf(id, 'criteria'),
      (text) => text === 'Họp được 500 điểm cầu cùng lúc. Chạy trên trình duyệt.',
    );
    await page.reload();
    await textField(page, 'criteria').waitFor();
    expect(await textField(page, 'criteria').inputValue()).toBe(
      'Họp được 500 điểm cầu cùng lúc. Chạy trên trình duyệt.',
    );
  });

  test('waits on this machine while there is no network, and is offered after a reload', async () => {
    const id = await openDraft(token, tenant.slug);
    const page = await browser.open(officer);
    // Offline as the browser plays it does not hold for the request that outlives its page.
    await page.addInitScript(() => {
      const real = window.fetch;
      window.fetch = (input, init) =>
        localStorage.getItem('khong-mang') && input instanceof Request && input.method === 'PUT'
          ? Promise.reject(new TypeError('no network'))
          : real(input, init);
    });
    const network = (is: boolean) =>
      page.evaluate((on) => (on ? localStorage.removeItem('khong-mang') : localStorage.setItem('khong-mang', '1')), is);
    await page.goto(pageOf(id, 'roadmap'));
    await textField(page, 'roadmap').waitFor();
    await network(false);
    await textField(page, 'roadmap').fill('Hoàn thành trong quý III.');
    await saving(page, 'lost');
    await page.reload();
    await page.getByText('Bạn có bản gõ dở').waitFor();
    expect(await textField(page, 'roadmap').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Dùng bản gõ dở' }).click();
    expect(await textField(page, 'roadmap').inputValue()).toBe('Hoàn thành trong quý III.');
    await saving(page, 'lost');
    await network(true);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await saving(page, 'saved');
    expect(await textOf(id, 'roadmap')).toBe('Hoàn thành trong quý III.');
    await page.reload();
    await textField(page, 'roadmap').waitFor();
    expect(await page.getByText('Bạn có bản gõ dở').count()).toBe(0);
  });

  test('is sent only when it is whole: what is missing is said at its field, and kept', async () => {
    const id = await openDraft(token, tenant.slug);
    const page = await opened(officer, id, 'year-frame');
    await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
    await page.getByLabel('Chỉ tiêu', { exact: true }).fill('Số cơ quan sử dụng');
    await page.getByLabel('Mức cần đạt').fill('1.2');
    await page.getByLabel('Đơn vị tính').fill('cơ quan');
    await textField(page, 'year-frame').focus();
    await page.getByText('Mục này chưa lưu: còn 1 chỗ cần sửa').waitFor();
    await page.getByText('Chưa lưu: còn ô phải điền').waitFor();
    await page.getByRole('link', { name: 'Nhập một con số, ví dụ 1.284,5.' }).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('1.284,5');
    await saving(page, 'saved');
    await eventually(
      () => stored(id, 'year-frame'),
      (found) => JSON.stringify(found?.content?.targets).includes('1284.5'),
    );
    const { content } = (await stored(id, 'year-frame')) as Section;
    expect(content?.targets).toEqual([{ name: 'Số cơ quan sử dụng', unit: 'cơ quan', value: 1284.5, month: null }]);
  });

  test('counts money in millions as it is written here, and stores whole đồng', async () => {
    const id = await openDraft(token, tenant.slug, merged);
    const page = await opened(officer, id, 'resources');
    await page.getByLabel('Đầu tư công, Xây dựng nền tảng, năm 2022, triệu đồng').fill('12.500,5');
    await page.getByRole('button', { name: 'Thêm năm 2023' }).click();
    await page.getByLabel('Nguồn khác, Chi phí khác, năm 2023, triệu đồng').fill('0,000001');
    expect(await page.getByRole('row', { name: /^Tổng cộng/ }).textContent()).toBe(
      'Tổng cộng12.500,50,00000112.500,500001',
    );
    await eventually(
      () => stored(id, 'resources'),
      (found) => (found?.content?.lines as unknown[] | undefined)?.length === 2,
    );
    expect((await stored(id, 'resources'))?.content?.lines).toEqual([
      { source: 'public', purpose: 'build', year: 2022, amount: 12_500_500_000, note: '' },
      { source: 'other', purpose: 'other', year: 2023, amount: 1, note: '' },
    ]);
    const form = await opened(officer, id, 'development-form');
    await form.getByRole('radio', { name: /\(2\)/ }).check();
    await eventually(
      () => stored(id, 'development-form'),
      (found) => found?.content?.form === 2,
    );
  });
});

describe('two people in one plan', () => {
  test('follow each other where nothing is being typed', async () => {
    const id = await openDraft(token, tenant.slug);
    const [one, two] = await Promise.all([opened(officer, id, 'policies'), opened(colleague, id, 'criteria')]);
    await one.bringToFront();
    await textField(two, 'criteria').fill('Của đồng nghiệp.');
    await saving(two, 'saved');
    // The sign of being here that one gives every fifteen seconds, given now.
    await one.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await one.getByText('1 người khác đang xem').waitFor();
    await one.getByRole('link', { name: /^3\. Yêu cầu/ }).click();
    await one.locator('.section-why').getByText('đang ở mục này').waitFor();
    await expect.poll(() => textField(one, 'criteria').inputValue()).toBe('Của đồng nghiệp.');
  });

  test('choose between two versions of one section, or put them together; nothing typed is lost', async () => {
    const id = await openDraft(token, tenant.slug);
    const words = 'Xây dựng trong quý II. Đưa vào sử dụng từ tháng 6.';
    await savedByColleague(id, 'roadmap', { text: words });
    const page = await opened(officer, id, 'roadmap');
    const conflict = page.getByRole('alert').filter({ hasText: 'So hai bản rồi chọn' });
    const meet = async (mine: string, theirs: string) => {
      await savedByColleague(id, 'roadmap', { text: theirs });
      await textField(page, 'roadmap').fill(mine);
      await conflict.waitFor();
    };

    await meet(words.replace('quý II', 'quý III'), words.replace('tháng 6', 'tháng 9'));
    expect(await conflict.locator('ins').allTextContents()).toEqual(['III.', '6.']);
    await picture(page, 'Hai người sửa một mục');
    expect(await wrong(page)).toEqual([]);
    await conflict.getByRole('button', { name: 'Gộp hai bản' }).click();
    await saving(page, 'saved');
    const both = 'Xây dựng trong quý III. Đưa vào sử dụng từ tháng 9.';
    expect(await textField(page, 'roadmap').inputValue()).toBe(both);
    expect(await textOf(id, 'roadmap')).toBe(both);

    await meet('Của tôi, viết lại.', 'Của họ, viết lại.');
    await conflict.getByRole('button', { name: 'Giữ bản của tôi' }).click();
    await saving(page, 'saved');
    expect(await textOf(id, 'roadmap')).toBe('Của tôi, viết lại.');

    await meet('Của tôi lần nữa.', 'Của họ lần nữa.');
    await conflict.getByRole('button', { name: 'Lấy bản mới' }).click();
    await expect.poll(() => textField(page, 'roadmap').inputValue()).toBe('Của họ lần nữa.');
    await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
    await saving(page, 'saved');
    await eventually(
      () => textOf(id, 'roadmap'),
      (text) => text === 'Của tôi lần nữa.',
    );
  });

  test('talk about a section: a mention, an answer, settled', async () => {
    const id = await openDraft(token, tenant.slug);
    const page = await opened(colleague, id, 'agreement');
    await page.getByRole('button', { name: 'Góp ý', exact: true }).click();
    const panel = page.getByRole('complementary', { name: 'Góp ý' });
    const write = panel.getByLabel('Góp ý cho Thỏa thuận hợp tác');
    await write.pressSequentially('Nhờ @head');
    await panel.getByRole('option', { name: 'head của soan-ke-hoach' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('bổ sung số văn bản.');
    await panel.getByRole('button', { name: 'Gửi góp ý' }).click();
    await panel.getByRole('listitem').getByText('@head của soan-ke-hoach').waitFor();
    const { items } = (await call<{ items: { body: string }[] }>(`${planPath(id)}/comments`, { token })).body;
    expect(items.map(({ body }) => body)).toEqual([`Nhờ @${head.person} bổ sung số văn bản.`]);
    expect(await wrong(page)).toEqual([]);
    await picture(page, 'Góp ý cho một mục');

    const answering = await opened(officer, id, 'agreement');
    await answering.getByRole('link', { name: /Thỏa thuận hợp tác.*1 góp ý/ }).waitFor();
    await answering.getByRole('button', { name: 'Góp ý (1)' }).click();
    const thread = answering.getByRole('complementary', { name: 'Góp ý' });
    await thread.getByRole('button', { name: /^Trả lời/ }).click();
    await answering.keyboard.type('Đã bổ sung.');
    await thread.getByRole('button', { name: 'Gửi trả lời' }).click();
    await thread.getByText('Đã bổ sung.').waitFor();
    await thread.getByRole('button', { name: 'Đánh dấu đã xong' }).click();
    await thread.getByText('Chưa có góp ý nào ở mục này.').waitFor();
    await answering.getByRole('button', { name: 'Góp ý', exact: true }).waitFor();
  });
});

describe('a plan that has been submitted', () => {
  test('is taken back to draft only after one has said so', async () => {
    const id = await openDraft(token, tenant.slug);
    expect((await takeStep(token, tenant.slug, id, 'submit')).status).toBe(200);
    const page = await opened(officer, id, 'policies');
    await page.getByText('Sửa sẽ rút kế hoạch về nháp và phải trình lại.').waitFor();
    const dialog = page.getByRole('dialog', { name: 'Sửa sẽ rút kế hoạch về nháp' });
    await textField(page, 'policies').fill('Sửa nhầm');
    await dialog.getByRole('button', { name: 'Không sửa nữa' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await textField(page, 'policies').inputValue()).toBe('');
    expect((await call(planPath(id), { token })).body).toMatchObject({ state: 'in_review' });

    await textField(page, 'policies').fill('Sửa thật');
    await dialog.getByRole('button', { name: 'Rút về nháp và lưu' }).click();
    await saving(page, 'saved');
    expect(await textOf(id, 'policies')).toBe('Sửa thật');
    expect((await call(planPath(id), { token })).body).toMatchObject({ state: 'draft' });
    await page.getByText('Dự thảo 2').waitFor();
  });

  test('shows why it was given back where that is to be mended', async () => {
    const id = await openDraft(token, tenant.slug);
    await takeStep(token, tenant.slug, id, 'submit');
    const reasons = { reason: 'Thiếu lộ trình.', sections: [{ code: 'roadmap', reason: 'Nêu mốc từng quý.' }] };
    expect((await takeStep(await tokenOf(head), tenant.slug, id, 'return', reasons)).status).toBe(200);
    const page = await opened(officer, id, 'frame');
    const note = page.locator('.note--son');
    await note.getByText('Thiếu lộ trình.').waitFor();
    await note.getByRole('link', { name: 'Tới mục 4' }).click();
    await page.getByRole('heading', { name: /^4\. Lộ trình/ }).waitFor();
    const panel = page.getByRole('complementary', { name: 'Góp ý' });
    await panel.getByText('Lý do trả lại').waitFor();
    await panel.getByText('Nêu mốc từng quý.').waitFor();
  });
});

describe('the history of a section', () => {
  test('shows the words that changed, and gives an old version back as a new one', async () => {
    const id = await openDraft(token, tenant.slug);
    await savedByColleague(id, 'criteria', { text: 'Họp được 100 điểm cầu.' });
    const page = await opened(officer, id, 'criteria');
    await textField(page, 'criteria').fill('Họp được 500 điểm cầu.');
    await eventually(
      () => textOf(id, 'criteria'),
      (text) => text === 'Họp được 500 điểm cầu.',
    );
    await page.getByRole('link', { name: 'Lịch sử' }).click();
    await page.getByRole('heading', { name: 'Lịch sử các mục' }).waitFor();
    await page.getByRole('link', { name: /Yêu cầu, tiêu chí cơ bản/ }).click();
    await page.locator('ins', { hasText: '500' }).waitFor();
    expect(await page.locator('del').allTextContents()).toEqual(['100']);
    expect(await wrong(page)).toEqual([]);
    await picture(page, 'Lịch sử một mục');
    await page.getByRole('link', { name: /^Bản 1/ }).click();
    await page.getByRole('button', { name: 'Khôi phục bản này' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Khôi phục bản này' }).click();
    await page.getByRole('link', { name: /^Bản 3/ }).waitFor();
    expect(await textOf(id, 'criteria')).toBe('Họp được 100 điểm cầu.');
  });
});

describe('every section', () => {
  const codes = ['frame', 'months', 'year-frame', 'objectives', 'agreement', 'coordination'];
  const all = [...codes, 'development-form', 'resources', 'assignment'];
  test.each([1366, 390])('is accessible, light and dark, %i pixels wide', async (width) => {
    const id = await openDraft(token, tenant.slug, merged);
    const page = await browser.open(officer, { viewport: { width, height: 900 } });
    await page.goto(pageOf(id, 'frame'));
    for (const code of all) {
      // As a link of the page does it, so that axe is read once.
      await page.evaluate((to) => history.pushState(null, '', to), pageOf(id, code));
      await page
        .locator(code === 'months' ? '.mg-strip' : `[id^="${code}-"]`)
        .first()
        .waitFor();
      const add = page.locator('.rows button', { hasText: 'Thêm' });
      if ((await add.count()) > 0) await add.first().click();
      expect(await wrong(page), code).toEqual([]);
      expect(await overflow(page), code).toBeLessThanOrEqual(0);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await wrong(page, ['color-contrast']), `${code} dark`).toEqual([]);
      await picture(page, `${code} ${width}`);
      await page.emulateMedia({ colorScheme: 'light' });
    }
  });

  test('speaks English whole where one has chosen it', async () => {
    const reader = await tenant.member('officer');
    const reading = await tokenOf(reader);
    await call('/v1/me', { token: reading, method: 'PATCH', json: { language: 'en' } });
    const id = await openDraft(token, tenant.slug, merged);
    const page = await opened(reader, id, 'objectives');
    await page.getByRole('navigation', { name: 'Sections of the plan' }).getByText('Contents (8)').waitFor();
    await page.getByText('You may read this but not change it').waitFor();
    expect(await page.getByRole('button', { name: 'Add a stage' }).count()).toBe(0);
    expect(await textField(page, 'objectives').getAttribute('readonly')).not.toBe(null);
  });

  test('is reached by the keyboard from what is missing, and the focus goes where it is put right', async () => {
    const id = await openDraft(token, tenant.slug);
    const page = await opened(officer, id, 'frame');
    await page.getByRole('link', { name: 'Tới mục 2' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[id="objectives-text"]:focus').waitFor();
    await page.getByRole('link', { name: /^8\. Cơ chế/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('h2#muc:focus', { hasText: '8. Cơ chế' }).waitFor();
    await page.goto(pageOf(id, 'm03'));
    await page.locator('#thang-3 :focus').waitFor();
  });
});

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
