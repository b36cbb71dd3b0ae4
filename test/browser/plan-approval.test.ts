import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { approveByKeyboard } from '../support/approving.ts';
import { type Authenticator, authenticatorOf } from '../support/authenticator.ts';
import { wrong } from '../support/axe.ts';
import { approved, filledIn, openDraft } from '../support/plans.ts';
import { call, demo } from '../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { signedIn } from '../support/visitor.ts';
import { browsing, goOn, picture } from '../support/workspace.ts';

const browser = browsing();
const phone = { viewport: { width: 390, height: 844 } };
let ministry: Tenant;
let enterprise: Tenant;
let people: Record<'officer' | 'head' | 'leader' | 'receiver', TestMember>;
let leader: Authenticator;
let plan: string;

beforeAll(async () => {
  ministry = await newTenant('trinh-duyet');
  enterprise = await newTenant('nhan-ke-hoach', 'enterprise');
  const unit = await ministry.unit('Cục Thử trình duyệt');
  await Promise.all(planOf2022.platforms.map((code) => ministry.duty('promoting', code, unit.id)));
  await enterprise.duty('core_enterprise', 'NDP-0006');
  people = {
    officer: await ministry.member('officer', unit.id),
    head: await ministry.member('head', unit.id),
    leader: await ministry.member('leader'),
    receiver: await enterprise.member('officer'),
  };
  leader = await authenticatorOf(people.leader);
  plan = await openDraft(await tokenOf(people.officer), ministry.slug, filledIn(planOf2022));
});

/** A page of the leader's, in the session whose second factor is set up. */
async function asLeader({ there } = leader): Promise<Page> {
  const page = await browser.open();
  await goOn(page.context(), there);
  return page;
}

