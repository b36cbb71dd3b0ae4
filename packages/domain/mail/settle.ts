import { and, inArray, isNull } from '@ndp/database/query';
import { email } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import type { ClaimedMail } from './claim.ts';

type Sending = SystemGrant<'mail.send'>;

/** After so many refusals of its own a mail is set aside. */
const ATTEMPTS_BEFORE_PARKING = 10;
/** And after so many days of "not now". RFC 5321, 4.5.4.1 asks for four or five. */
const DAYS_BEFORE_PARKING = 5;

/** The server has taken it. Its words, and a link's secret with them, are kept no longer. */
export function markSent(grant: Sending, mail: ClaimedMail): Promise<void> {
  const sentAt = new Date().toISOString();
  return settled(grant, [mail], { sentAt, params: {}, lastError: null });
}

/** The server is away or takes no mail from us: no fault of these mails, they are tried again for ever. */
export function markUndelivered(grant: Sending, mails: readonly ClaimedMail[], error: string): Promise<void> {
  return settled(grant, mails, { notBefore: inMinutes(1), lastError: error });
}

/** The server says "not now" to this mail: later and later, for some days. */
export function markPutOff(grant: Sending, mail: ClaimedMail, error: string): Promise<void> {
  const minutes = (Date.now() - Date.parse(mail.createdAt)) / 60_000;
  if (minutes > DAYS_BEFORE_PARKING * 1440) return parked(grant, mail, error);
  return settled(grant, [mail], { notBefore: inMinutes(Math.min(360, Math.max(1, minutes / 2))), lastError: error });
}

/** This mail is refused, or cannot be written: twice as late each time, ten times in all. */
export function markRefused(grant: Sending, mail: ClaimedMail, error: string): Promise<void> {
  const attempts = mail.attempts + 1;
  if (attempts >= ATTEMPTS_BEFORE_PARKING) return parked(grant, mail, error);
  return settled(grant, [mail], { attempts, notBefore: inMinutes(2 ** attempts), lastError: error });
}

function parked(grant: Sending, mail: ClaimedMail, lastError: string): Promise<void> {
  const parkedAt = new Date().toISOString();
  return settled(grant, [mail], { attempts: mail.attempts + 1, parkedAt, params: {}, lastError });
}

function settled(
  { programme }: Sending,
  mails: readonly ClaimedMail[],
  change: Partial<typeof email.$inferInsert>,
): Promise<void> {
  const ids = mails.map(({ id }) => id);
  const open = and(inArray(email.id, ids), isNull(email.sentAt));
  return programme.write([
    programme.db
      .update(email)
      .set({ ...change, claim: null })
      .where(open),
  ]);
}

function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}
