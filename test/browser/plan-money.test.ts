import { beforeAll, describe, test } from 'vitest';
import { assertSound } from '../support/sound.ts';
import type { TestMember } from '../support/tenant.ts';
import { type Carriers, happened, issuedPlan } from '../support/under-way.ts';
import { browsing } from '../support/workspace.ts';

const browser = browsing();
let of: Carriers;
let officer: TestMember;
beforeAll(async () => {
  of = await issuedPlan('kinh-phi');
  officer = await of.ministry.member('officer', of.focal.id);
});

const at = (path: string) => `/t/${of.ministry.slug}/${path}`;

describe('money of a plan', () => {
  test('is recorded in millions, rolled up, and said to be over where it is', async () => {
    const lines = [
      ['public', 'build', 5_000_000_000],
      ['enterprise', 'operate', 1_250_500_000],
    ] as const;
    for (const [source, purpose, planned] of lines)
      await happened(
        `INSERT INTO budget_line (id, created_at, plan_id, source, purpose, year, planned) VALUES (?, ?, ?, ?, ?, 2090, ?)`,
        ...[crypto.randomUUID(), new Date().toISOString(), of.plan, source, purpose, planned],
      );
    const page = await browser.open(officer);
    await page.goto(at(`da-ban-hanh/${of.plan}?muc=kinh-phi`));
    await page.getByRole('button', { name: 'Ghi số liệu Xây dựng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Đã bố trí').fill('nhiều');
    await dialog.getByRole('button', { name: 'Ghi số liệu' }).click();
    await dialog.locator('.errsum:focus').waitFor();
    await dialog.getByLabel('Đã bố trí').fill('5.500,5');
    await dialog.getByLabel('Đã chi').fill('100');
    await dialog.getByRole('button', { name: 'Ghi số liệu' }).click();
    await page.getByText('Bố trí vượt kế hoạch').waitFor();
    await assertSound(page, 'kinh-phi');
  }, 240_000);
});
