import type { RenderedMail } from '@ndp/domain/mail/render';

export interface Sender {
  name: string;
  address: string;
}

/** "Name <address>" or a bare address. Throws where there is no address in it. */
export function senderOf(mailFrom: string): Sender {
  const [, name = '', address = ''] = /^\s*(?:"?([^"<>]*?)"?\s*<)?([^\s<>@]+@[^\s<>@]+?)>?\s*$/.exec(mailFrom) ?? [];
  if (address === '') throw new Error('MAIL_FROM holds no address');
  return { name: oneLine(name), address };
}

/**
 * A whole message (RFC 5322) in two forms, text and HTML. Whatever stands in a subject or a name stays within its
 * header; bodies go as base64, so that no line is too long and no dot begins one.
 * @param id the same for every try to send this mail, so that receivers can tell them to be one
 */
export function message(mail: RenderedMail, { from, to, id, at }: { from: Sender; to: string; id: string; at: Date }) {
  const boundary = `ndp-${id}`;
  const part = (type: string, body: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${inLines(body)}`;
  const headers = [
    `From: ${from.name === '' ? '' : `${phrase(from.name)}\r\n `}<${from.address}>`,
    `To: <${oneLine(to)}>`,
    `Subject: ${encoded(oneLine(mail.subject))}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${from.address.split('@').at(-1)}>`,
    'Auto-Submitted: auto-generated',
    ...(mail.settings ? [`List-Unsubscribe: <${mail.settings}>`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  return `${headers.join('\r\n')}\r\n\r\n${part('text/plain', mail.text)}\r\n${part('text/html', mail.html)}\r\n--${boundary}--\r\n`;
}

/** One line of well-formed text: what would begin another header, or turn the reading direction, is a space. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}

/** A text beyond ASCII as RFC 2047 has it: words of whole characters, so short that no line passes 76 characters. */
function encoded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && text.length < 900) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 39) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

function phrase(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? `"${name.replace(/["\\]/g, '')}"` : encoded(name);
}

function inLines(body: string): string {
  return Buffer.from(body.replace(/\r?\n/g, '\r\n')).toString('base64').replace(/.{76}/g, '$&\r\n');
}
