import type { Statement, WriteHandle } from '@ndp/database/handle';
import { seedId } from '@ndp/database/ids';
import { eq } from '@ndp/database/query';
import { changedRows, insertedRows } from '@ndp/database/rows';
import * as p from '@ndp/database/schema/programme';
import type { Arriving } from './arriving.ts';
import type { Party, PlanTask } from './contents.ts';
import type { PlanIssued } from './issue.ts';
import { opensAgain } from './opens-again.ts';

type Builder = WriteHandle<'programme'>['db'];
type Known = Pick<Arriving, 'tasks' | 'results' | 'lines' | 'organisations' | 'units'>;

/**
 * The rows of a version's tasks, expected results and money. What the version before had under the same key goes on
 * with its progress; what it no longer has is dropped, and stays to be read.
 */
export function partsOf(db: Builder, issued: PlanIssued, known: Known): Statement[] {
  return [...taskRows(issued, known), ...resultRows(issued, known), ...budgetRows(db, issued, known)];
}

type Again = Pick<typeof p.task.$inferSelect, 'id' | 'state' | 'progress' | 'doneAt'>;

/** Its id follows from plan and key, so that no plan can speak of another's tasks. */
const idOf = (part: string, { plan, issuedAt }: PlanIssued, key: string) =>
  seedId(part, `${plan.id}/${key}`, issuedAt.slice(0, 10));

function taskRows(issued: PlanIssued, known: Known): Statement[] {
  const { plan, version } = issued;
  const tasks = issued.contents.months.flatMap(({ month, tasks }) =>
    tasks.map((task, position) => ({ key: task.key, ...rowOf(task, month, position) })),
  );
  const keys = new Set(tasks.map(({ key }) => key));
  const dropped = known.tasks.filter(({ key, state }) => state !== 'dropped' && !keys.has(key ?? ''));
  const earlier = new Map(known.tasks.map((one) => [one.key, one]));
  const fresh = tasks.filter(({ key }) => !earlier.has(key));
  const standing = tasks.flatMap(({ key, ...row }) => {
    const before = earlier.get(key);
    return before ? [{ key, row, before }] : [];
  });
  // Done was done against the results there were; what is asked besides, or anew, has yet to be reached.
  const again = standing.flatMap(({ key, before: { id, state } }): Again[] => {
    const anew = { id, progress: 0, doneAt: null };
    if (state === 'dropped') return [{ ...anew, state: 'planned' }];
    return opensAgain({ key, state }, issued.contents, known.results) ? [{ ...anew, state: 'in_progress' }] : [];
  });
  return [
    ...insertedRows(
      p.task,
      fresh.map(({ key, ...row }) => ({
        ...{ id: idOf('task', issued, key), createdAt: issued.issuedAt, planId: plan.id, key },
        ...row,
      })),
    ),
    ...changedRows(
      p.task,
      standing.map(({ row, before: { id, version } }) => ({ id, ...row, version: version + 1 })),
    ),
    ...changedRows(p.task, again),
    ...changedRows(
      p.task,
      dropped.map(({ id, version }) => ({ id, state: 'dropped' as const, version: version + 1 })),
    ),
  ];

  function rowOf({ title, responsible, cooperating, startsOn, dueOn }: PlanTask, month: number, position: number) {
    return {
      planVersion: version,
      month,
      position,
      title,
      startsOn,
      dueOn: dueOn ?? lastDayOf(plan.year, month),
      ...responsibleOf(responsible),
      cooperating: JSON.stringify(cooperating),
    };
  }

  function responsibleOf(party: Party | null) {
    if (party === null) return responsibleIs(null, null, null);
    if ('duty' in party) return responsibleIs(null, null, party.duty);
    const unit = party.unit === null ? null : (known.units.get(party.unit)?.id ?? null);
    return responsibleIs(known.organisations.get(party.organisation) ?? null, unit, null);
  }
}

function responsibleIs(organisation: string | null, unit: string | null, duty: p.ResponsibleDuty | null) {
  return { responsibleOrganisationId: organisation, responsibleUnitId: unit, responsibleDuty: duty };
}

/** The ISO date of a month's last day. */
export function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function resultRows(issued: PlanIssued, known: Known): Statement[] {
  const { plan, version } = issued;
  const results = issued.contents.months.flatMap(({ month, results }) =>
    results.map(({ key, text, tasks }, position) => ({
      key,
      row: { planVersion: version, month, position, text, tasks, dropped: false },
    })),
  );
  const dropped = known.results.filter((one) => !one.dropped && !results.some(({ key }) => key === one.key));
  const before = new Map(known.results.map(({ key, id }) => [key, id]));
  return [
    ...insertedRows(
      p.expectedResult,
      results.flatMap(({ key, row }) =>
        before.has(key)
          ? []
          : [{ id: idOf('result', issued, key), createdAt: issued.issuedAt, planId: plan.id, key, ...row }],
      ),
    ),
    ...changedRows(
      p.expectedResult,
      results.flatMap(({ key, row }) => {
        const id = before.get(key);
        return id === undefined ? [] : [{ id, ...row }];
      }),
    ),
    ...changedRows(
      p.expectedResult,
      dropped.map(({ id }) => ({ id, dropped: true })),
    ),
  ];
}

/** One line for each source, purpose and year: what the plan says of it several times is added up. */
function budgetRows(db: Builder, issued: PlanIssued, known: Known): Statement[] {
  const planned = new Map<
    string,
    { source: Line['source']; purpose: Line['purpose']; year: number; planned: number }
  >();
  for (const { source, purpose, year, amount } of Object.values(issued.contents.sections).flatMap((s) => s.lines)) {
    const key = `${source} ${purpose} ${year}`;
    planned.set(key, { source, purpose, year, planned: (planned.get(key)?.planned ?? 0) + amount });
  }
  const gone = known.lines.filter((line) => !planned.has(`${line.source} ${line.purpose} ${line.year}`));
  return [
    ...[...planned].map(([key, line]) => {
      const before = known.lines.find((one) => `${one.source} ${one.purpose} ${one.year}` === key);
      if (before)
        return db
          .update(p.budgetLine)
          .set({ planned: line.planned, version: before.version + 1 })
          .where(eq(p.budgetLine.id, before.id));
      const id = idOf('budget', issued, key);
      return db.insert(p.budgetLine).values({ id, createdAt: issued.issuedAt, planId: issued.plan.id, ...line });
    }),
    // What was allocated or spent on it stays; only the plan no longer says so.
    ...gone.map(({ id, version }) =>
      db
        .update(p.budgetLine)
        .set({ planned: 0, version: version + 1 })
        .where(eq(p.budgetLine.id, id)),
    ),
  ];
}

type Line = typeof p.budgetLine.$inferSelect;
