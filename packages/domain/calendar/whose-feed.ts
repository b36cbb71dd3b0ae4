import { and, eq, inArray, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { dutyCounts } from '../people/duty-counts.ts';
import { ACTING_FOR } from '../people/identify.ts';
import { isLive } from '../people/live.ts';
import { hashOf } from '../people/secret.ts';
import { type Member, PERMISSIONS, type SystemGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { dayInVietnam } from '../time.ts';

/**
 * Whose calendar address it is, as a member with the unit and duties they have today; one round trip. Throws Refusal
 * `not_found` for an address that is unknown or taken back, and when the person may no longer have one.
 */
export async function whoseFeed({ programme }: SystemGrant<'calendar.read'>, secret: string) {
  const { db } = programme;
  const today = dayInVietnam();
  const seat = and(
    eq(p.membership.personId, p.calendarFeed.personId),
    eq(p.membership.organisationId, p.calendarFeed.organisationId),
  );
  const here = and(
    sql`${p.calendarFeed.tokenHash} = ${hashOf(secret)} and ${p.calendarFeed.revokedAt} is null`,
    inArray(p.membership.role, [...PERMISSIONS['calendar.manage'].roles]),
    isLive(today),
  );
  const [found, duties] = await programme.read(
    db
      .select({
        feed: { id: p.calendarFeed.id, name: p.calendarFeed.name, lastUsedAt: p.calendarFeed.lastUsedAt },
        membership: p.membership.id,
        person: p.person.key,
        personId: p.person.id,
        language: p.person.language,
        role: p.membership.role,
        organisation: ACTING_FOR,
        unitId: p.unit.id,
        unitSlug: p.unit.slug,
      })
      .from(p.calendarFeed)
      .innerJoin(p.membership, seat)
      .innerJoin(p.person, eq(p.person.id, p.membership.personId))
      .innerJoin(p.organisation, eq(p.organisation.id, p.membership.organisationId))
      .leftJoin(p.unit, eq(p.unit.id, p.membership.unitId))
      .where(here)
      .orderBy(p.membership.createdAt, p.membership.id)
      .limit(1),
    db
      .selectDistinct({ membership: p.membership.id, platform: p.platform.code, kind: p.duty.kind })
      .from(p.calendarFeed)
      .innerJoin(p.membership, seat)
      .innerJoin(p.person, eq(p.person.id, p.membership.personId))
      .innerJoin(p.organisation, eq(p.organisation.id, p.membership.organisationId))
      .innerJoin(
        p.duty,
        or(
          eq(p.duty.unitId, p.membership.unitId),
          eq(p.duty.organisationId, p.membership.organisationId),
          eq(p.duty.personId, p.membership.personId),
        ),
      )
      .leftJoin(p.platform, eq(p.platform.id, p.duty.platformId))
      .where(and(here, dutyCounts(today))),
  );
  const [one] = found;
  if (!one) throw notFound();
  const { feed, language, membership, unitId, unitSlug, ...who } = one;
  const member: Member = {
    ...who,
    unit: unitId && unitSlug ? { id: unitId, slug: unitSlug } : null,
    duties: duties.filter((duty) => duty.membership === membership),
    ...{ session: null, scopes: [], machines: [] },
  };
  return { feed, member, language };
}
