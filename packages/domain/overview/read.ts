import { and, desc, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { dutyCounts } from '../people/duty-counts.ts';
import { bears, type MemberGrant } from '../permissions.ts';
import type { PLAN_KINDS } from '../plans/draft.ts';
import { monthsCovered, platformCodes, taskCounts } from '../plans/list-issued.ts';
import { planVisibleTo } from '../plans/read.ts';
import { dayInVietnam } from '../time.ts';
import { narrowed } from './narrow.ts';
import { rowOf } from './row.ts';

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/));

/** The kinds of plan that the programme expects of a platform, each a column of the overview. */
export const CELLS = ['mic', 'merged', 'owner', 'enterprise'] as const satisfies readonly (typeof PLAN_KINDS)[number][];
export type CellKind = (typeof CELLS)[number];

/** What may be asked of the overview, as it stands in the address. `state` is of the kind, where one is named. */
export const OverviewQuery = v.strictObject({
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))),
  kind: v.optional(v.picklist(CELLS)),
  state: v.optional(v.picklist(['issued', 'partial', 'none', 'historical'])),
  group: v.optional(v.picklist(['I', 'II'])),
  owner: v.optional(slug),
  focal: v.optional(slug),
  q: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type OverviewQuery = v.InferOutput<typeof OverviewQuery>;

/** Duties whose bearers follow the plans of their platforms. permissions: overview.read. */
const FOLLOWERS = ['mic_focal', 'promoting', 'overseer'] as const;
const ORGANISATION = { slug: p.organisation.slug, shortVi: p.organisation.shortVi, shortEn: p.organisation.shortEn };

/**
 * Which of the platforms have which plans of a year, in which state: all platforms for the coordinator, their own for
 * focal units and overseers; one round trip. The newest year with a plan unless one is named.
 */
export async function readOverview({ actor, programme }: MemberGrant<'overview.read'>, query: OverviewQuery) {
  const { db } = programme;
  const today = dayInVietnam();
  const own = actor.duties.flatMap(({ platform, kind }) =>
    platform !== null && FOLLOWERS.some((one) => one === kind) ? [platform] : [],
  );
  const followed = bears(actor, ['coordinator'], null)
    ? sql`1 = 1`
    : sql`${p.platform.code} in (select value from json_each(${JSON.stringify(own)}))`;
  const seen = planVisibleTo(actor);
  const inYear = sql`${p.plan.year} = coalesce(${query.year ?? null}, (select max(plan.year) from plan where ${seen}))`;
  const [entries, duties, plans, years] = await programme.read(
    db
      .select({ platform: p.platform, entry: p.editionEntry })
      .from(p.platform)
      .innerJoin(p.editionEntry, eq(p.editionEntry.platformId, p.platform.id))
      .innerJoin(p.catalogueEdition, eq(p.catalogueEdition.id, p.editionEntry.editionId))
      .where(followed)
      .orderBy(p.catalogueEdition.date),
    db
      .selectDistinct({
        platformId: p.duty.platformId,
        kind: p.duty.kind,
        organisation: { ...ORGANISATION, nameVi: p.organisation.nameVi, nameEn: p.organisation.nameEn },
        unit: { slug: p.unit.slug, nameVi: p.unit.nameVi, nameEn: p.unit.nameEn },
      })
      .from(p.duty)
      .leftJoin(p.unit, eq(p.unit.id, p.duty.unitId))
      .innerJoin(
        p.organisation,
        sql`${p.organisation.id} = coalesce(${p.unit.organisationId}, ${p.duty.organisationId})`,
      )
      .where(
        sql`${dutyCounts(today)} and ${p.duty.kind} in ('owner', 'mic_focal', 'promoting', 'core_enterprise')
          and ${p.duty.platformId} is not null`,
      )
      .orderBy(p.organisation.slug),
    db
      .select({
        id: p.plan.id,
        kind: p.plan.kind,
        title: p.plan.title,
        organisation: ORGANISATION,
        version: p.planVersion.number,
        number: p.planVersion.decisionNumber,
        date: p.planVersion.decisionDate,
        historical: p.planVersion.historical,
        year: p.plan.year,
        platforms: platformCodes.as('platforms'),
        monthsCovered: monthsCovered.as('months_covered'),
        tasks: taskCounts(today),
      })
      .from(p.plan)
      .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
      .innerJoin(
        p.planVersion,
        and(eq(p.planVersion.planId, p.plan.id), eq(p.planVersion.number, p.plan.currentVersion)),
      )
      .where(and(seen, inYear))
      .orderBy(p.organisation.slug, p.plan.id),
    db.selectDistinct({ year: p.plan.year }).from(p.plan).where(seen).orderBy(desc(p.plan.year)),
  );
  // A platform stands in several editions; the newest says its number and name.
  const platforms = [...new Map(entries.map((found) => [found.platform.id, found])).values()];
  const rows = platforms.sort((a, b) => a.entry.number - b.entry.number).map((found) => rowOf(found, duties, plans));
  const items = narrowed(rows, query);
  const count = (state: (typeof items)[number]['state']) => items.filter((row) => row.state === state).length;
  return {
    year: query.year ?? plans[0]?.year ?? Number(today.slice(0, 4)),
    years: years.map(({ year }) => year),
    items,
    totals: { platforms: items.length, issued: count('issued'), partial: count('partial'), none: count('none') },
  };
}
