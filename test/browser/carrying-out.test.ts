import { beforeAll, describe, expect, test } from 'vitest';
import { assertSound } from '../support/sound.ts';
import { call } from '../support/stack.ts';
import type { TestMember } from '../support/tenant.ts';
import { type Carriers, issuedPlan } from '../support/under-way.ts';
import { browsing, picture } from '../support/workspace.ts';

const browser = browsing();
let of: Carriers;
let officer: TestMember;
let neighbour: TestMember;
beforeAll(async () => {
  of = await issuedPlan('trien-khai', 'NDP-0035');
  officer = await of.ministry.member('officer', of.focal.id);
  neighbour = await of.ministry.member('officer', of.other.id);
});

const at = (path: string) => `/t/${of.ministry.slug}/${path}`;

// Four views and the pages behind them, each looked at by axe four times.
const PATIENCE = 240_000;

describe('tasks of an issued plan', () => {
  test(
    'are seen as a board, a month grid, a time line and a calendar, each with an address of its own',
    async () => {
      const page = await browser.open(officer);
      await page.goto(at('cong-viec'));
      await page.getByRole('link', { name: 'Họp khởi động' }).waitFor();
      await assertSound(page, 'cong-viec bang');
      for (const [view, seen] of [
        ['Lưới tháng', page.getByRole('rowheader', { name: 'Tháng 2/2090' })],
        ['Tiến độ', page.getByRole('img', { name: 'Từ 15/1/2090' })],
        ['Lịch', page.getByText('Không có công việc nào đến hạn trong tháng này')],
      ] as const) {
        await page.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name: view }).click();
        await seen.first().waitFor();
        await assertSound(page, `cong-viec ${view}`);
      }
      await page.goto(at('cong-viec?xem=lich&thang=2090-01'));
      await page.getByRole('link', { name: 'Họp khởi động' }).waitFor();
      await assertSound(page, 'cong-viec lich 2090');
      await page.getByRole('link', { name: 'Tháng sau' }).click();
      await page.getByRole('link', { name: 'Triển khai', exact: true }).waitFor();
      expect(page.url()).toContain('thang=2090-02');
      await page.goto(at('cong-viec'));
      await page.getByLabel('Phạm vi').selectOption('1');
      await page.getByRole('link', { name: 'Dựng bản thử' }).waitFor({ state: 'detached' });
      expect(page.url()).toContain('mine=1');
      await page.goto(at('cong-viec?standing=done&year=2090'));
      await page.getByText('Không có công việc nào khớp').waitFor();
    },
    PATIENCE,
  );

  test(
    'come on by what their unit records with evidence, wait for what another unit answers, and are done against their results',
    async () => {
      const page = await browser.open(officer);
      await page.goto(at('cong-viec?mine=1'));
      await page.getByRole('link', { name: 'Họp khởi động' }).click();
      await page.getByRole('heading', { level: 1, name: 'Họp khởi động' }).waitFor();
      await page.getByText('Biên bản họp').first().waitFor();
      await assertSound(page, 'cong-viec mot');

      // Progress, with a file and a link.
      await page.getByLabel('Đang làm').check();
      await page.getByLabel('Tiến độ (%)').fill('năm mươi');
      await page.getByRole('button', { name: 'Ghi tiến độ' }).click();
      await page.locator('.errsum:focus').waitFor();
      await page.getByLabel('Tiến độ (%)').fill('50');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer: Buffer.from('Biên bản họp khởi động') });
      await page.getByText('bien-ban.txt').first().waitFor();
      await page.getByRole('button', { name: 'Thêm đường dẫn' }).click();
      await page.getByLabel('Đường dẫn', { exact: true }).fill('https://example.gov.vn/tin');
      await page.getByLabel('Tên minh chứng').fill('Tin về cuộc họp');
      await page.keyboard.press('Enter');
      await page.getByLabel('Ghi chú').fill('Đã họp lần đầu.');
      await assertSound(page, 'cong-viec ghi');
      await page.getByRole('button', { name: 'Ghi tiến độ' }).click();
      await page.getByText('Đang làm, 50%').waitFor();
      await page.getByRole('link', { name: 'Tin về cuộc họp' }).waitFor();
      await page.getByRole('link', { name: 'bien-ban.txt' }).waitFor();

      // An obstacle that another unit is to answer.
      await page.getByRole('button', { name: 'Nêu vướng mắc' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Tiêu đề').fill('Chưa có đầu mối kỹ thuật');
      await dialog.getByLabel('Nội dung').fill('Đề nghị cử một đầu mối kỹ thuật.');
      await dialog.locator('select option', { hasText: 'Vụ Phối hợp' }).waitFor({ state: 'attached' });
      const to = await dialog.locator('select option', { hasText: 'Vụ Phối hợp' }).first().getAttribute('value');
      await dialog.getByLabel('Gửi đến').selectOption(to);
      await dialog.getByLabel('Hạn trả lời').fill('2090-01-10');
      await dialog.getByLabel('Công việc không làm tiếp được').check();
      await assertSound(page, 'vuong-mac neu');
      await dialog.getByRole('button', { name: 'Gửi vướng mắc' }).click();
      await page.getByRole('link', { name: 'Chưa có đầu mối kỹ thuật' }).waitFor();
      await page.getByText('Bị vướng').first().waitFor();

      const theirs = await browser.open(neighbour);
      await theirs.goto(at('vuong-mac'));
      await theirs.getByRole('link', { name: 'Chưa có đầu mối kỹ thuật' }).waitFor();
      await assertSound(theirs, 'vuong-mac danh sach');
      await theirs.getByRole('link', { name: 'Chưa có đầu mối kỹ thuật' }).click();
      await theirs.getByRole('heading', { level: 1, name: 'Chưa có đầu mối kỹ thuật' }).waitFor();
      await theirs.getByRole('button', { name: 'Gửi trả lời' }).click();
      await theirs.locator('.errsum:focus').waitFor();
      await theirs.getByLabel('Nội dung').fill('Đã cử anh Thử làm đầu mối.');
      await assertSound(theirs, 'vuong-mac mot');
      await theirs.getByRole('button', { name: 'Gửi trả lời' }).click();
      await theirs.getByText('Đã trả lời').first().waitFor();

      await page.getByRole('link', { name: 'Chưa có đầu mối kỹ thuật' }).click();
      await page.getByText('Đã cử anh Thử làm đầu mối.').waitFor();
      await page.getByRole('radio', { name: 'Đóng' }).check();
      await page.getByLabel('Nội dung').fill('Đã giải quyết.');
      await page.getByRole('button', { name: 'Đóng vướng mắc' }).click();
      await page.getByText('Đã đóng').first().waitFor();

      // Done, but only against its results.
      await page.getByRole('link', { name: 'Họp khởi động' }).click();
      await page.getByLabel('Xong', { exact: true }).check();
      await page.getByRole('button', { name: 'Ghi tiến độ' }).click();
      await page.locator('.errsum:focus').getByText('chưa đạt').waitFor();
      await page.getByLabel('Biên bản họp').check();
      await page.getByLabel('Đạt thế nào').first().fill('Biên bản số 01.');
      await page.getByLabel('Bản thử chạy được').check();
      await page.getByLabel('Đạt thế nào').last().fill('Đã chạy thử.');

      // A colleague records something meanwhile: what was typed stays, beside what they said.
      const task = `/v1/tasks/${new URL(page.url()).pathname.split('/').at(-1)}`;
      const { headers } = await call(task, { token: of.officer });
      const recorded = await call(`${task}/updates`, {
        token: of.officer,
        json: { progress: 60, state: 'in_progress' },
        headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': crypto.randomUUID() },
      });
      expect(recorded.status, recorded.text).toBe(200);
      await page.getByRole('button', { name: 'Ghi tiến độ' }).click();
      await page.getByText('Người khác vừa sửa cùng nội dung này').waitFor();
      await assertSound(page, 'cong-viec cung sua');
      expect(await page.getByLabel('Đạt thế nào').last().inputValue()).toBe('Đã chạy thử.');
      await page.getByRole('button', { name: 'Ghi tiến độ' }).click();
      await page.getByText('Xong, 100%').waitFor();
      await assertSound(page, 'cong-viec xong');
    },
    PATIENCE,
  );
});

