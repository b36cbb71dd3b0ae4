import { type Condition, eq, inArray, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { ownersOn } from '../people/ask-platforms.ts';
import { dutyCounts } from '../people/duty-counts.ts';
import { type MemberGrant, may } from '../permissions.ts';
import { invalid } from '../refusal.ts';
import { ownPlatforms } from './list-templates.ts';
import { borneAs } from './prescribed.ts';

/** At most so many platforms are offered to whoever may plan for any. */
const OFFERED = 500;

export type DutyBorne = { kind: p.DutyKind; platform: string | null; rank: (typeof p.duty.$inferSelect)['rank'] };

/**
 * Whom a plan can give tasks to and whom it can be sent to: everybody who bears a duty towards these platforms or the
 * whole programme, or took the place of one that did, and the units of one's own organisation. Without codes: the platforms that this member may draft
 * for. One round trip. Throws Refusal `invalid_input` for a platform there is not.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function listParties(
  { actor, programme }: MemberGrant<'plan.read'>,
  asked: readonly string[] | undefined,
  today: string,
) {
  const { db } = programme;
  const codes = asked ?? (may(actor, 'plan.draft') ? ownPlatforms(actor) : []);
  const any = asked === undefined && may(actor, 'plan.draft') && KINDS_FOR_ANY.includes(actor.organisation.kind);
  const [platforms, borne, home, heirs] = await programme.read(
    platformsNamed(db, any ? sql`1 = 1` : inArray(p.platform.code, [...codes]), codes, today),
    db
      .select({
        organisation: { slug: p.organisation.slug, ...names(p.organisation) },
        unit: { slug: p.unit.slug, nameVi: p.unit.nameVi, nameEn: p.unit.nameEn },
        kind: p.duty.kind,
        rank: p.duty.rank,
        platform: p.platform.code,
      })
      .from(p.duty)
      .leftJoin(p.platform, eq(p.platform.id, p.duty.platformId))
      .leftJoin(p.unit, eq(p.unit.id, p.duty.unitId))
      .innerJoin(
        p.organisation,
        sql`${p.organisation.id} = coalesce(${p.unit.organisationId}, ${p.duty.organisationId})`,
      )
      .where(
        sql`${dutyCounts(today)} and ${or(sql`${p.duty.platformId} is null`, inArray(p.platform.code, [...codes]))}`,
      )
      .orderBy(p.organisation.slug, p.unit.slug, p.platform.code, p.duty.kind),
    db
      .select({
        organisation: { slug: p.organisation.slug, ...names(p.organisation) },
        unit: { slug: p.unit.slug, nameVi: p.unit.nameVi, nameEn: p.unit.nameEn },
      })
      .from(p.organisation)
      .leftJoin(
        p.unit,
        sql`${p.unit.organisationId} = ${p.organisation.id} and coalesce(${p.unit.validTo}, '9') > ${today}`,
      )
      .where(eq(p.organisation.id, actor.organisation.id))
      .orderBy(p.unit.nameVi),
    heirsOf(db, today),
  );
  const inherited = borne.flatMap((one) =>
    heirs
      .filter(({ of }) => of === one.organisation.slug)
      .map(({ organisation }) => ({ ...one, organisation, unit: null })),
  );
  const duties = [...borne, ...inherited];
  // Who is no more gets no new plan; those who took its place do.
  const gone = actor.organisation.validTo === null ? heirs.map(({ of }) => of) : [];
  const others = [actor.organisation.slug, ...gone];
  const [unknown] = codes.filter((code) => !platforms.some((one) => one.code === code));
  if (asked && unknown) throw invalid('platforms', `Không có nền tảng ${unknown}.`, `There is no platform ${unknown}.`);
  return {
    platforms,
    parties: joined(duties, home),
    recipients: recipientsOf(duties.filter(({ organisation }) => !others.includes(organisation.slug))),
  };
}

/** Plans of a sector or province may be for any platform. 186 Điều 2, III.2.a, IV.1 */
const KINDS_FOR_ANY: readonly p.OrganisationKind[] = ['ministry', 'agency', 'province'];

const names = ({ nameVi, nameEn, shortVi, shortEn }: typeof p.organisation) => ({ nameVi, nameEn, shortVi, shortEn });

/** With number and name as in the newest edition; those of a sector or province are in none. One's own come first. */
function platformsNamed(
  db: MemberGrant<'plan.read'>['programme']['db'],
  which: Condition,
  own: readonly string[],
  today: string,
) {
  return db
    .select({
      code: p.platform.code,
      slug: p.platform.slug,
      number: p.editionEntry.number,
      nameVi: p.editionEntry.nameVi,
      nameEn: p.editionEntry.nameEn,
      group: p.platform.groupCode,
      owners: ownersOn(today),
    })
    .from(p.platform)
    .leftJoin(
      p.editionEntry,
      sql`${p.editionEntry.platformId} = ${p.platform.id} and ${p.editionEntry.editionId} =
        (select e.edition_id from edition_entry e join catalogue_edition c on c.id = e.edition_id
          where e.platform_id = platform.id order by c.date desc limit 1)`,
    )
    .where(which)
    .orderBy(
      sql`${p.platform.code} not in (select value from json_each(${JSON.stringify(own)}))`,
      sql`${p.editionEntry.number} is null`,
      p.editionEntry.number,
      p.platform.code,
    )
    .limit(OFFERED);
}

/** The query for the organisations that took the place of ended ones (slug `of`). */
function heirsOf(db: MemberGrant<'plan.read'>['programme']['db'], today: string) {
  const of = sql<string>`o.slug`.as('of');
  return db
    .selectDistinct({ of, organisation: { slug: p.organisation.slug, ...names(p.organisation) } })
    .from(p.organisation)
    .innerJoin(sql`organisation_event_party t`, sql`t.side = 'to' and t.organisation_id = ${p.organisation.id}`)
    .innerJoin(sql`organisation_event_party f`, sql`f.event_id = t.event_id and f.side = 'from'`)
    .innerJoin(
      sql`organisation o`,
      sql`o.id = f.organisation_id and o.id <> t.organisation_id and o.valid_to <= ${today}`,
    )
    .orderBy(p.organisation.slug);
}

type OrganisationNames = { slug: string; nameVi: string; nameEn: string; shortVi: string; shortEn: string };
type Bearer = {
  organisation: OrganisationNames;
  unit: { slug: string; nameVi: string; nameEn: string } | null;
};
export type PartyFound = Bearer & { duties: DutyBorne[] };

/** Each bearer once with its duties; a unit counts with those of its organisation too, as the rule of tasks has it. */
function joined(duties: readonly (Bearer & DutyBorne)[], home: readonly Bearer[]): PartyFound[] {
  const found = new Map<string, PartyFound>();
  const key = ({ organisation, unit }: Bearer) => `${organisation.slug} ${unit?.slug ?? ''}`;
  const [self] = home;
  const all = self ? [...duties, { ...self, unit: null }, ...home] : duties;
  for (const { organisation, unit } of all)
    if (!found.has(key({ organisation, unit })))
      found.set(key({ organisation, unit }), { organisation, unit, duties: [] });
  for (const party of found.values()) {
    const { organisation, unit } = party;
    party.duties = duties
      .filter(
        (one) => one.organisation.slug === organisation.slug && [null, unit?.slug].includes(one.unit?.slug ?? null),
      )
      .map(({ kind, platform, rank }) => ({ kind, platform, rank }));
  }
  return [...found.values()];
}

const ADDRESSED = ['owner', 'core_enterprise', 'coordinator', 'mic_focal', 'owner_focal'] as const;
export type Addressed = (typeof ADDRESSED)[number];

/** Slugs of the organisations that a plan is sent to as bearers of a duty, themselves or by a unit. */
function recipientsOf(duties: readonly (Bearer & DutyBorne)[]): Record<Addressed, string[]> {
  const bearing = (kinds: readonly p.DutyKind[]) => [
    ...new Set(duties.flatMap(({ kind, organisation }) => (kinds.includes(kind) ? [organisation.slug] : []))),
  ];
  return Object.fromEntries(ADDRESSED.map((duty) => [duty, bearing(borneAs(duty))])) as Record<Addressed, string[]>;
}
