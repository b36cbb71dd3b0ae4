import type { Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { email, type Language } from '@ndp/database/schema/programme';
import type { MailKind, MailParams } from './kinds.ts';

export interface OutgoingMail<K extends MailKind> {
  to: string;
  language: Language;
  kind: K;
  params: MailParams[K];
  /** Instant before which it is not sent. */
  notBefore?: string;
}

/**
 * A mail to an address, written in the batch of what causes it and sent by a job soon after. Members are told things
 * by `notify`; this is for links that go to an address.
 */
export function outgoing<K extends MailKind>(
  handle: WriteHandle<'programme'>,
  { to, language, kind, params, notBefore }: OutgoingMail<K>,
): Statement {
  return handle.db.insert(email).values({
    id: newId(),
    createdAt: new Date().toISOString(),
    recipient: to,
    language,
    kind,
    params,
    notBefore: notBefore ?? null,
  });
}
