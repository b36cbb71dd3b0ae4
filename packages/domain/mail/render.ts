import type { Language } from '@ndp/database/schema/programme';
import { isSettable, NOTIFICATIONS_PAGE } from '../notifications/kinds.ts';
import type { MailKind } from './kinds.ts';
import { NOTICES } from './notice-words.ts';
import type { Template, Words } from './template.ts';
import { digest } from './templates/digest.ts';
import { invitation } from './templates/invitation.ts';
import { passwordReset } from './templates/password-reset.ts';

const TEMPLATES: { readonly [K in MailKind]: Template<K> } = {
  ...NOTICES,
  invitation,
  password_reset: passwordReset,
  digest,
};

/** A mail as it lies in the database. */
export interface StoredMail {
  kind: string;
  language: Language;
  params: Record<string, string>;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
  /** Address of the page on which one can stop mails of this kind; null where one cannot. */
  settings: string | null;
}

const SYSTEM = { vi: 'Nền tảng số quốc gia', en: 'National Digital Platforms' };

/**
 * The words of a mail with links to this public address (no slash at its end). Throws for a kind without a template.
 */
export function rendered({ kind, language, params }: StoredMail, publicOrigin: string): RenderedMail {
  if (!Object.hasOwn(TEMPLATES, kind)) throw new Error(`no template for ${kind}`);
  // Only outgoing() writes mails, and it holds kind and params together by type.
  const words = TEMPLATES[kind as MailKind][language](params as never);
  return {
    subject: words.title,
    text: plainText(words, language, publicOrigin),
    html: page(words, language, publicOrigin),
    settings: kind === 'digest' || isSettable(kind) ? publicOrigin + NOTIFICATIONS_PAGE : null,
  };
}

function plainText(
  { title, paragraphs, list = [], action, organisation, why }: Words,
  language: Language,
  origin: string,
) {
  return [
    title,
    ...paragraphs,
    ...list.map(({ text, path }) => `• ${text}\n  ${origin}${path}`),
    `${action.label}:\n${origin}${action.path}`,
    `-- \n${[SYSTEM[language], organisation].filter(Boolean).join(' · ')}\n${origin}\n${why}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** Plain enough for every reader of mail: no picture, no script, nothing from elsewhere; the link also as text. */
function page({ title, paragraphs, list = [], action, organisation, why }: Words, language: Language, origin: string) {
  const link = escaped(origin + action.path);
  const items = list.map(
    ({ text, path }) =>
      `<li style="margin:0 0 12px"><a href="${escaped(origin + path)}" style="color:#0b4f9e">${escaped(text)}</a></li>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.6 sans-serif;color:#1a1f2b;background:#ffffff">
<main style="max-width:600px;margin:0 auto">
<p style="margin:0 0 16px;font-weight:bold;color:#0b4f9e">${SYSTEM[language]}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(title)}</h1>
${paragraphs.map((text) => `<p style="margin:0 0 16px">${escaped(text)}</p>`).join('\n')}
${items.length > 0 ? `<ul style="margin:0 0 16px;padding:0 0 0 20px">${items.join('\n')}</ul>` : ''}
<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;background:#0b4f9e;color:#ffffff;text-decoration:none;border-radius:6px">${escaped(action.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#4a5263;word-break:break-all">${link}</p>
<hr style="border:0;border-top:1px solid #d5dae3;margin:24px 0">
<p style="margin:0;font-size:14px;color:#4a5263">${escaped([SYSTEM[language], organisation].filter(Boolean).join(' · '))}<br>${escaped(why)}</p>
</main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
