import { newId } from '@ndp/database/ids';
import { and, eq, isNull } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../../permissions.ts';
import { Refusal } from '../../refusal.ts';
import { oneself } from './change.ts';
import { assertMayAdd, factorsOf, inForce } from './owned.ts';
import { newTotpSecret, sealTotp, totpUri } from './totp.ts';

/**
 * A new secret for an authenticator app, in force only when a code of it has been confirmed. One that was started
 * earlier is forgotten. Throws Refusal `conflict` when one is in force, `step_up_required` besides another factor.
 */
export async function startTotp(
  { actor, programme }: MemberGrant<'account.manage'>,
  sealingKey: string,
): Promise<{ secret: string; uri: string }> {
  const { db } = programme;
  const [factors, people] = await programme.read(factorsOf(db, actor.personId), oneself(db, actor));
  assertMayAdd(actor, factors);
  if (inForce(factors, 'totp').length > 0) throw alreadyEnrolled();
  const id = newId();
  const secret = newTotpSecret();
  const unconfirmed = and(
    eq(credential.personId, actor.personId),
    eq(credential.kind, 'totp'),
    isNull(credential.confirmedAt),
  );
  await programme.write([
    db.delete(credential).where(unconfirmed),
    db.insert(credential).values({
      id,
      createdAt: new Date().toISOString(),
      personId: actor.personId,
      kind: 'totp',
      secret: sealTotp(sealingKey, id, secret),
    }),
  ]);
  return { secret, uri: totpUri(secret, people[0]?.email ?? people[0]?.name ?? actor.person) };
}

function alreadyEnrolled(): Refusal {
  return new Refusal('conflict', {
    vi: 'Bạn đã có ứng dụng xác thực. Gỡ ứng dụng cũ trước khi thêm ứng dụng mới.',
    en: 'You already have an authenticator app. Remove it before you add another.',
  });
}
