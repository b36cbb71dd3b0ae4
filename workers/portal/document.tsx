import type { Child } from 'hono/jsx';
import { type Head, Layout } from './layout.tsx';
import type { Rendered } from './serve.ts';

/** A page in its document, as text. */
export function page(head: Head, content: Child, status = 200): Rendered {
  const body = (<Layout {...head}>{content}</Layout>).toString();
  return { status, type: 'text/html; charset=utf-8', body, headers: { 'content-language': head.lang } };
}
