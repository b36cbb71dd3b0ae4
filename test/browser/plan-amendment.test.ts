import { dayInVietnam } from '@ndp/domain/time';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { authenticatorOf } from '../support/authenticator.ts';
import { wrong } from '../support/axe.ts';
import { openDraft, takeStep } from '../support/plans.ts';
import { call } from '../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { browsing, goOn, picture } from '../support/workspace.ts';

const browser = browsing();
let enterprise: Tenant;
let people: Record<'officer' | 'leader', TestMember>;
beforeAll(async () => {
  enterprise = await newTenant('sua-doi', 'enterprise');
  await enterprise.duty('core_enterprise', 'NDP-0006');
  people = { officer: await enterprise.member('officer'), leader: await enterprise.member('leader') };
});

const here = (path: string) => `/t/${enterprise.slug}/${path}`;
const said = (text: string) => ({ text });
const detailed = {
  kind: 'enterprise',
  title: 'Kế hoạch chi tiết của doanh nghiệp thử',
  year: 2026,
  platforms: ['NDP-0006'],
  contents: {
    monthsCovered: [],
    uncoveredReason: null,
    months: [],
    sections: {
      functions: said('Họp trực tuyến tới 100 điểm cầu.'),
      design: said('Thiết kế ba lớp.'),
      rollout: said('Triển khai tại ba bộ.'),
      resources: {
        text: '',
        lines: [
          { source: 'enterprise', purpose: 'build', year: 2026, amount: 12_500_000_000, note: '' },
          { source: 'other', purpose: 'operate', year: 2027, amount: 900_000_000, note: 'Vay ưu đãi' },
        ],
      },
    },
  },
};

async function step(token: string, id: string, name: string): Promise<void> {
  const { status, text } = await takeStep(token, enterprise.slug, id, name);
  expect(status, text).toBe(200);
}

/** Issues by the screen; answers the number it got. */
async function issue(page: Page, id: string): Promise<void> {
  await page.goto(here(`ke-hoach/${id}/ban-hanh`));
  await page.getByLabel('Ký hiệu').fill('QĐ-DNT');
  await page.getByLabel('Họ và tên').fill('Giám Đốc Thử');
  await page.getByRole('button', { name: 'Xem lại và ban hành' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click();
  await page.getByRole('link', { name: 'Xem kế hoạch đã ban hành' }).waitFor();
}

test('an enterprise’s plan goes to its three recipients, is amended, and says word by word what changed', async () => {
  const [officer, leader] = [await tokenOf(people.officer), await tokenOf(people.leader)];
  const { there } = await authenticatorOf(people.leader, false);
  const page = await browser.open();
  await goOn(page.context(), there);
  const id = await openDraft(officer, enterprise.slug, detailed);
  await step(officer, id, 'submit');
  await step(leader, id, 'approve');

  await page.goto(here(`ke-hoach/${id}/ban-hanh`));
  const mandatory = page.locator('ul.recipients li', { hasText: 'bắt buộc theo 186' });
  await mandatory.first().waitFor();
  expect(await mandatory.getByRole('button').count()).toBe(0);
  await page.getByLabel('Tìm cơ quan để thêm').fill('bkav');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Bỏ BKAV' }).waitFor();
  await page.getByLabel('Ghi nhận văn bản đã ban hành trước đây').check();
  expect(await page.getByLabel('Ngày ban hành').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Xem lại và ban hành' }).click();
  await page.locator('.errsum:focus', { hasText: 'nguồn của văn bản' }).waitFor();
  expect(await wrong(page)).toEqual([]);
  await picture(page, 'issuing an older paper');
  await page.getByLabel('Ghi nhận văn bản đã ban hành trước đây').uncheck();
  await page.getByLabel('Ngày ban hành').fill(dayInVietnam());
  await issue(page, id);

  await page.getByRole('link', { name: 'Xem kế hoạch đã ban hành' }).click();
  await page.getByRole('navigation', { name: 'Các phần của kế hoạch' }).getByRole('link', { name: 'Kinh phí' }).click();
  await page.getByText('12.500').first().waitFor();
  expect(await wrong(page)).toEqual([]);

  const drafter = await browser.open(people.officer);
  await drafter.goto(here(`da-ban-hanh/${id}`));
  await drafter.getByRole('button', { name: 'Sửa đổi kế hoạch' }).click();
  await drafter.getByRole('dialog').getByRole('button', { name: 'Sửa đổi kế hoạch' }).click();
  await drafter.waitForURL((url) => /\/ke-hoach\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(id));
  const amendment = drafter.url().split('/').at(-1) ?? '';
  await drafter.goto(here(`da-ban-hanh/${id}`));
  await drafter.getByRole('button', { name: 'Sửa đổi kế hoạch' }).click();
  await drafter.getByRole('dialog').getByRole('button', { name: 'Sửa đổi kế hoạch' }).click();
  await drafter.getByRole('dialog').getByRole('alert').waitFor();

  const sections = (
    await call<{ sections: { code: string; version: number }[] }>(`/v1${here(`plans/${amendment}`)}`, {
      token: officer,
    })
  ).body.sections;
  const saved = await call(`/v1${here(`plans/${amendment}/sections/functions`)}`, {
    ...{ token: officer, method: 'PUT', json: { body: said('Họp trực tuyến tới 300 điểm cầu.') } },
    headers: { 'if-match': `"${sections.find(({ code }) => code === 'functions')?.version}"` },
  });
  expect(saved.status, saved.text).toBe(200);
  await step(officer, amendment, 'submit');
  await page.goto(here(`ke-hoach/${amendment}/duyet`));
  await page.getByText('So với bản đã ban hành, phiên bản 1.').waitFor();
  await page.getByText('Chỉ thay đổi').click();
  expect(await page.locator('.change ins').allTextContents()).toEqual(['300']);
  await picture(page, 'approving an amendment');
  await step(leader, amendment, 'approve');
  await issue(page, amendment);

  await page.getByRole('link', { name: 'Xem kế hoạch đã ban hành' }).click();
  await page.getByText('Phiên bản 2').waitFor();
  await page.getByRole('navigation', { name: 'Các phần của kế hoạch' }).getByRole('link', { name: 'Thay đổi' }).click();
  await page.getByText('Thay đổi từ phiên bản 1 sang 2').first().waitFor();
  await page.locator('.change ins', { hasText: '300' }).waitFor();
  expect(await wrong(page)).toEqual([]);
  await picture(page, 'changes of an amendment');
  await page.getByRole('link', { name: 'Phiên bản 1' }).click();
  await page.getByText('Bạn đang xem phiên bản 1').waitFor();
  await page.getByText('100 điểm cầu').waitFor();
});