/** Looks at the page in light and dark, wide and narrow: axe finds nothing, and nothing runs off the side. */
async function looked(page: Page, name: string): Promise<void> {
  await picture(page, `${name} 1366`);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await wrong(page), `${name} in ${colorScheme}`).toEqual([]);
    if (colorScheme === 'dark') await picture(page, `${name} dark`);
  }
  const size = page.viewportSize() ?? { width: 1366, height: 800 };
  await page.setViewportSize(phone.viewport);
  await picture(page, `${name} 390`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${name} on a telephone`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** Prints the page as the browser saves it: sheets of A4, the year frame on its side. */
async function printed(page: Page): Promise<void> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sizes = [...pdf.matchAll(/MediaBox\s*\[([\d. ]+)\]/g)].map(([, box = '']) =>
    box
      .trim()
      .split(/\s+/)
      .map((length) => Math.round(Number(length)))
      .slice(2)
      .join('x'),
  );
  expect(new Set(sizes)).toEqual(new Set(['595x842', '842x595']));
  expect(sizes.length).toBeGreaterThanOrEqual(3);
  // Nothing follows the year frame, not even an empty page.
  expect(sizes.at(-1)).toBe('842x595');
  if (process.env.PICTURES)
    writeFileSync(fileURLToPath(new URL('../artifacts/paper.pdf', import.meta.url)), pdf, 'latin1');
}

const here = (path: string) => `/t/${ministry.slug}/${path}`;
const dialog = (page: Page) => page.getByRole('dialog');

describe('a plan on its way', () => {
  test('its officer submits it from the list, and is told what is missing', async () => {
    const page = await browser.open(people.officer);
    await page.goto(here('ke-hoach'));
    await page.getByRole('button', { name: /^Trình duyệt/ }).click();
    await dialog(page).getByText('Kế hoạch đã đủ nội dung.').waitFor();
    await looked(page, 'submitting');
    await dialog(page).getByRole('button', { name: 'Trình lãnh đạo đơn vị' }).click();
    await page.getByText('Đã trình kế hoạch.').waitFor();
  });

  test('its head reads it on a telephone and passes it on', async () => {
    const page = await browser.open(people.head, phone);
    await page.goto(here(`ke-hoach/${plan}/duyet`));
    await page.getByText('Các doanh nghiệp nòng cốt triển khai xây dựng, phát triển nền tảng số.').waitFor();
    await page.getByText('Kế hoạch được trình lần đầu').waitFor();
    await looked(page, 'reading');
    await page.getByRole('button', { name: 'Chuyển lãnh đạo' }).click();
    await dialog(page).getByRole('button', { name: 'Chuyển lãnh đạo' }).click();
    await page.getByText('Đã chuyển lãnh đạo.').waitFor();
  });

  test('its leader returns it with reasons, which a reload does not lose', async () => {
    const page = await asLeader();
    await page.goto(here(`ke-hoach/${plan}/duyet`));
    await page.getByRole('button', { name: 'Trả lại mục này: Tháng 2' }).click();
    await dialog(page).getByLabel('Lý do chung').fill('Nêu rõ thời hạn đôn đốc.');
    await page.reload();
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
    expect(await dialog(page).getByLabel('Lý do chung').inputValue()).toBe('Nêu rõ thời hạn đôn đốc.');
    await dialog(page).getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.locator('.errsum:focus').waitFor();
    await dialog(page).getByLabel('Lý do ở mục Tháng 2').fill('Thiếu thời hạn.');
    await looked(page, 'returning');
    await dialog(page).getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText('Đã trả lại kế hoạch.').waitFor();
  });

  test('corrected and submitted again, it is approved by keyboard alone, with the second factor', async () => {
    const [officer, head] = [await tokenOf(people.officer), await tokenOf(people.head)];
    const path = `/v1/t/${ministry.slug}/plans/${plan}`;
    type Found = {
      version: number;
      sections: { code: string; version: number; month: { tasks: { title: string }[] } }[];
    };
    const february = (await call<Found>(path, { token: officer })).body.sections.find(({ code }) => code === 'm02');
    const body = structuredClone(february?.month) as { tasks: { title: string }[] };
    const [, second] = body.tasks;
    if (second) second.title = second.title.replace('Đôn đốc', 'Trước ngày 25, đôn đốc');
    const saved = await call(`${path}/sections/m02`, {
      token: officer,
      method: 'PUT',
      json: { body },
      headers: { 'if-match': `"${february?.version}"` },
    });
    expect(saved.status, saved.text).toBe(200);
    for (const [token, step] of [
      [officer, 'submit'],
      [head, 'review'],
    ] as const) {
      const { version } = (await call<Found>(path, { token })).body;
      const taken = await call(`${path}/${step}`, { token, method: 'POST', headers: { 'if-match': `"${version}"` } });
      expect(taken.status, taken.text).toBe(200);
    }

    const page = await asLeader();
    await page.goto(here('viec'));
    await approveByKeyboard(page, leader, async (place) => {
      if (place === 'duyet') await looked(page, 'approving');
    });
  });

  test('issued: its number is proposed, its recipients are those who bear a duty, and it is found where it is read', async () => {
    const page = await asLeader();
    await page.goto(here(`ke-hoach/${plan}/ban-hanh`));
    await page.getByLabel('Ký hiệu').waitFor();
    await page.getByText('Cơ quan thử nhan-ke-hoach').waitFor();
    await page.getByRole('button', { name: 'Xem lại và ban hành' }).click();
    await page.locator('.errsum:focus').waitFor();
    await page.getByLabel('Ký hiệu').fill('QĐ-BTT');
    await page.getByLabel('Nơi ban hành').fill('Hà Nội');
    await page.getByLabel('Thẩm quyền ký').fill('KT. BỘ TRƯỞNG');
    await page.getByLabel('Chức vụ').fill('THỨ TRƯỞNG');
    await page.getByLabel('Họ và tên').fill('Người Ký Thử');
    await page.getByLabel('Tìm cơ quan để thêm').fill('buu chinh');
    await looked(page, 'issuing');
    await page.getByLabel('Tìm cơ quan để thêm').fill('');
    await page.getByRole('button', { name: 'Xem lại và ban hành' }).click();
    await dialog(page).getByText('KT. BỘ TRƯỞNG, THỨ TRƯỞNG, Người Ký Thử').waitFor();
    await looked(page, 'issuing for good');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('Họ và tên').waitFor();
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Người Ký Thử');
    await page.getByRole('button', { name: 'Xem lại và ban hành' }).click();
    await dialog(page).getByRole('button', { name: 'Ban hành' }).click();
    await page.getByText(/Quyết định số 01\/QĐ-BTT, ngày/).waitFor();
    await looked(page, 'issued');
    await page.getByRole('link', { name: 'Xem kế hoạch đã ban hành' }).click();
    await page.locator('h1:focus', { hasText: planOf2022.title }).waitFor();
    for (const tab of ['Nội dung', 'Tiến độ', 'Kinh phí', 'Thay đổi', 'Nơi nhận']) {
      await page.getByRole('navigation', { name: 'Các phần của kế hoạch' }).getByRole('link', { name: tab }).click();
      await page.locator('.tabs [aria-current=page]', { hasText: tab }).waitFor();
      await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
      await looked(page, `plan ${tab}`);
    }
    await page.getByRole('link', { name: 'Bản in' }).click();
    await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
    expect(await page.locator('.paper').textContent()).toContain('BỘ TRƯỞNG CƠ QUAN THỬ TRINH-DUYET');
    await looked(page, 'paper');
    await printed(page);
  });

  test('its recipient finds it in the incoming register, opens it and acknowledges it; the sender sees that', async () => {
    const page = await browser.open(people.receiver);
    await page.goto(`/t/${enterprise.slug}/viec`);
    await page.getByRole('link', { name: 'Văn bản đến 1' }).click();
    await page.getByRole('row', { name: /Chưa mở/ }).waitFor();
    await looked(page, 'incoming');
    await page.getByRole('link', { name: /^Mở/ }).click();
    await page.locator('h1:focus', { hasText: planOf2022.title }).waitFor();
    await page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
    await dialog(page).getByLabel('Ghi chú gửi kèm').fill('Giao phòng Kỹ thuật.');
    await looked(page, 'acknowledging');
    await dialog(page).getByRole('button', { name: 'Xác nhận đã nhận' }).click();
    await page.getByText('Đã xác nhận với nơi gửi.').waitFor();
    await page.getByRole('button', { name: 'Xác nhận đã nhận' }).waitFor({ state: 'detached' });
    await page.goto(`/t/${enterprise.slug}/van-ban-den?state=acknowledged`);
    await page.getByText('Giao phòng Kỹ thuật.').waitFor();
    const sender = await browser.open(people.officer);
    await sender.goto(here(`da-ban-hanh/${plan}?muc=noi-nhan`));
    await sender.getByRole('row', { name: /nhan-ke-hoach.*officer của nhan-ke-hoach/ }).waitFor();
  });
});

describe('besides', () => {
  test('a draft prints as a draft, and what somebody else did meanwhile is said without losing a reason', async () => {
    const officer = await tokenOf(people.officer);
    const other = await openDraft(officer, ministry.slug, planOf2022);
    const path = `/v1/t/${ministry.slug}/plans/${other}`;
    const step = async (token: string, name: string) => {
      const { version } = (await call<{ version: number }>(path, { token })).body;
      return call(`${path}/${name}`, { token, method: 'POST', headers: { 'if-match': `"${version}"` } });
    };
    const page = await browser.open(people.officer);
    await page.goto(here(`ke-hoach/${other}/in`));
    await page.locator('.paper__draft', { hasText: 'DỰ THẢO' }).waitFor();
    await looked(page, 'draft paper');

    await page.goto(here('ke-hoach'));
    await page.getByRole('button', { name: /^Trình duyệt/ }).click();
    await dialog(page)
      .getByText(/Còn 8 chỗ thiếu/)
      .waitFor();
    await looked(page, 'submitting with gaps');
    await dialog(page).getByRole('button', { name: 'Trình lãnh đạo đơn vị' }).click();
    await page.getByText('Đã trình kế hoạch.').waitFor();

    const head = await browser.open(people.head);
    await head.goto(here(`ke-hoach/${other}/duyet`));
    await head.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await dialog(head).getByLabel('Lý do chung').fill('Bổ sung mục còn thiếu.');
    expect((await step(await tokenOf(people.head), 'review')).status).toBe(200);
    await dialog(head).getByRole('button', { name: 'Trả lại', exact: true }).click();
    await head.locator('.errsum:focus').waitFor();
    expect(await dialog(head).getByLabel('Lý do chung').inputValue()).toBe('Bổ sung mục còn thiếu.');

    const leads = await asLeader(await authenticatorOf(await ministry.member('leader'), false));
    await leads.goto(here(`ke-hoach/${other}/duyet`));
    await leads.getByRole('button', { name: 'Duyệt kế hoạch' }).click();
    const { version } = (await call<{ version: number }>(path, { token: officer })).body;
    const headers = { 'if-match': `"${version}"` };
    const frame = (
      await call<{ sections: { code: string; version: number; frame: object }[] }>(path, { token: officer })
    ).body.sections.find(({ code }) => code === 'frame');
    const body = { ...frame?.frame, title: 'Kế hoạch họp trực tuyến, bản sửa' };
    const save = await call(`${path}/sections/frame`, {
      ...{
        token: officer,
        method: 'PUT',
        json: { body, reopen: true },
        headers: { 'if-match': `"${frame?.version}"` },
      },
    });
    expect(save.status, `${save.text} ${headers['if-match']}`).toBe(200);
    await dialog(leads).getByRole('button', { name: 'Duyệt kế hoạch' }).click();
    await dialog(leads).getByText('Bản mới nhất đã được tải về trang này.').waitFor();
    await looked(leads, 'overtaken');
    await dialog(leads).getByRole('button', { name: 'Đóng và đọc lại' }).click();
    await leads.getByRole('heading', { level: 1, name: /bản sửa/ }).waitFor();
  });

  test('an administrator sets who looks at plans; another organisation’s plan is not there', async () => {
    const page = await browser.open(await ministry.member('admin'));
    await page.goto(here('thiet-lap'));
    const card = page.getByRole('region', { name: 'Các bước duyệt kế hoạch' });
    await card.getByText('Đang theo mặc định của loại cơ quan.').waitFor();
    await card.getByLabel('Trình thẳng lãnh đạo cơ quan duyệt').check();
    await looked(page, 'settings');
    await card.getByRole('button', { name: 'Lưu các bước' }).click();
    await page.getByText('Đã lưu thay đổi.').waitFor();
    await page.reload();
    expect(await card.getByLabel('Trình thẳng lãnh đạo cơ quan duyệt').isChecked()).toBe(true);

    const stranger = await newTenant('khong-lien-quan', 'enterprise');
    const theirs = await browser.open(await stranger.member('officer'));
    await theirs.goto(`/t/${stranger.slug}/da-ban-hanh/${plan}`);
    await theirs.getByRole('heading', { level: 1, name: 'Không có trang này' }).waitFor();
  });

  test('a ministry that was merged is told so before any work, and records an older paper', async () => {
    const MIC = 'bo-thong-tin-va-truyen-thong';
    const [officer, head, leader] = await Promise.all([demo('officer'), demo('head'), demo('leader')]);
    const id = await openDraft(officer, MIC, planOf2022);
    const page = await browser.open();
    await goOn(page.context(), await signedIn('officer'));
    for (const path of ['moi', id]) {
      await page.goto(`/t/${MIC}/ke-hoach/${path}`);
      await page.getByText('Bộ Thông tin và Truyền thông đã kết thúc hoạt động từ 1/3/2025').waitFor();
      await page.getByText('Kế hoạch mới do cơ quan kế thừa lập: Bộ Khoa học và Công nghệ.').waitFor();
    }
    await approved(MIC, id, { officer, head, leader });
    const leads = await browser.open();
    await goOn(leads.context(), await signedIn('leader'));
    await leads.goto(`/t/${MIC}/ke-hoach/${id}/ban-hanh`);
    await leads.getByText('Bộ Thông tin và Truyền thông đã kết thúc hoạt động từ 1/3/2025').waitFor();
    expect(await leads.getByLabel('Ghi nhận văn bản đã ban hành trước đây').isChecked()).toBe(true);
    await leads.getByLabel('Nguồn của văn bản').fill('Bản chụp.');
    await leads.getByLabel('Ngày ban hành').fill('2025-03-01');
    await leads.getByRole('button', { name: 'Xem lại và ban hành' }).click();
    await leads.locator('.errsum:focus', { hasText: 'Cơ quan kết thúc hoạt động từ 1/3/2025' }).waitFor();
    await leads.getByLabel('Ngày ban hành').fill('2025-02-28');
    await leads.getByRole('button', { name: 'Xem lại và ban hành' }).click();
    await dialog(leads).getByRole('button', { name: 'Ghi nhận văn bản cũ' }).waitFor();
    await looked(leads, 'recording an older paper');
  });

  test('all of it reads in English too', async () => {
    const reader = await ministry.member('officer');
    const token = await tokenOf(reader);
    const { status } = await call('/v1/me', { token, method: 'PATCH', json: { language: 'en' } });
    expect(status).toBe(204);
    const page = await browser.open(reader);
    const screens: [string, string][] = [
      [`ke-hoach/${plan}/duyet`, 'Expected results'],
      [`ke-hoach/${plan}/ban-hanh`, 'Decision No. 01/QĐ-BTT'],
      [`da-ban-hanh/${plan}`, 'Months that are not in the plan'],
      [`da-ban-hanh/${plan}?muc=tien-do`, 'Responsible'],
      [`da-ban-hanh/${plan}?muc=thay-doi`, 'The plan has not been amended'],
      [`da-ban-hanh/${plan}?muc=noi-nhan`, 'Acknowledged'],
      ['van-ban-den?state=acknowledged', 'Nothing matches'],
    ];
    for (const [path, seen] of screens) {
      await page.goto(here(path));
      await page.getByText(seen).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await picture(page, `english ${path.replace(plan, '')}`);
    }
  });
});