describe('plans of a platform', () => {
  test(
    'stand side by side by month and by content, what does not fit on top',
    async () => {
      const page = await browser.open(officer);
      await page.goto(at('tong-quan?year=2090'));
      const row = page.getByRole('row', { name: /chuỗi cung ứng/ });
      await row.getByText('trien-khai-bo').first().waitFor();
      await assertSound(page, 'tong-quan');
      await row.getByRole('link', { name: 'So sánh' }).click();
      await page.getByRole('heading', { level: 1, name: 'So sánh kế hoạch' }).waitFor();
      await page.getByRole('link', { name: 'Họp khởi động' }).waitFor();
      await assertSound(page, 'so-sanh');
    },
    PATIENCE,
  );
});

describe('the calendar of tasks', () => {
  test(
    'is read by one’s own program at an address that is shown once and can be taken back',
    async () => {
      const page = await browser.open(officer);
      await page.goto(at('cong-viec?xem=lich'));
      await page.getByRole('button', { name: 'Nhận lịch trên máy, điện thoại' }).click();
      await page.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Tên').fill('Điện thoại');
      await dialog.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
      const address = await dialog.locator('code').textContent();
      const read = () => page.evaluate(async (url) => (await fetch(new URL(url ?? '').pathname)).text(), address);
      expect(await read()).toContain('Việc không nêu đơn vị');
      await picture(page, 'dia chi lich');
      await dialog.getByRole('button', { name: 'Tôi đã chép' }).click();
      await page.getByRole('row', { name: 'Điện thoại' }).getByRole('button', { name: 'Thu hồi' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
      await page.getByText('Chưa có địa chỉ lịch nào').waitFor();
      expect(await read()).not.toContain('Việc không nêu đơn vị');
    },
    PATIENCE,
  );
});
