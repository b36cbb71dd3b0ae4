import { describe, expect, test } from 'vitest';
import { call, url } from '../support/stack.ts';

const document = '/t/bo-y-te/viec';
const filesIn = (html: string) =>
  [...html.matchAll(/(?:href|src)="(\/ung-dung\/[^"]+)"/g)].map(([, path]) => path ?? '');

describe('the workspace app', () => {
  test.each(['/dang-nhap', '/quen-mat-khau', '/dat-lai-mat-khau', '/loi-moi', '/t/bo-y-te', '/t/khong-co/gi-ca'])(
    '%s is the one document, asked for anew each time and kept while it is the same',
    async (path) => {
      const { status, headers, text } = await call<string>(path);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(text).toContain('<div id="app"></div>');
      const known = { 'if-none-match': headers.get('etag') ?? '' };
      expect((await call(path, { headers: known })).status).toBe(304);
    },
  );

  test('names files that are kept for ever, each with its type', async () => {
    const { text } = await call<string>(document);
    const files = filesIn(text);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const { status, headers } = await call(file);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-type')).toMatch(/^text\/(javascript|css); charset=utf-8$/);
    }
  });

  test('has no script or style of its own in the document, so that the policy refuses them all', async () => {
    const { headers, text } = await call<string>(document);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
    expect(text).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son\w+=/);
  });

  test.each(['/ung-dung/khong-co.js', '/ung-dung/..%2Findex.html', '/ung-dung/index.html', '/ung-dung/'])(
    '%s is not there',
    async (path) => {
      expect((await fetch(url + path)).status).toBe(404);
    },
  );
});
