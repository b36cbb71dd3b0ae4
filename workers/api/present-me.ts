import type { readMe } from '@ndp/domain/people/read-me';
import { type Member, may, permissionNames, steppedUpUntil } from '@ndp/domain/permissions';
import * as v from 'valibot';
import { instant, language, OrganisationRef, organisationRef, role, text, UnitRef, unitRef } from './shapes.ts';

const Membership = v.object({ organisation: OrganisationRef, role, unit: v.nullable(UnitRef), current: v.boolean() });

export const MeAnswer = v.object({
  person: v.object({ key: text, name: text, email: v.nullable(text), language }),
  organisation: OrganisationRef,
  role,
  unit: v.nullable(UnitRef),
  memberships: v.array(Membership),
  may: v.object(Object.fromEntries(permissionNames.map((name) => [name, v.boolean()]))),
  secondFactor: v.object({ totp: v.boolean(), passkeys: v.number(), recoveryLeft: v.number() }),
  steppedUpUntil: v.nullable(instant),
  session: v.object({ id: text, accessExpiresAt: instant, expiresAt: instant }),
  unread: v.number(),
});

/** The one who is signed in, and what the table lets them do here. */
export function presentMe(
  me: Awaited<ReturnType<typeof readMe>>,
  actor: Member,
  accessExpiresAt: string,
): v.InferOutput<typeof MeAnswer> {
  const { person, secondFactor, unread, session } = me;
  const memberships = me.memberships.map(({ organisation, role, unit }) => ({
    organisation: organisationRef(organisation),
    role,
    unit: unitRef(unit),
    current: organisation.slug === actor.organisation.slug && role === actor.role,
  }));
  memberships.sort((a, b) => Number(b.current) - Number(a.current));
  const [current] = memberships;
  if (!current?.current) throw new Error('the membership that was just identified is gone');
  return {
    person: { key: person.key, name: person.name, email: person.email, language: person.language },
    organisation: current.organisation,
    role: current.role,
    unit: current.unit,
    memberships,
    may: Object.fromEntries(permissionNames.map((name) => [name, may(actor, name)])),
    secondFactor,
    steppedUpUntil: steppedUpUntil(actor),
    session: { ...session, accessExpiresAt },
    unread,
  };
}
