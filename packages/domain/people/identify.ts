import { and, eq, or, sql } from '@ndp/database/query';
import {
  apiToken,
  duty,
  membership,
  organisation,
  person,
  platform,
  type Role,
  session,
  unit,
} from '@ndp/database/schema/programme';
import type { Member, SystemGrant } from '../permissions.ts';
import { MACHINE } from './ask-people.ts';
import { dutyCounts } from './duty-counts.ts';
import type { Facts, Questions } from './facts.ts';
import { isLive } from './live.ts';
import { asking } from './questions.ts';
import { sessionOver } from './refresh-session.ts';

/** What an access token says of its bearer. */
export interface Claims {
  person: string;
  organisation: string;
  role: Role;
  /** Slug, for whoever reads the token; what counts is the membership in the database. */
  unit: string | null;
  /** A newer revision of the membership in the database ends the token's power. */
  revision: number;
  /** The session it was made for; revoking that ends its power too. */
  session: string;
  /** Generation of the session's tokens; a step-up begins a new one. */
  generation: number;
}

export interface Identified {
  member: Member;
  facts: Facts;
}

/**
 * The member behind a verified token, with unit and duties, in one round trip. A membership that ended or changed
 * since the token was made, a revoked session, a disabled person, a suspended tenant: Refusal `unauthenticated`.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function identifyMember(
  grant: SystemGrant<'member.identify'>,
  claims: Claims,
  today: string,
  questions: Questions = {},
): Promise<Identified> {
  const { db } = grant.programme;
  const mine = and(
    eq(person.key, claims.person),
    eq(organisation.slug, claims.organisation),
    eq(membership.role, claims.role),
    eq(membership.revision, claims.revision),
    isLive(today),
    sql`exists (select 1 from session s where s.id = ${claims.session} and s.generation = ${claims.generation} and s.person_id = ${person.id}
      and s.revoked_at is null and s.expires_at > ${new Date().toISOString()})`,
  );
  const aside = asking(db, eq(organisation.slug, claims.organisation), today, questions);
  const [memberships, duties, sessions, made, ...answers] = await grant.programme.read(
    db
      .select({
        person: person.key,
        personId: person.id,
        role: membership.role,
        organisation: ACTING_FOR,
        unitId: unit.id,
        unitSlug: unit.slug,
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .innerJoin(organisation, eq(organisation.id, membership.organisationId))
      .leftJoin(unit, eq(unit.id, membership.unitId))
      .where(mine),
    db
      .selectDistinct({ platform: platform.code, kind: duty.kind })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .innerJoin(organisation, eq(organisation.id, membership.organisationId))
      .innerJoin(
        duty,
        or(
          eq(duty.unitId, membership.unitId),
          eq(duty.organisationId, membership.organisationId),
          eq(duty.personId, membership.personId),
        ),
      )
      .leftJoin(platform, eq(platform.id, duty.platformId))
      .where(and(mine, dutyCounts(today))),
    db
      .select({
        id: session.id,
        how: session.how,
        steppedUpAt: session.steppedUpAt,
        generation: session.generation,
        expiresAt: session.expiresAt,
      })
      .from(session)
      .where(eq(session.id, claims.session)),
    db
      .select({ key: MACHINE })
      .from(apiToken)
      .innerJoin(organisation, eq(organisation.id, apiToken.organisationId))
      .innerJoin(person, eq(person.id, apiToken.createdBy))
      .where(and(eq(organisation.slug, claims.organisation), eq(person.key, claims.person))),
    ...aside.queries,
  );
  const found = memberships[0];
  if (!found) throw sessionOver();
  const { unitId, unitSlug, ...member } = found;
  const seat = unitId && unitSlug ? { id: unitId, slug: unitSlug } : null;
  return {
    member: {
      ...member,
      ...{ unit: seat, duties, session: sessions[0] ?? null, scopes: [], machines: made.map(({ key }) => key) },
    },
    facts: aside.facts(answers),
  };
}

/** What a grant knows of the organisation one acts for. */
export const ACTING_FOR = {
  id: organisation.id,
  slug: organisation.slug,
  kind: organisation.kind,
  namespace: organisation.namespace,
  validFrom: organisation.validFrom,
  validTo: organisation.validTo,
};
