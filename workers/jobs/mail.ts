import { type ClaimedMail, claimMail } from '@ndp/domain/mail/claim';
import { rendered } from '@ndp/domain/mail/render';
import { markPutOff, markRefused, markSent, markUndelivered } from '@ndp/domain/mail/settle';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import type { Environment } from '../environment.ts';
import { SmtpFailure } from '../mail/failure.ts';
import { message, type Sender, senderOf } from '../mail/message.ts';
import { openSmtp, type Smtp } from '../mail/smtp.ts';
import { smtpAddress } from '../mail/smtp-address.ts';

/** Where mail goes, from whom, and what its links begin with. */
export type Posting = Pick<Environment, 'smtpUrl' | 'mailFrom' | 'publicOrigin'>;

/** Mails taken at a time, and how long one run goes on, in milliseconds: a Worker has half a minute after an answer. */
const AT_ONCE = 20;
const LONGEST_RUN = 20_000;

/**
 * Sends what waits. Each mail is taken by one job at a time and marked as soon as the server has it; a job that dies
 * between the two leaves it to be sent once more, with the same Message-ID. Without SMTP_URL mail waits.
 */
export async function sendMail(databases: Databases, posting: Posting): Promise<Done> {
  const done: Done = { sent: 0, kept: 0 };
  if (posting.smtpUrl === '') return done;
  const grant = await systemGrant(databases, 'mail.send');
  const until = Date.now() + LONGEST_RUN;
  while (Date.now() < until) {
    const mails = await claimMail(grant, AT_ONCE);
    if (mails.length === 0) return done;
    if (!(await sendAll(grant, mails, posting, done, until)) || mails.length < AT_ONCE) return done;
  }
  return done;
}

type Grant = Awaited<ReturnType<typeof systemGrant<'mail.send'>>>;
interface Done {
  sent: number;
  kept: number;
}

/**
 * Sends these over as few connections as the server allows, until the time is over; answers whether it got to all.
 * Every connection gets at least one mail out of the way, or the server counts as away.
 */
async function sendAll(
  grant: Grant,
  mails: readonly ClaimedMail[],
  posting: Posting,
  done: Done,
  until: number,
): Promise<boolean> {
  const queue = [...mails];
  const giveBack = async (why: string) => {
    await markUndelivered(grant, queue, why);
    done.kept += queue.length;
    return false;
  };
  while (queue.length > 0) {
    if (Date.now() > until) return giveBack('no time left in this run');
    const before = queue.length;
    let smtp: Smtp | undefined;
    try {
      smtp = await openSmtp(smtpAddress(posting.smtpUrl), new URL(posting.publicOrigin).hostname);
      for (let [mail] = queue, whole = true; mail && whole; [mail] = queue) {
        whole = await sendOne(grant, smtp, mail, posting, done);
        queue.shift();
      }
    } catch (error) {
      if (!(error instanceof SmtpFailure)) throw error;
      if (queue.length < before) continue;
      complain('mail.server_away', { waiting: queue.length, code: error.code, why: error.code ? null : error.message });
      return giveBack(error.message);
    } finally {
      await smtp?.close();
    }
  }
  return true;
}

/** Sends one mail, or notes why not; answers whether the connection still holds. Throws when the server takes none. */
async function sendOne(
  grant: Grant,
  smtp: Smtp,
  mail: ClaimedMail,
  { mailFrom, publicOrigin }: Posting,
  done: Done,
): Promise<boolean> {
  const from = senderOf(mailFrom);
  try {
    const written = writtenOut(mail, from, publicOrigin);
    await smtp.send({ from: from.address, to: mail.recipient }, written);
  } catch (error) {
    const { fault, code, message: why } = error instanceof SmtpFailure ? error : notWritten(error);
    if (fault === 'server') throw error;
    complain('mail.not_taken', { mail: mail.id, kind: mail.kind, fault, code, attempts: mail.attempts });
    await (fault === 'mail' ? markRefused : markPutOff)(grant, mail, why);
    done.kept += 1;
    return fault !== 'broken';
  }
  await markSent(grant, mail);
  done.sent += 1;
  return true;
}

function writtenOut(mail: ClaimedMail, from: Sender, publicOrigin: string): string {
  return message(rendered(mail, publicOrigin), { from, to: mail.recipient, id: mail.id, at: new Date() });
}

function notWritten(error: unknown): SmtpFailure {
  return new SmtpFailure('mail', String(error).slice(0, 300));
}

function complain(event: string, about: Record<string, unknown>): void {
  console.warn(JSON.stringify({ level: 'warn', event, at: new Date().toISOString(), ...about }));
}
