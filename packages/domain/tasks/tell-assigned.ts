import type { ReadHandle, Statement, WriteHandle } from '@ndp/database/handle';
import { sql } from '@ndp/database/query';
import { notify } from '../notifications/notify.ts';
import { memberReceivers } from '../notifications/receivers.ts';
import { dutyCounts } from '../people/duty-counts.ts';
import type { Arriving } from '../plans/arriving.ts';
import type { PlanTask } from '../plans/contents.ts';
import type { PlanIssued } from '../plans/issue.ts';
import { lastDayOf } from '../plans/receive-parts.ts';
import { tasksPage } from './page.ts';
import { BEARERS } from './responsible.ts';

const duties = JSON.stringify([...new Set(Object.values(BEARERS).flat())]);

/** The queries for everybody whom a plan may give tasks to, and for the duties they bear towards its platforms. */
export function assignable(db: ReadHandle['db'], { plan, contents }: PlanIssued, sender: string, today: string) {
  const platforms = JSON.stringify(plan.platforms);
  const named = contents.months.flatMap(({ tasks }) =>
    tasks.flatMap(({ responsible }) =>
      responsible && 'organisation' in responsible ? [responsible.organisation] : [],
    ),
  );
  const bearing = sql`from duty join platform f on f.id = duty.platform_id left join unit n on n.id = duty.unit_id
    join organisation o on o.id = coalesce(n.organisation_id, duty.organisation_id)
    where f.code in (select value from json_each(${platforms})) and ${dutyCounts(today)}
      and duty.kind in (select value from json_each(${duties}))`;
  const organisations = sql`(select value from json_each(${JSON.stringify([sender, ...named])})
    union select o.slug ${bearing})`;
  return [
    memberReceivers(db, organisations, ['officer', 'head'], today),
    db
      .select({
        kind: sql<string>`kind`.as('kind'),
        organisation: sql<string>`slug`.as('organisation'),
        unit: sql<string | null>`unit`.as('unit'),
      })
      .from(sql`(select duty.kind, o.slug, n.slug as unit ${bearing})`),
  ] as const;
}

type Person = Awaited<ReturnType<typeof memberReceivers>>[number];
interface Bearer {
  kind: string;
  organisation: string;
  /** Slug; null where the whole organisation bears it. */
  unit: string | null;
}
type Before = Pick<Arriving, 'tasks' | 'organisations' | 'units'>;
interface Found extends Before, Pick<Arriving, 'owner'> {
  assignable: readonly Person[];
  bearers: readonly Bearer[];
}

/**
 * Tells those to whom a plan gives tasks which it had not given them before: once each, how many and when the first is
 * due. Of what was due before it arrived, as in a record of an older paper, nobody is told.
 */
export function tellAssigned(
  handle: WriteHandle<'programme'>,
  issued: PlanIssued,
  { owner, assignable, bearers, ...before }: Found,
  today: string,
): Statement[] {
  const { plan } = issued;
  const given = issued.contents.months
    .flatMap(({ month, tasks }) => tasks.map((task) => ({ ...task, dueOn: task.dueOn ?? lastDayOf(plan.year, month) })))
    .filter((task) => task.dueOn >= today && !goesOn(task, before));
  const once = new Map(assignable.map((one) => [`${one.person.id} ${one.organisation} ${one.unit}`, one]));
  const told = new Map<string, { one: Person; days: Map<string, string> }>();
  for (const one of once.values()) {
    const theirs = given.filter((task) => isFor(task, one));
    if (theirs.length === 0) continue;
    const who = `${one.person.id} ${one.organisation}`;
    const days = told.get(who)?.days ?? new Map<string, string>();
    for (const { key, dueOn } of theirs) days.set(key, dueOn);
    told.set(who, { one, days });
  }
  return [...told.values()].flatMap(({ one, days }) =>
    notify(handle, {
      person: one.person,
      organisation: one.organisationId,
      kind: 'task_assigned',
      params: {
        ...{ plan: plan.title, tasks: String(days.size), due: [...days.values()].sort()[0] ?? '' },
        ...{ organisation: owner.nameVi, organisationEn: owner.nameEn },
      },
      href: tasksPage(one.organisation),
    }),
  );

  function isFor({ responsible }: PlanTask, { organisation, unit }: Person): boolean {
    if (responsible === null) return organisation === owner.slug && plan.unit !== null && unit === plan.unit;
    if ('organisation' in responsible)
      return organisation === responsible.organisation && (responsible.unit === null || unit === responsible.unit);
    const kinds: readonly string[] = BEARERS[responsible.duty];
    return bearers.some(
      (one) =>
        kinds.includes(one.kind) && one.organisation === organisation && (one.unit === null || one.unit === unit),
    );
  }
}

/** Whether the version before had the task and gave it to the same. */
function goesOn({ key, responsible }: PlanTask, { tasks, organisations, units }: Before): boolean {
  const before = tasks.find((one) => one.key === key && one.state !== 'dropped');
  if (!before) return false;
  const named = responsible && 'organisation' in responsible ? responsible : null;
  const unit = named?.unit ? (units.get(named.unit)?.id ?? null) : null;
  return (
    before.responsibleDuty === (responsible && 'duty' in responsible ? responsible.duty : null) &&
    before.responsibleOrganisationId === (named ? (organisations.get(named.organisation) ?? null) : null) &&
    before.responsibleUnitId === unit
  );
}
