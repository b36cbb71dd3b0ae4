import { Refusal } from '@ndp/domain/refusal';
import { type Context, Hono } from 'hono';
import type { App } from '../app.ts';

/** The workspace app: one document for all of its addresses, and its files, whose names change with their content. */
export const web: Hono<App> = new Hono<App>();

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

for (const path of [
  '/dang-nhap',
  '/quen-mat-khau',
  '/dat-lai-mat-khau',
  '/loi-moi',
  '/tai-khoan/:page',
  '/t/:org',
  '/t/:org/*',
])
  web.get(path, document);

web.get('/ung-dung/:file', async (c) => {
  const name = c.req.param('file');
  const type = TYPES[name.split('.').at(-1) ?? ''];
  const found = type && /^[\w.-]+$/.test(name) ? await fileOf(c, `/ung-dung/${name}`) : null;
  if (!type || found === null)
    throw new Refusal('not_found', { vi: 'Không có tệp này.', en: 'There is no such file.' });
  return new Response(found, {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  });
});

async function document(c: Context<App>): Promise<Response> {
  const html = await fileOf(c, '/index.html');
  if (html === null)
    throw new Refusal('unavailable', { vi: 'Ứng dụng chưa được dựng.', en: 'The app has not been built.' });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', html));
  const etag = `"${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
  const headers = { 'cache-control': 'no-cache', etag, 'content-type': 'text/html; charset=utf-8' };
  if (c.req.header('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(html, { headers });
}

/** The bytes of a built file, or null. Its headers are ours: a folder of this machine has none of its own. */
async function fileOf(c: Context<App>, path: string): Promise<ArrayBuffer | null> {
  const answer = await c.get('environment').assets.fetch(new URL(path, 'http://assets').href);
  if (answer.status === 200) return answer.arrayBuffer();
  await answer.body?.cancel();
  return null;
}
