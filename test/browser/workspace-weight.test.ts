import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { newTenant } from '../support/tenant.ts';
import { browsing } from '../support/workspace.ts';

const kB = 1000;
const browser = browsing();

test('the first load of My work is at most 180 kB gzipped: document, scripts, styles and fonts', async () => {
  const tenant = await newTenant('can-nang');
  const page = await browser.open(await tenant.member('leader'));
  const sizes: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (path.startsWith('/v1/')) return;
    const size = response
      .body()
      .then((body) => (path.endsWith('.woff2') ? body.byteLength : gzipSync(body).byteLength));
    sizes.push(size.then((bytes) => [path, bytes]));
  });
  await page.goto(`/t/${tenant.slug}/viec`, { waitUntil: 'networkidle' });
  await page.getByText('Không có việc nào chờ bạn').waitFor();
  const found = await Promise.all(sizes);
  const all = found.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.info(`first load of My work: ${Math.round(all / kB)} kB gzipped in ${found.length} files`);
  expect(found.some(([path]) => path.endsWith('.woff2'))).toBe(true);
  expect(all).toBeLessThanOrEqual(180 * kB);
});
