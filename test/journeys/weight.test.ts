import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { call, url } from '../support/stack.ts';

const kB = 1000;
const gzipped = (bytes: Uint8Array | string) => gzipSync(bytes, { level: 9 }).byteLength;

/** What one page costs a first visitor: itself and everything it and its stylesheet name, fonts as they are. */
async function weightOf(path: string): Promise<{ all: number; script: number }> {
  const { text } = await call<string>(path);
  const named = new Set([...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset ?? ''));
  let all = gzipped(text);
  let script = 0;
  for (const asset of named) {
    const body = new Uint8Array(await (await fetch(url + asset)).arrayBuffer());
    const size = asset.endsWith('.woff2') ? body.byteLength : gzipped(body);
    all += size;
    if (asset.endsWith('.js')) script += size;
    if (asset.endsWith('.css')) {
      for (const [, more] of Buffer.from(body)
        .toString()
        .matchAll(/url\("?(\/assets\/[^")]+)"?\)/g))
        if (more) named.add(more);
    }
  }
  return { all, script };
}

test.each([
  '/',
  '/en',
  '/nen-tang',
  '/nen-tang?q=nen+tang',
  '/nen-tang/hop-truc-tuyen-the-he-moi',
  '/co-quan/bo-thong-tin-va-truyen-thong',
])('the page %s weighs at most 60 kB gzipped in all, at most 10 kB of it script', async (path) => {
  const { all, script } = await weightOf(path);
  expect(all).toBeGreaterThan(20 * kB);
  expect(all).toBeLessThanOrEqual(60 * kB);
  expect(script).toBeLessThanOrEqual(10 * kB);
});

test('the Worker bundle is at most 500 kB gzipped', () => {
  const bundle = readFileSync(fileURLToPath(new URL('../../dist/worker.js', import.meta.url)));
  expect(gzipped(bundle)).toBeLessThanOrEqual(500 * kB);
});
