import { auditHead } from '@ndp/database/audit';
import { DatabaseFailure } from '@ndp/database/failure';
import { newId } from '@ndp/database/ids';
import { credential } from '@ndp/database/schema/programme';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import * as v from 'valibot';
import type { MemberGrant } from '../../permissions.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { writtenName } from '../../text.ts';
import { decidedAnew } from '../again.ts';
import { isOpen, stepOf, usedUp } from '../step.ts';
import { ALGORITHMS } from './ask-passkey.ts';
import { changeFactors, oneself } from './change.ts';
import { assertMayAdd, factorsOf, inForce } from './owned.ts';
import { Attestation, keptKey, type RelyingParty } from './passkey.ts';
import { challengeOver } from './refusals.ts';
import { StepToken } from './sign-in-code.ts';
import { type SteppedUp, steppedUpNow } from './stepped-up.ts';

export const NewPasskey = v.strictObject({ step: StepToken, label: writtenName(60), response: Attestation });
export type NewPasskey = v.InferOutput<typeof NewPasskey>;

const MOST_PASSKEYS = 20;

/**
 * Adds the passkey that an authenticator has made for the challenge of `step`; the session counts as stepped up. A
 * challenge works once, rightly answered or not. Throws Refusal `conflict` (challenge over, passkey known, too many),
 * `invalid_input` (not an answer to it), `step_up_required` besides another factor.
 */
export async function addPasskey(
  grant: MemberGrant<'account.manage'>,
  { step, label, response }: NewPasskey,
  site: RelyingParty,
): Promise<{ id: string; label: string; steppedUp: SteppedUp }> {
  const { actor, programme } = grant;
  const attempt = async () => {
    const [factors, steps, heads, people] = await programme.read(
      factorsOf(programme.db, actor.personId),
      stepOf(programme.db, 'passkey_registration', step),
      auditHead(programme),
      oneself(programme.db, actor),
    );
    assertMayAdd(actor, factors);
    const [found] = steps;
    if (!isOpen(found) || found.personId !== actor.personId) throw challengeOver();
    if (inForce(factors, 'passkey').length >= MOST_PASSKEYS) throw tooMany();
    const made = await madeFor(found.detail ?? '', response, site);
    if (!made) {
      await programme.write(usedUp(programme, found));
      throw notForUs();
    }
    const id = newId();
    const at = new Date().toISOString();
    const { statements, ...steppedUp } = steppedUpNow(programme, actor);
    const deed = {
      change: 'passkey_added' as const,
      label,
      subject: `credential:${id}`,
      before: null,
      after: { kind: 'passkey', label },
    };
    const row = { id, createdAt: at, personId: actor.personId, kind: 'passkey', label, confirmedAt: at } as const;
    await changeFactors(grant, { heads, people }, deed, [
      ...usedUp(programme, found),
      programme.db.insert(credential).values({ ...row, ...made }),
      ...statements,
    ]);
    return { id, label, steppedUp };
  };
  try {
    return await decidedAnew(attempt);
  } catch (error) {
    if (error instanceof DatabaseFailure && error.reason === 'duplicate') throw alreadyKnown();
    throw error;
  }
}

/** The passkey as it is kept, or null when this is no right answer to the challenge. */
async function madeFor(challenge: string, { id, rawId, type, response }: Attestation, site: RelyingParty) {
  const { clientDataJSON, attestationObject, transports } = response;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified || registrationInfo.credential.id !== id) return null;
    const { publicKey, counter } = registrationInfo.credential;
    return { handle: id, secret: keptKey(publicKey, transports), counter };
  } catch {
    return null; // Whatever is wrong with what the browser sent, the answer is the same.
  }
}

function notForUs(): Refusal {
  return invalid(
    '/response',
    'Thiết bị chưa tạo được khóa truy cập cho trang này. Bắt đầu lại và xác nhận bằng vân tay, khuôn mặt hoặc mã PIN.',
    'The device has made no passkey for this site. Start again and confirm with finger, face or PIN.',
  );
}

function alreadyKnown(): Refusal {
  return new Refusal('conflict', {
    vi: 'Khóa truy cập này đã được thêm.',
    en: 'This passkey has been added already.',
  });
}

function tooMany(): Refusal {
  return new Refusal('conflict', {
    vi: `Mỗi người có nhiều nhất ${MOST_PASSKEYS} khóa truy cập. Gỡ một khóa không dùng nữa.`,
    en: `One person has ${MOST_PASSKEYS} passkeys at most. Remove one that is out of use.`,
  });
}
