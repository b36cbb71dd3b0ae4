import { and, desc, eq, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import type { MemberGrant } from '../permissions.ts';
import { planVisibleTo } from '../plans/read.ts';
import { notFound } from '../refusal.ts';

/**
 * One platform as a member of the programme sees it: the newest edition's entry, every duty with its bearer, and the
 * issued plans that the member may see; one round trip. By slug or code; throws Refusal `not_found`.
 */
export async function readPlatform({ actor, programme }: MemberGrant<'platform.read'>, called: string) {
  const { db } = programme;
  const named = or(eq(p.platform.slug, called), eq(p.platform.code, called));
  const [platforms, duties, plans] = await programme.read(
    db
      .select({ platform: p.platform, entry: p.editionEntry, edition: p.catalogueEdition })
      .from(p.platform)
      .innerJoin(p.editionEntry, eq(p.editionEntry.platformId, p.platform.id))
      .innerJoin(p.catalogueEdition, eq(p.catalogueEdition.id, p.editionEntry.editionId))
      .where(named)
      .orderBy(desc(p.catalogueEdition.date))
      .limit(1),
    db
      .select({ duty: p.duty, organisation: p.organisation, unit: p.unit, person: p.person.name })
      .from(p.duty)
      .innerJoin(p.platform, eq(p.platform.id, p.duty.platformId))
      .leftJoin(p.unit, eq(p.unit.id, p.duty.unitId))
      .leftJoin(
        p.organisation,
        sql`${p.organisation.id} = coalesce(${p.duty.organisationId}, ${p.unit.organisationId})`,
      )
      .leftJoin(p.person, eq(p.person.id, p.duty.personId))
      .where(named)
      .orderBy(p.duty.kind, p.duty.rank, p.duty.clause),
    db
      .select({ plan: p.plan, version: p.planVersion, organisation: p.organisation })
      .from(p.plan)
      .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
      .innerJoin(p.planPlatform, eq(p.planPlatform.planId, p.plan.id))
      .innerJoin(p.platform, eq(p.platform.id, p.planPlatform.platformId))
      .innerJoin(
        p.planVersion,
        and(eq(p.planVersion.planId, p.plan.id), eq(p.planVersion.number, p.plan.currentVersion)),
      )
      .where(and(named, planVisibleTo(actor)))
      .orderBy(desc(p.plan.year), desc(p.plan.createdAt))
      .limit(100),
  );
  const found = platforms[0];
  if (!found) throw notFound();
  return { ...found, duties, plans };
}
