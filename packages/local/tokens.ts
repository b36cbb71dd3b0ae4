import { operatorSession } from '@ndp/domain/people/operator-session';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { ACCESS_SECONDS, accessToken } from '@ndp/workers/access/token';
import { demoMembers } from './seed/demo.ts';
import { Trouble } from './trouble.ts';

export interface Issuer {
  databases: Databases;
  /** Private access key as a JSON Web Key. */
  access: string;
}

/**
 * An access token of a demonstration account, by a session of its own that counts as stepped up. Good while that
 * session is: twelve hours at most, whatever its life.
 * @param life seconds
 */
export async function demoToken(issuer: Issuer, called: string, life = ACCESS_SECONDS): Promise<string> {
  const member = demoMembers.find((m) => m.called === called);
  if (!member) {
    const known = demoMembers.map((m) => m.called).join(', ');
    throw new Trouble(`No demonstration account is called "${called}". Known: ${known}`);
  }
  return memberToken(issuer, member, life);
}

export async function memberToken(
  { databases, access }: Issuer,
  who: Parameters<typeof operatorSession>[1],
  life = ACCESS_SECONDS,
): Promise<string> {
  const grant = await systemGrant(databases, 'session.open');
  return accessToken({ accessKey: access }, await operatorSession(grant, who, dayInVietnam()), life);
}
