import { Refusal } from '@ndp/domain/refusal';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A change by cookie comes from our own pages: the browser names their origin, which no page can forge. Other sites
 * get 403 whatever their cookies. Throws Refusal `forbidden`.
 * @param required false where a program without cookies may leave the origin out
 */
export function assertOwnOrigin(request: Request, publicOrigin: string, required: boolean): void {
  if (SAFE.includes(request.method)) return;
  const origin = request.headers.get('origin');
  if (origin === null && !required) return;
  if (origin === publicOrigin || origin === new URL(request.url).origin) return;
  throw new Refusal('forbidden', {
    vi: 'Yêu cầu này đến từ một trang khác nên không được nhận. Mở lại trang của Cổng rồi làm lại.',
    en: 'This request comes from another site and was not taken. Open our own page and try again.',
  });
}
