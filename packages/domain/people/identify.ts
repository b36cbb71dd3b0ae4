import { and, eq, inArray, or, sql } from '@ndp/database/query';
import { duty, membership, organisation, person, platform, type Role, unit } from '@ndp/database/schema/programme';
import type { Member, SystemGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';

/** What an access token says of its bearer. */
export interface Claims {
  person: string;
  organisation: string;
  role: Role;
  /** A newer revision in the database ends the token's power. */
  revision: number;
}

/**
 * The member behind a verified token, with unit and duties, in one round trip. A membership that ended, changed
 * since the token was made, or whose tenant is suspended gives Refusal `unauthenticated`.
 * @param today ISO date in Asia/Ho_Chi_Minh
 * @param mentioned slugs of organisations that the request names; those that do not exist are answered as `unknown`
 */
export async function identifyMember(
  grant: SystemGrant<'member.identify'>,
  claims: Claims,
  today: string,
  mentioned: readonly string[] = [],
): Promise<{ member: Member; unknown: string[] }> {
  const { db } = grant.programme;
  const mine = and(
    eq(person.key, claims.person),
    eq(organisation.slug, claims.organisation),
    eq(membership.role, claims.role),
    eq(membership.revision, claims.revision),
    eq(organisation.tenantState, 'active'),
    sql`coalesce(${membership.validFrom}, '0') <= ${today} and coalesce(${membership.validTo}, '9') > ${today}`,
  );
  const [memberships, duties, existing] = await grant.programme.read(
    db
      .select({
        person: person.key,
        role: membership.role,
        organisation: {
          id: organisation.id,
          slug: organisation.slug,
          kind: organisation.kind,
          namespace: organisation.namespace,
          validTo: organisation.validTo,
        },
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
      .where(
        and(
          mine,
          sql`${duty.state} in ('confirmed', 'accepted', 'proposed')`,
          sql`coalesce(${duty.validFrom}, '0') <= ${today} and coalesce(${duty.validTo}, '9') > ${today}`,
        ),
      ),
    db
      .select({ slug: organisation.slug })
      .from(organisation)
      .where(inArray(organisation.slug, [...mentioned])),
  );
  const found = memberships[0];
  if (!found) {
    throw new Refusal('unauthenticated', {
      vi: 'Phiên đăng nhập không còn hiệu lực. Đăng nhập lại.',
      en: 'This session is no longer valid. Sign in again.',
    });
  }
  const { unitId, unitSlug, ...member } = found;
  const unknown = mentioned.filter((slug) => !existing.some((one) => one.slug === slug));
  return { member: { ...member, unit: unitId && unitSlug ? { id: unitId, slug: unitSlug } : null, duties }, unknown };
}
