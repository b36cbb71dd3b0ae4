import { expect, test } from 'vitest';
import { newTenant } from '../support/tenant.ts';
import { browsing } from '../support/workspace.ts';

const browser = browsing();

test('who works in two organisations changes over in one tab, is told in the other, and takes nothing along', async () => {
  const [first, second] = await Promise.all([newTenant('noi-mot'), newTenant('noi-hai')]);
  const person = await first.member('admin');
  await second.join(person, 'officer');
  await Promise.all([first.unit('Cục Của nơi một'), second.unit('Vụ Của nơi hai')]);

  const page = await browser.open(person);
  const other = await page.context().newPage();
  await other.goto(`/t/${first.slug}/viec`);
  await page.goto(`/t/${first.slug}/don-vi`);
  await page.getByText('Cục Của nơi một').first().waitFor();
  await page.getByRole('button', { name: /^Chuyển cơ quan/ }).click();
  const places = page.getByRole('menuitemradio');
  await places.first().waitFor();
  expect(await places.allTextContents()).toEqual([
    expect.stringMatching(/noi-mot.*Quản trị đơn vị/),
    expect.stringMatching(/noi-hai.*Chuyên viên/),
  ]);
  await places.nth(1).click();
  await page.waitForURL(`**/t/${second.slug}/viec`);
  await page.getByRole('button', { name: /noi-hai\s*Chuyên viên/ }).waitFor();
  expect(await page.textContent('body')).not.toContain('nơi một');
  await page.getByRole('link', { name: 'Đơn vị' }).click();
  await page.getByText('Vụ Của nơi hai').first().waitFor();
  expect(await page.textContent('body')).not.toContain('Cục Của nơi một');

  const banner = other.getByRole('alert').filter({ hasText: 'Thẻ khác đã chuyển sang Cơ quan thử noi-hai' });
  await banner.getByRole('button', { name: 'Quay lại noi-mot' }).click();
  await banner.waitFor({ state: 'detached' });
  await other.getByRole('link', { name: 'Đơn vị' }).click();
  await other.getByText('Cục Của nơi một').first().waitFor();
  await page.getByRole('alert').filter({ hasText: 'Cơ quan thử noi-mot' }).waitFor();

  await page.goto(`/t/${first.slug}/don-vi`);
  await page.getByText('Cục Của nơi một').first().waitFor();
  await page.goto(`/t/khong-co-co-quan-nay/don-vi`);
  await page.getByRole('heading', { level: 1, name: 'Không có trang này' }).waitFor();
});
