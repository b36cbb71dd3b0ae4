import { writeSheets } from '@ndp/documents/workbook/file';
import { dayInVietnam } from '@ndp/domain/time';
import source from '@ndp/local/seed/data/plan-online-meetings-2022.json' with { type: 'json' };
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { approveByKeyboard } from '../support/approving.ts';
import { type Authenticator, authenticatorOf } from '../support/authenticator.ts';
import { wrong } from '../support/axe.ts';
import { copied, rangeOf } from '../support/excel.ts';
import { call, eventually, url } from '../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { browsing, goOn, picture } from '../support/workspace.ts';

// The online-meetings plan of 2022, made anew by its people through their screens: from an empty page to a result.
const browser = browsing();
const { contents, title, platforms, year } = planOf2022;
const PATIENCE = 240_000;
const PAGES = ['hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc', 'hop-truc-tuyen-the-he-moi'];
let ministry: Tenant;
let enterprise: Tenant;
let people: Record<'officer' | 'head' | 'leader' | 'receiver', TestMember>;
let leader: Authenticator;
let plan: string;

beforeAll(async () => {
  ministry = await newTenant('hop-2022');
  enterprise = await newTenant('nong-cot-2022', 'enterprise');
  const unit = await ministry.unit('Cục Thử hội nghị');
  for (const code of platforms) {
    await ministry.duty('promoting', code, unit.id);
    await enterprise.duty('core_enterprise', code);
  }
  people = {
    officer: await ministry.member('officer', unit.id),
    head: await ministry.member('head', unit.id),
    leader: await ministry.member('leader'),
    receiver: await enterprise.member('officer'),
  };
  leader = await authenticatorOf(people.leader);
});

const here = (path: string) => `/t/${ministry.slug}/${path}`;
const dialog = (page: Page) => page.getByRole('dialog');
const ready = (page: Page) => page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });

