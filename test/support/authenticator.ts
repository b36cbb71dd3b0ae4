import { systemGrant } from '@ndp/domain/permissions';
import { generateSync } from 'otplib';
import { databases } from './stack.ts';
import { browserOf, type TestMember } from './tenant.ts';
import type { Visitor } from './visitor.ts';

export interface Authenticator {
  /** The code that it shows next: the one of now was used up when it was set up. */
  code(): string;
  /** The session in which it was set up. */
  there: Visitor;
}

/** Sets up an authenticator, and leaves its session as it is a quarter of an hour later, when it is asked for again. */
export async function authenticatorOf(member: TestMember, later = true): Promise<Authenticator> {
  const there = await browserOf(member);
  const { body } = await there.ask<{ secret: string }>('/v1/me/totp', { method: 'POST' });
  const { secret } = body;
  const { status, text } = await there.ask('/v1/me/totp/confirm', { json: { code: generateSync({ secret }) } });
  if (status >= 300) throw new Error(`authenticator: ${status} ${text}`);
  const set = { code: () => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }), there };
  if (!later) return set;
  const { programme } = await systemGrant(databases(), 'seed.import');
  const args = [member.personId];
  await programme.write([{ sql: 'UPDATE session SET stepped_up_at = NULL WHERE person_id = ?', args }]);
  return set;
}
