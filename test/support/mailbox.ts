import { inject } from 'vitest';
import { eventually } from './stack.ts';

/** A mail as the sink took it. */
export interface SentMail {
  id: string;
  from: string;
  fromName: string;
  to: string[];
  subject: string;
  messageId: string;
  unsubscribe?: string;
  text: string;
  html: string;
}

/** Every mail that went to this address, newest first. */
export async function mailsTo(address: string): Promise<SentMail[]> {
  const answer = await fetch(`${inject('stack').mail}/messages.json?to=${encodeURIComponent(address)}`);
  return (await answer.json()) as SentMail[];
}

/** The newest mail to this address whose subject is so, once it has come. */
export async function mailTo(address: string, subject: RegExp | string): Promise<SentMail> {
  const isIt = (mail: SentMail) =>
    typeof subject === 'string' ? mail.subject === subject : subject.test(mail.subject);
  const found = await eventually(
    () => mailsTo(address),
    (mails) => mails.some(isIt),
  );
  const mail = found.find(isIt);
  if (!mail) throw new Error('found and not found');
  return mail;
}

/** The path of the first link in a mail's text that begins so, its fragment with it. */
export function linkIn({ text }: SentMail, path: string): string {
  const [link] = new RegExp(`https?://[^\\s]*?${path}[^\\s]*`).exec(text) ?? [];
  if (!link) throw new Error(`no link to ${path} in: ${text}`);
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}
