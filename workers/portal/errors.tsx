import { refusalOf } from '../api/problem.ts';
import type { Environment } from '../environment.ts';
import { page } from './document.tsx';
import type { Lang } from './language.ts';
import { ErrorPage, type ErrorProps, errorHead } from './pages/error.tsx';

/** A refusal as a page, in the language of the address. */
export function errorPage(request: Request, { publicOrigin }: Environment, error: unknown): Response {
  const { pathname } = new URL(request.url);
  const english = pathname === '/en' || pathname.startsWith('/en/');
  const lang: Lang = english ? 'en' : 'vi';
  const { refusal, status } = refusalOf(error);
  const retryAfter = refusal.headers['retry-after'];
  const props: ErrorProps = {
    lang,
    status,
    ...(refusal.code === 'invalid_input' && { detail: refusal.detail[lang] }),
    ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }),
  };
  // One slash in front: two would make the link to the other language a link to another host.
  const path = `/${(english ? pathname.slice(3) : pathname).replace(/^[/\\]+/, '')}`;
  const { body, type } = page(errorHead({ ...props, path }, publicOrigin), <ErrorPage {...props} />, status);
  const headers = { 'content-type': type, 'content-language': lang, 'cache-control': 'no-store', ...refusal.headers };
  return new Response(body, { status, headers });
}