/** Axe finds nothing, light and dark (where only colours differ), and nothing runs off the side. */
async function looked(page: Page, name: string): Promise<void> {
  await picture(page, `2022 ${name}`);
  expect(await wrong(page), name).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await wrong(page, ['color-contrast']), `${name} in the dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, name).toBeLessThanOrEqual(0);
}

/** A page of the leader's, in the session whose second factor is set up. */
async function asLeader(): Promise<Page> {
  const page = await browser.open();
  await goOn(page.context(), leader.there);
  return page;
}

/** The texts of the source; it has no agreement, so that one is made up, and says so. */
const texts: Record<string, string> = {
  ...Object.fromEntries(Object.entries(source.sections).map(([code, { text }]) => [code, text])),
  agreement: 'Số liệu minh hoạ: Thỏa thuận hợp tác giữa Bộ và các doanh nghiệp nòng cốt ký trong tháng 2/2022.',
};
const CONTENTS = ['year-frame', 'objectives', 'criteria', 'roadmap', 'processes', 'agreement', 'policies'];

/** The annex as one keeps it in a workbook: a row for each month, its tasks and its results in a cell each. */
function annex(): Uint8Array {
  const items = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  const columns = ['Thời gian', 'Công việc', 'Kết quả cần đạt'].map((head) => ({ head, width: 40 }));
  const rows = contents.months.map(({ month, tasks, results }) => [
    `Tháng ${month}`,
    items(tasks.map((task) => task.title)),
    items(results.map(({ text }) => text)),
  ]);
  return writeSheets([{ name: 'Phụ lục', columns, rows }]);
}

interface IssuedPlan {
  title: string;
  year: number;
  decision: { number: string };
  contents: { sections: Record<string, { text: string }> };
  months: { month: number; tasks: { id: string; title: string; dueOn: string }[]; results: { text: string }[] }[];
}
interface Task {
  id: string;
  title: string;
  state: string;
  progress: number;
  results: { text: string; metAt: string | null }[];
}

describe('the plan of 2022', () => {
  test(
    'is begun from its template, and its contents are typed',
    async () => {
      const page = await browser.open(people.officer);
      await page.goto(here('ke-hoach/moi'));
      await page.getByRole('radio', { name: /^Kế hoạch của Bộ Thông tin/ }).check();
      for (const box of await page.getByRole('checkbox', { name: /họp trực tuyến/i }).all()) await box.check();
      await page.getByText('Đã chọn 2 nền tảng').waitFor();
      await page.getByLabel('Năm', { exact: true }).selectOption(String(year));
      await page.getByLabel('Tên kế hoạch').fill(title);
      await looked(page, 'moi');
      await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
      await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}/);
      plan = new URL(page.url()).pathname.split('/').at(-1) ?? '';

      for (let month = 1; month <= 12; month += 1)
        await page.getByRole('checkbox', { name: `Tháng ${month}`, exact: true }).setChecked(month <= 6);
      await page.getByLabel('Lý do các tháng còn lại').fill(contents.uncoveredReason);
      await page.locator('[data-saving=saved]').waitFor();
      await looked(page, 'khung');

      const next = page.getByRole('navigation', { name: 'Mục trước, Mục sau' }).locator('.neighbours__next');
      await next.click();
      await page.locator('h2#muc:focus', { hasText: 'Nhiệm vụ và kết quả theo tháng' }).waitFor();
      for (const code of [...CONTENTS, 'coordination']) {
        await next.click();
        await page.locator(`[id="${code}-text"]`).fill(texts[code] ?? '');
        if (code === 'coordination') {
          await page.getByRole('button', { name: 'Thêm ban, tổ công tác' }).click();
          await page.getByLabel('Tên', { exact: true }).fill(source.sections.coordination.groups[0]?.name ?? '');
        }
        await page.locator('[data-saving=saved]').waitFor();
        await looked(page, code);
      }
      expect(await next.count()).toBe(0);
    },
    PATIENCE,
  );

  test(
    'gets its months from a range copied out of a workbook, and nothing is missing then',
    async () => {
      const page = await browser.open(people.officer);
      await page.goto(here(`ke-hoach/${plan}?muc=months`));
      await page.locator('[data-cell^="1-"]').first().waitFor();
      await copied(page, await rangeOf(annex()));
      await page.locator('[data-cell="1-0-task"]').focus();
      await page.keyboard.press('ControlOrMeta+V');
      await dialog(page).getByText('Vùng vừa dán: 7 hàng, 3 cột').waitFor();
      await looked(page, 'dan');
      await dialog(page).getByRole('button', { name: 'Đưa vào 14 việc, 10 kết quả' }).click();
      await page.getByText('Đã đủ nội dung để ban hành.').waitFor();
      await page.locator('[data-saving=saved]').waitFor();
      await looked(page, 'luoi thang');
    },
    PATIENCE,
  );

  test(
    'is submitted, passed on, returned at February, corrected there and submitted again',
    async () => {
      const officer = await browser.open(people.officer);
      const submit = async () => {
        await officer.getByRole('button', { name: 'Trình lãnh đạo đơn vị' }).click();
        await dialog(officer).getByText('Kế hoạch đã đủ nội dung.').waitFor();
        await looked(officer, 'trinh');
        await dialog(officer).getByRole('button', { name: 'Trình lãnh đạo đơn vị' }).click();
        await officer.getByText('Đã trình kế hoạch.').waitFor();
      };
      const head = await browser.open(people.head);
      const pass = async () => {
        await head.goto(here(`ke-hoach/${plan}/duyet`));
        await head.getByRole('button', { name: 'Chuyển lãnh đạo' }).click();
        await looked(head, 'chuyen');
        await dialog(head).getByRole('button', { name: 'Chuyển lãnh đạo' }).click();
        await head.getByText('Đã chuyển lãnh đạo.').waitFor();
      };
      await officer.goto(here(`ke-hoach/${plan}`));
      await submit();
      await pass();

      const page = await asLeader();
      await page.goto(here(`ke-hoach/${plan}/duyet`));
      await page.getByRole('button', { name: 'Trả lại mục này: Tháng 2' }).click();
      await dialog(page).getByLabel('Lý do chung').fill('Nêu thời hạn đôn đốc doanh nghiệp.');
      await dialog(page).getByLabel('Lý do ở mục Tháng 2').fill('Việc 2 chưa có thời hạn trong tháng.');
      await looked(page, 'tra lai');
      await dialog(page).getByRole('button', { name: 'Trả lại', exact: true }).click();
      await page.getByText('Đã trả lại kế hoạch.').waitFor();

      await officer.goto(here(`ke-hoach/${plan}?muc=m02`));
      await officer.getByText('Nêu thời hạn đôn đốc doanh nghiệp.').waitFor();
      await officer.getByRole('link', { name: 'Tới tháng 2' }).click();
      await officer.getByText('Việc 2 chưa có thời hạn trong tháng.').waitFor();
      await looked(officer, 'bi tra lai');
      await officer.getByRole('button', { name: 'Đóng góp ý' }).click();
      await officer.locator('[data-cell="2-1-due"]').focus();
      await officer.keyboard.press('Enter');
      await dialog(officer).getByLabel('Hạn').fill('2022-02-25');
      await dialog(officer).getByRole('button', { name: 'Ghi thời hạn' }).click();
      await officer.locator('[data-cell="2-1-due"]', { hasText: '25/' }).waitFor();
      await officer.locator('[data-saving=saved]').waitFor();
      await submit();
      await pass();
    },
    PATIENCE,
  );

  test(
    'is approved by keyboard alone, with the second factor',
    async () => {
      const page = await asLeader();
      await page.goto(here('viec'));
      await approveByKeyboard(page, leader, (place) => looked(page, place));
    },
    PATIENCE,
  );

  test(
    'is issued under the next number of the register, and its recipient acknowledges it',
    async () => {
      const page = await asLeader();
      await page.goto(here(`ke-hoach/${plan}/ban-hanh`));
      await page.getByLabel('Ký hiệu').fill('QĐ-BTH');
      await page.getByLabel('Nơi ban hành').fill('Hà Nội');
      await page.getByLabel('Thẩm quyền ký').fill('KT. BỘ TRƯỞNG');
      await page.getByLabel('Chức vụ').fill('THỨ TRƯỞNG');
      await page.getByLabel('Họ và tên').fill('Người Ký Thử');
      await page.getByText('Cơ quan thử nong-cot-2022').waitFor();
      await looked(page, 'ban hanh');
      await page.getByRole('button', { name: 'Xem lại và ban hành' }).click();
      await looked(page, 'xem lai');
      await dialog(page).getByRole('button', { name: 'Ban hành' }).click();
      await page.getByText(/Quyết định số 01\/QĐ-BTH, ngày/).waitFor();
      await looked(page, 'da ban hanh');

      const theirs = await browser.open(people.receiver);
      await theirs.goto(`/t/${enterprise.slug}/van-ban-den`);
      // Others send to whoever bears a duty towards the platform, too.
      const arrived = theirs.getByRole('row', { name: /hop-2022/ });
      await arrived.getByText('Chưa mở').waitFor();
      await looked(theirs, 'van ban den');
      await arrived.getByRole('link', { name: /^Mở/ }).click();
      await theirs.locator('h1:focus', { hasText: title }).waitFor();
      await ready(theirs);
      await looked(theirs, 'ke hoach den');
      await theirs.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
      await dialog(theirs).getByRole('button', { name: 'Xác nhận đã nhận' }).click();
      await theirs.getByText('Đã xác nhận với nơi gửi.').waitFor();
    },
    PATIENCE,
  );

  test(
    'is carried out: progress, an obstacle that the enterprise answers, results, done',
    async () => {
      const [first] = contents.months[0]?.tasks ?? [];
      const task = first?.title ?? '';
      const page = await browser.open(people.officer);
      await page.goto(here(`da-ban-hanh/${plan}?muc=tien-do`));
      await page.getByRole('link', { name: task }).waitFor();
      await looked(page, 'tien do');
      await page.getByRole('link', { name: task }).click();
      await page.getByRole('heading', { level: 1, name: task }).waitFor();
      await page.getByLabel('Đang làm').check();
      await page.getByLabel('Tiến độ (%)').fill('50');
      await page.getByLabel('Ghi chú').fill('Đã gửi công văn lấy ý kiến.');
      await looked(page, 'cong viec');
      await page.getByRole('button', { name: 'Ghi tiến độ' }).click();
      await page.getByText('Đang làm, 50%').waitFor();

      await page.getByRole('button', { name: 'Nêu vướng mắc' }).click();
      await dialog(page).getByLabel('Tiêu đề').fill('Doanh nghiệp chưa đăng ký');
      await dialog(page).getByLabel('Nội dung').fill('Đề nghị gửi văn bản đăng ký tham gia.');
      const to = dialog(page).locator('select option', { hasText: 'nong-cot-2022' }).first();
      await to.waitFor({ state: 'attached' });
      await dialog(page)
        .getByLabel('Gửi đến')
        .selectOption(await to.getAttribute('value'));
      await dialog(page)
        .getByLabel('Hạn trả lời')
        .fill(dayInVietnam(new Date(Date.now() + 30 * 86_400_000)));
      await looked(page, 'neu vuong mac');
      await dialog(page).getByRole('button', { name: 'Gửi vướng mắc' }).click();
      await page.getByRole('link', { name: 'Doanh nghiệp chưa đăng ký' }).waitFor();

      const theirs = await browser.open(people.receiver);
      await theirs.goto(`/t/${enterprise.slug}/vuong-mac`);
      await theirs.getByRole('link', { name: 'Doanh nghiệp chưa đăng ký' }).click();
      await theirs.getByRole('heading', { level: 1, name: 'Doanh nghiệp chưa đăng ký' }).waitFor();
      await theirs.getByLabel('Nội dung').fill('Đã gửi văn bản đăng ký số 12.');
      await looked(theirs, 'tra loi vuong mac');
      await theirs.getByRole('button', { name: 'Gửi trả lời' }).click();
      await theirs.getByText('Đã trả lời').first().waitFor();

      await page.getByRole('link', { name: 'Doanh nghiệp chưa đăng ký' }).click();
      await page.getByText('Đã gửi văn bản đăng ký số 12.').waitFor();
      await page.getByRole('radio', { name: 'Đóng' }).check();
      await page.getByLabel('Nội dung').fill('Đã nhận đủ đăng ký.');
      await page.getByRole('button', { name: 'Đóng vướng mắc' }).click();
      await page.getByText('Đã đóng').first().waitFor();

      await page.getByRole('link', { name: task }).click();
      await page.getByLabel('Xong', { exact: true }).check();
      for (const [at, { text }] of (contents.months[0]?.results ?? []).entries()) {
        await page.getByLabel(text).check();
        await page.getByLabel('Đạt thế nào').nth(at).fill('Đã trình Lãnh đạo Bộ.');
      }
      await looked(page, 'ket qua');
      await page.getByRole('button', { name: 'Ghi tiến độ' }).click();
      await page.getByText('Xong, 100%').waitFor();
      await looked(page, 'xong');
    },
    PATIENCE,
  );

  test(
    'then stands word for word as it was in 2022, for its organisation and for the public',
    async () => {
      const token = await tokenOf(people.officer);
      const issued = (await call<IssuedPlan>(`/v1/plans/${plan}`, { token })).body;
      expect(issued).toMatchObject({ title, year, decision: { number: '01/QĐ-BTH' } });
      const months = issued.months.map(({ month, tasks, results }) => ({
        month,
        tasks: tasks.map((task) => ({ title: task.title })),
        results: results.map(({ text }) => ({ text })),
      }));
      expect(months).toEqual(contents.months);
      expect(months.flatMap(({ tasks }) => tasks)).toHaveLength(14);
      expect(months.flatMap(({ results }) => results)).toHaveLength(10);
      expect(issued.months[1]?.tasks[1]?.dueOn).toBe('2022-02-25');
      const sections = Object.entries(issued.contents.sections).map(([code, { text }]) => [code, text]);
      expect(Object.fromEntries(sections)).toEqual(texts);

      const { items } = (await call<{ items: Task[] }>(`/v1/tasks?plan=${plan}`, { token })).body;
      const ids = issued.months.flatMap(({ tasks }) => tasks.map(({ id }) => id));
      expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const stands = ids.map((id) => {
        const { state, progress } = items.find((task) => task.id === id) ?? {};
        return `${state} ${progress}`;
      });
      expect(stands).toEqual(['done 100', ...Array.from({ length: 13 }, () => 'planned 0')]);
      const met = items.find(({ id }) => id === ids[0])?.results.map(({ metAt }) => metAt !== null);
      expect(met).toEqual([true, true]);

      const page = await browser.open(null, { bypassCSP: true, reducedMotion: 'reduce' });
      for (const slug of PAGES) {
        await eventually(
          async () => (await fetch(`${url}/nen-tang/${slug}`)).text(),
          (html) => html.includes(`ke-hoach-${plan}`),
        );
        await page.goto(`/nen-tang/${slug}`);
        const shown = page.locator('section', { has: page.locator(`[id="ke-hoach-${plan}"]`) }).last();
        const words = await shown.textContent();
        expect(words).toContain('01/QĐ-BTH');
        for (const { tasks, results } of contents.months)
          for (const text of [...tasks.map((task) => task.title), ...results.map((result) => result.text)])
            expect(words).toContain(text);
        await looked(page, slug);
      }
    },
    PATIENCE,
  );
});
