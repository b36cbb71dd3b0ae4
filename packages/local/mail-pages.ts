import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';

interface Answer {
  status: number;
  type: string;
  body: string;
  /** Content-Security-Policy: nothing that a mail holds is run or fetched. */
  policy: string;
}

/** So many of the newest are listed. */
const MOST = 200;

const STYLE = `
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1a1f2b;background:#f4f6fa}
header{background:#0b4f9e;color:#fff;padding:16px 24px}
header a{color:#fff}header p{margin:4px 0 0}
main{max-width:960px;margin:0 auto;padding:24px}
h1{font-size:20px;margin:0}h2{font-size:20px;margin:0 0 12px}
ol{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #d5dae3;border-radius:8px}
li+li{border-top:1px solid #e6e9f0}
li a{display:grid;gap:0 16px;grid-template-columns:1fr auto;padding:12px 16px;color:inherit;text-decoration:none}
li a:hover{background:#eef4fc}li a:focus-visible{outline:3px solid #0b4f9e;outline-offset:-3px}
li strong{overflow-wrap:anywhere}small{color:#4a5263}li small{grid-column:1/-1}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 16px}dt{color:#4a5263}dd{margin:0;overflow-wrap:anywhere}
nav{display:flex;gap:8px;margin:0 0 -1px}
nav a{padding:8px 16px;border:1px solid #d5dae3;border-radius:8px 8px 0 0;background:#e6e9f0;color:#0b4f9e;text-decoration:none}
nav a[aria-current]{background:#fff;border-bottom-color:#fff;font-weight:bold}
pre,iframe{display:block;width:100%;margin:0;background:#fff;border:1px solid #d5dae3}
pre{padding:16px;white-space:pre-wrap;overflow-wrap:anywhere;font:15px/1.5 ui-monospace,monospace}
iframe{height:70vh}
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-src 'self'; base-uri 'none'; form-action 'none'`;
/** The HTML of a mail: its own styles and nothing else, in a frame that cannot run, fetch or lead anywhere by itself. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** What the mail sink's page answers at an address: the list, one mail as text or HTML, or all as JSON. */
export async function answer(folder: string, address: string): Promise<Answer> {
  const { pathname, searchParams } = new URL(address, 'http://sink');
  if (pathname === '/messages.json') {
    const to = searchParams.get('to');
    const messages = await newest(folder, to === null ? MOST : Number.POSITIVE_INFINITY);
    const json = messages
      .map(({ id, mail }) => ({ id, ...short(mail), text: mail.text, html: mail.html }))
      .filter((one) => to === null || one.to?.includes(to));
    return { status: 200, type: 'application/json', body: JSON.stringify(json), policy: "default-src 'none'" };
  }
  if (pathname === '/') return page(200, 'Thư thử nghiệm', list(await newest(folder)));
  const [, id = '', view = ''] = /^\/([0-9a-f-]{36})(?:\/(html|mail))?$/.exec(pathname) ?? [];
  const file = join(folder, `${id}.eml`);
  const mail = id !== '' && existsSync(file) ? await read(file) : null;
  if (!mail) return page(404, 'Không có thư này', '<p>Không có thư này. <a href="/">Về danh sách</a></p>');
  if (view === 'mail')
    return { status: 200, type: 'text/html', body: withTarget(mail.html ?? ''), policy: MAIL_POLICY };
  return page(200, mail.subject ?? '(không tiêu đề)', one(id, mail, view === 'html'));
}

/** Mails never change, so each is read once. */
const known = new Map<string, Promise<Email>>();

function read(file: string): Promise<Email> {
  if (known.size > 2000) known.clear();
  const mail = known.get(file) ?? PostalMime.parse(readFileSync(file));
  known.set(file, mail);
  return mail;
}

/** Newest first: names of files are UUIDv7, which sort by time. */
function newest(folder: string, most = MOST): Promise<{ id: string; mail: Email }[]> {
  const files = readdirSync(folder).filter((file) => /^[0-9a-f-]{36}\.eml$/.test(file));
  const some = files.sort().reverse().slice(0, most);
  return Promise.all(some.map(async (file) => ({ id: file.slice(0, -4), mail: await read(join(folder, file)) })));
}

function short({ from, to, subject, date, messageId, headers }: Email) {
  const header = (key: string) => headers.find((one) => one.key === key)?.value;
  return {
    from: from?.address,
    fromName: from?.name,
    to: to?.map((one) => one.address),
    subject,
    date,
    messageId,
    unsubscribe: header('list-unsubscribe'),
  };
}

function list(messages: readonly { id: string; mail: Email }[]): string {
  if (messages.length === 0)
    return '<p>Chưa có thư nào. Thư hệ thống gửi đi sẽ hiện ở đây; tải lại trang để xem thư mới.</p>';
  const rows = messages.map(
    ({ id, mail }) => `<li><a href="/${id}"><strong>${escaped(mail.subject ?? '(không tiêu đề)')}</strong>
<time datetime="${escaped(mail.date ?? '')}">${when(mail.date)}</time><small>đến ${escaped(short(mail).to?.join(', ') ?? '')}</small></a></li>`,
  );
  return `<h2>${messages.length} thư, mới nhất trước</h2><ol>${rows.join('\n')}</ol>`;
}

function one(id: string, mail: Email, html: boolean): string {
  const { from, fromName, to, date } = short(mail);
  const tab = (href: string, label: string, current: boolean) =>
    `<a href="${href}"${current ? ' aria-current="page"' : ''}>${label}</a>`;
  return `<p><a href="/">← Danh sách thư</a></p><h2>${escaped(mail.subject ?? '')}</h2>
<dl><dt>Từ</dt><dd>${escaped(`${fromName ?? ''} <${from ?? ''}>`)}</dd><dt>Đến</dt><dd>${escaped(to?.join(', ') ?? '')}</dd><dt>Lúc</dt><dd>${when(date)}</dd></dl>
<nav aria-label="Cách xem">${tab(`/${id}`, 'Văn bản', !html)}${tab(`/${id}/html`, 'HTML', html)}</nav>
${html ? `<iframe title="Nội dung HTML của thư" src="/${id}/mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : `<pre>${linked(mail.text ?? '')}</pre>`}`;
}

function page(status: number, title: string, body: string): Answer {
  return {
    status,
    type: 'text/html',
    policy: PAGE_POLICY,
    body: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} – Thư thử nghiệm</title><style>${STYLE}</style></head><body>
<header><h1>Thư thử nghiệm</h1><p>Thư của hệ thống dừng lại ở đây, không gửi ra ngoài.</p></header>
<main>${body}</main></body></html>`,
  };
}

/** Links of a mail open in a tab of their own: the frame goes nowhere. */
function withTarget(html: string): string {
  return html.replace('<head>', '<head><base target="_blank">');
}

function when(date: string | undefined): string {
  const at = new Date(date ?? '');
  return Number.isNaN(at.getTime()) ? '' : at.toLocaleString('vi', { timeZone: 'Asia/Ho_Chi_Minh' });
}

function linked(text: string): string {
  return escaped(text).replace(/https?:\/\/[^\s<]+/g, (href) => `<a href="${href}" rel="noreferrer">${href}</a>`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
