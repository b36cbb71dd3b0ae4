import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openDraft } from '../support/plans.ts';
import { demo, url } from '../support/stack.ts';

const MIC = 'bo-thong-tin-va-truyen-thong';
const artifacts = fileURLToPath(new URL('../artifacts/', import.meta.url));
const require = createRequire(import.meta.url);
const viewer = join(dirname(require.resolve('docx-preview')), 'docx-preview.min.js');
const zip = createRequire(viewer).resolve('jszip/dist/jszip.min.js');

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('the Word paper of the plan of 2022 opens and is laid out on A4, with its heading, articles, recipients and year frame', async () => {
  const token = await demo('officer');
  const id = await openDraft(token, MIC, planOf2022);
  const answer = await fetch(`${url}/v1/t/${MIC}/plans/${id}/document.docx`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.docx$/);
  const bytes = Buffer.from(await answer.arrayBuffer());

  const page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
  await page.setContent('<!doctype html><meta charset="utf-8"><title>docx</title><div id="paper"></div>');
  await page.addScriptTag({ content: readFileSync(zip, 'utf8') });
  await page.addScriptTag({ content: readFileSync(viewer, 'utf8') });
  await page.evaluate(async (base64) => {
    const { docx } = window as unknown as { docx: { renderAsync(data: Blob, into: Element | null): Promise<void> } };
    const blob = await (await fetch(`data:application/octet-stream;base64,${base64}`)).blob();
    await docx.renderAsync(blob, document.querySelector('#paper'));
  }, bytes.toString('base64'));

  const paper = page.locator('section.docx').first();
  await paper.waitFor();
  const { width, height } = (await paper.boundingBox()) ?? { width: 0, height: 0 };
  // A4 at 96 dots an inch: 210 × 297 mm.
  expect(Math.round(width)).toBe(794);
  expect(height).toBeGreaterThanOrEqual(1122);
  const words = ((await page.locator('#paper').textContent()) ?? '').replace(/\s+/g, ' ');
  for (const text of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'QUYẾT ĐỊNH',
    'Điều 1',
    'Nơi nhận',
  ])
    expect(words).toContain(text);
  const parts = planOf2022.contents.months.flatMap(({ tasks, results }) => [
    ...tasks.map(({ title }) => title),
    ...results.map(({ text }) => text),
  ]);
  expect(parts).toHaveLength(24);
  for (const text of parts) expect(words).toContain(text.replace(/\s+/g, ' '));

  mkdirSync(artifacts, { recursive: true });
  writeFileSync(`${artifacts}/ke-hoach-2022.docx`, bytes);
  await page.locator('#paper').screenshot({ path: `${artifacts}/ke-hoach-2022.png` });
  await page.close();
});
