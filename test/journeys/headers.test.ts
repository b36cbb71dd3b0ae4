import { expect, test } from 'vitest';
import { call, demo } from '../support/stack.ts';

const security = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
];

/** One address of every route, its refusals too. */
const addresses = [
  '/',
  '/en',
  '/nen-tang',
  '/en/nen-tang?q=cloud',
  '/nen-tang/tro-ly-ao',
  '/nen-tang/6',
  '/co-quan/bo-y-te',
  '/lan-cong-bo/186-qd-btttt-2022',
  '/sitemap.xml',
  '/robots.txt',
  '/healthz',
  '/v1/platforms',
  '/v1/platforms/NDP-0001',
  '/v1/editions',
  '/v1/editions/186-qd-btttt-2022',
  '/v1/organisations',
  '/v1/openapi.json',
  '/v1/platforms?group=III',
  '/v1/plans',
  '/khong-co',
  '/v1/khong-co',
  '/nen-tang/',
  '/v1/session/options',
  '/v1/me',
  '/v1/t/bo-y-te/plans',
  '/v1/oidc/khong-co/start',
  '/v1/oidc/callback',
  '/dang-nhap',
  '/quen-mat-khau',
  '/dat-lai-mat-khau',
  '/loi-moi',
  '/t/bo-y-te',
  '/t/bo-y-te/viec',
  '/ung-dung/khong-co.js',
];

test('every route sends the same security headers, first time and from the cache, found or refused', async () => {
  const asset = /href="(\/assets\/ndp[^"]+)"/.exec((await call<string>('/')).text)?.[1] ?? '';
  const app = /src="(\/ung-dung\/[^"]+)"/.exec((await call<string>('/dang-nhap')).text)?.[1] ?? '';
  expect([asset.length > 0, app.length > 0]).toEqual([true, true]);
  const token = await demo('enterprise');
  const answers = [];
  for (const path of [...addresses, asset, app]) answers.push(await call(path), await call(path));
  answers.push(await call('/v1/plans', { token }), await call('/v1/platforms', { method: 'DELETE' }));
  answers.push(await call('/v1/me', { method: 'OPTIONS' }), await call('/v1/session', { body: '{' }));
  const sent = answers.map(({ headers }) => Object.fromEntries(security.map((name) => [name, headers.get(name)])));
  expect(new Set(sent.map((headers) => JSON.stringify(headers))).size).toBe(1);
  expect(sent[0]).toMatchInlineSnapshot(`
    {
      "content-security-policy": "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "referrer-policy": "strict-origin-when-cross-origin",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
    }
  `);
});

test('no page has a script or style of its own, which the policy would block', async () => {
  for (const path of addresses.slice(0, 8)) {
    const { text } = await call<string>(path);
    expect(text.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '')).not.toMatch(
      /<script|<style|\sstyle=|\son\w+=/,
    );
  }
});

test('public answers are validated by their revision: the same ETag gives 304 without a body', async () => {
  for (const path of ['/', '/v1/platforms', '/nen-tang/tro-ly-ao', '/sitemap.xml']) {
    const first = await call(path);
    expect(first.headers.get('cache-control')).toMatch(/^public, .*s-maxage=\d+, stale-while-revalidate=\d+$/);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"c\d+\.p\d+-\w+"$/);
    const again = await call(path, { headers: { 'if-none-match': `W/"other", ${etag}` } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await call(path, { headers: { 'if-none-match': '"c0.p0-x"' } })).status).toBe(200);
  }
});
