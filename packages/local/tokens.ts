import { AUDIENCE, ISSUER } from '@ndp/workers/access/token';
import { importJWK, SignJWT } from 'jose';
import type { Keys } from './keys.ts';
import { demoMembers } from './seed/demo.ts';
import { Trouble } from './trouble.ts';

/** Stands in for signing in until people can: an access token for a demonstration member. @param hours its life */
export async function demoToken(keys: Keys, called: string, hours = 8): Promise<string> {
  const member = demoMembers.find((m) => m.called === called);
  if (!member)
    throw new Trouble(
      `No demonstration member is called "${called}". Known: ${demoMembers.map((m) => m.called).join(', ')}`,
    );
  return accessToken(
    keys,
    { person: member.person, organisation: member.organisation, role: member.role },
    hours * 3600,
  );
}

/** @param life seconds */
export async function accessToken(
  keys: Pick<Keys, 'access'>,
  {
    person,
    organisation,
    role,
    revision = 1,
  }: { person: string; organisation: string; role: string; revision?: number },
  life = 900,
): Promise<string> {
  return new SignJWT({ org: organisation, role, rev: revision })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject(person)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + life)
    .sign(await importJWK(JSON.parse(keys.access), 'EdDSA'));
}
