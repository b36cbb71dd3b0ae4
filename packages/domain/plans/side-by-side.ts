import { and, asc, desc, eq, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { dutyCounts } from '../people/duty-counts.ts';
import { bears, type MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { type Standing, standingIn } from '../tasks/standing.ts';
import { dayInVietnam } from '../time.ts';
import { answers, type ComparedOrganisation, compared, type Expected, expectedPlans } from './compare.ts';
import { contentsIn } from './contents.ts';
import { isFor } from './list-issued.ts';
import { planVisibleTo, READERS } from './read.ts';
import { isFilled } from './sections.ts';
import type { PlanTemplate } from './template.ts';

const ORGANISATION = { slug: p.organisation.slug, shortVi: p.organisation.shortVi, shortEn: p.organisation.shortEn };

/**
 * The plans of one platform and year next to each other by month and content, with what they lack and where they
 * contradict each other; one round trip. Throws Refusal `not_found`.
 * @param called slug or code of the platform
 * @param year the newest with a plan unless named
 */
export async function readSideBySide(
  { actor, programme }: MemberGrant<'plan.read'>,
  called: string,
  year: number | undefined,
) {
  const { db } = programme;
  const today = dayInVietnam();
  const named = or(eq(p.platform.slug, called), eq(p.platform.code, called));
  const code = sql`(select f.code from platform f where f.slug = ${called} or f.code = ${called})`;
  const seen = and(planVisibleTo(actor), isFor(code));
  const inYear = sql`${p.plan.year} = coalesce(${year ?? null}, (select max(plan.year) from plan where ${seen}))`;
  const [platforms, duties, years, plans, tasks] = await programme.read(
    db
      .select({ platform: p.platform, entry: p.editionEntry })
      .from(p.platform)
      .innerJoin(p.editionEntry, eq(p.editionEntry.platformId, p.platform.id))
      .innerJoin(p.catalogueEdition, eq(p.catalogueEdition.id, p.editionEntry.editionId))
      .where(named)
      .orderBy(desc(p.catalogueEdition.date))
      .limit(1),
    db
      .selectDistinct({ kind: p.duty.kind, organisation: ORGANISATION })
      .from(p.duty)
      .innerJoin(p.platform, eq(p.platform.id, p.duty.platformId))
      .leftJoin(p.unit, eq(p.unit.id, p.duty.unitId))
      .innerJoin(
        p.organisation,
        sql`${p.organisation.id} = coalesce(${p.unit.organisationId}, ${p.duty.organisationId})`,
      )
      .where(and(named, dutyCounts(today)))
      .orderBy(asc(p.organisation.slug)),
    db.selectDistinct({ year: p.plan.year }).from(p.plan).where(seen).orderBy(desc(p.plan.year)),
    db
      .select({ plan: p.plan, version: p.planVersion, organisation: ORGANISATION })
      .from(p.plan)
      .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
      .innerJoin(
        p.planVersion,
        and(eq(p.planVersion.planId, p.plan.id), eq(p.planVersion.number, p.plan.currentVersion)),
      )
      .where(and(seen, inYear))
      .orderBy(sql`instr('mic merged owner enterprise sector local', ${p.plan.kind})`, p.organisation.slug, p.plan.id),
    db
      .select({
        ...{ id: p.task.id, planId: p.task.planId, month: p.task.month, title: p.task.title, dueOn: p.task.dueOn },
        standing: standingIn(today).mapWith((found: string) => found as Standing),
      })
      .from(p.task)
      .innerJoin(p.plan, eq(p.plan.id, p.task.planId))
      .where(and(seen, inYear, sql`${p.task.state} <> 'dropped'`))
      .orderBy(p.task.month, p.task.position),
  );
  const found = platforms[0];
  if (!found) throw notFound();
  const bearers = (...kinds: p.DutyKind[]): ComparedOrganisation[] => {
    const borne = duties.filter(({ kind }) => kinds.includes(kind)).map(({ organisation }) => organisation);
    return [...new Map(borne.map((one) => [one.slug, one])).values()];
  };
  const expected: Expected = {
    group: found.platform.groupCode,
    owners: bearers('owner'),
    focal: bearers('mic_focal', 'promoting'),
    enterprises: bearers('core_enterprise'),
  };
  const side = plans.map(({ plan, version, organisation }) => {
    const own = tasks.filter(({ planId }) => planId === plan.id);
    return {
      ...asColumn(version, own),
      id: plan.id,
      kind: plan.kind,
      title: version.title ?? plan.title,
      organisation,
    };
  });
  // A recipient without a duty sees some plans only, and is told nothing of those it does not see.
  const complete = bears(actor, ['coordinator'], null) || bears(actor, READERS, found.platform.code);
  return {
    ...found,
    year: year ?? plans[0]?.plan.year ?? Number(today.slice(0, 4)),
    years: years.map((one) => one.year),
    complete,
    plans: side,
    missing: complete ? expectedPlans(expected).filter((wanted) => !side.some((plan) => answers(plan, wanted))) : [],
    flags: compared(side, expected, complete),
  };
}

type Row = Pick<typeof p.task.$inferSelect, 'id' | 'month' | 'title' | 'dueOn'> & { standing: Standing };

/** One version as a column: its months with their tasks as they stand, and which contents it fills. */
function asColumn(version: typeof p.planVersion.$inferSelect, tasks: readonly Row[]) {
  const contents = contentsIn(version.contents);
  const template: PlanTemplate | null = version.template === null ? null : JSON.parse(version.template);
  return {
    version: version.number,
    decision: { number: version.decisionNumber, date: version.decisionDate },
    historical: version.historical,
    monthsCovered: contents.monthsCovered,
    months: contents.months
      .toSorted((a, b) => a.month - b.month)
      .map(({ month, results }) => ({
        month,
        tasks: tasks.filter((task) => task.month === month).map(({ month: _, ...task }) => task),
        results: results.map(({ text }) => text),
      })),
    contents: (template?.contents ?? []).map(({ code, title, type }) => ({
      ...{ code, title, filled: isFilled(type, contents.sections[code]) },
    })),
  };
}
