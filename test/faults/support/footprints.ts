import { verifyAudit } from '@ndp/database/audit';
import type { ReadHandle } from '@ndp/database/handle';
import { openForReading } from '@ndp/database/open';
import type { Servers } from '@ndp/database/servers';
import { sender } from './sender.ts';

type Row = Record<string, unknown>;

/** What a plan has left behind in each circle. */
export type Footprint = Record<'workspace' | 'programme' | 'portal', Row>;

/** The shapes in which the plan of 2022 is issued here (plans.ts). */
export type Shape = 'mic' | 'merged' | 'amended';
export const SHAPES: readonly Shape[] = ['mic', 'merged', 'amended'];

/** Demonstration members who work on plans in one of its recipients; those of the unit that its tasks are given to. */
const RECEIVERS = 2;
const ASSIGNED = 2;
const RECIPIENTS = 8;

/** The footprint of a plan of each shape, each of its versions issued once and delivered everywhere. */
export const ONCE = {
  mic: once({ platforms: 2 }),
  merged: once({ platforms: 1, lines: 2, planned: 7_500_000_000, assigned: ASSIGNED }),
  // One task was dropped and one added; one line changed, one is gone from the plan and one is new.
  amended: once({
    ...{ versions: 2, platforms: 1, tasks: 15, dropped: 1, lines: 3, planned: 6_000_000_000, assigned: 2 * ASSIGNED },
  }),
} satisfies Record<Shape, Footprint>;

function once({ versions = 1, platforms = 1, tasks = 14, dropped = 0, lines = 0, planned = 0, assigned = 0 }) {
  const amended = versions > 1 ? `plan_amended ${RECEIVERS}, ` : '';
  return {
    workspace: {
      ...{ drafts: versions, current: 1, former: versions - 1, sent: versions, delivered: versions },
      ...{ reviews: versions, audited: versions, numbers: versions },
    },
    programme: {
      versions,
      current: versions,
      tasks,
      dropped,
      results: 10,
      recipients: RECIPIENTS,
      deliveries: RECIPIENTS * versions,
      lines,
      planned,
      platforms,
      inbox: versions,
      audited: versions,
      sent: versions,
      delivered: versions,
      told: `${amended}plan_approved 1, plan_issued ${RECEIVERS}, plan_submitted 2`,
    },
    portal: { pages: 1, version: versions, platforms: platforms === 2 ? 'NDP-0006,NDP-0024' : 'NDP-0006' },
    assigned,
  };
}

/** Everything that must be right after a crash. */
export interface Findings {
  plans: Map<string, Footprint>;
  /** Messages that were not delivered, those set aside included. */
  waiting: number;
  /** Totals that a delivery which took effect twice, or by half, or for no plan at all, would spoil. */
  totals: Record<string, number>;
  /** Numbers given in the register of what goes out and in each organisation's of what comes in, in order. */
  numbers: Record<string, number[]>;
  /** First entry that does not follow, of each audit chain; null when whole. */
  broken: { workspace: number | null; programme: number | null };
}

/** The totals that plans of these shapes add up to; `revision` moves by one with every announcement that takes effect. */
export function totalsOf(shapes: readonly Shape[], base: Findings['totals']): Findings['totals'] {
  const sum = (count: (one: ReturnType<typeof once>) => number) =>
    shapes.reduce((total, shape) => total + count(ONCE[shape]), 0);
  const versions = sum(({ programme }) => programme.versions);
  const platforms = sum(({ programme }) => programme.platforms);
  const added: Findings['totals'] = {
    plan: shapes.length,
    plan_version: versions,
    task: sum(({ programme }) => programme.tasks),
    expected_result: sum(({ programme }) => programme.results),
    plan_recipient: sum(({ programme }) => programme.recipients),
    plan_delivery: sum(({ programme }) => programme.deliveries),
    budget_line: sum(({ programme }) => programme.lines),
    plan_platform: platforms,
    inbox: versions,
    notification: RECEIVERS * versions + sum(({ assigned }) => assigned),
    page: shapes.length,
    shown: platforms,
    heard: versions,
    revision: versions,
  };
  return Object.fromEntries(Object.entries(added).map(([name, count]) => [name, (base[name] ?? 0) + count]));
}

/** The part of a shape's footprint that is found by plan. */
export function footprintOf(shape: Shape): Footprint {
  const { workspace, programme, portal } = ONCE[shape];
  return { workspace, programme, portal };
}

/** Looks at every plan that was ever drafted on this stack. */
export async function findings(servers: Servers): Promise<Findings> {
  const { workspace, programme, portal } = await circles(servers);
  const [[sent], [received], [shown], [given], [arrivals], broken, waiting, totals] = await Promise.all([
    ask(workspace, IN_WORKSPACE),
    ask(programme, IN_PROGRAMME),
    ask(portal, IN_PORTAL),
    ask(workspace, GIVEN),
    ask(programme, ARRIVED),
    Promise.all([verifyAudit(workspace), verifyAudit(programme)]),
    undelivered(servers),
    Promise.all([ask(programme, totalsIn(PROGRAMME_TABLES)), ask(portal, TOTALS_OF_PORTAL)]),
  ]);
  const byPlan = (rows: Row[] = []) => new Map(rows.map(({ plan, ...rest }) => [plan, rest]));
  const [arrived, announced] = [byPlan(received), byPlan(shown)];
  const footprint = ([plan, drafted]: [unknown, Row]): [string, Footprint] => [
    String(plan),
    { workspace: drafted, programme: arrived.get(plan) ?? {}, portal: announced.get(plan) ?? {} },
  ];
  return {
    plans: new Map([...byPlan(sent)].map(footprint)),
    waiting,
    totals: Object.assign({}, ...totals.flat(2)),
    numbers: registers([...(given ?? []), ...(arrivals ?? [])]),
    broken: { workspace: broken[0].brokenAt, programme: broken[1].brokenAt },
  };
}

const registers = (rows: Row[]) =>
  Object.fromEntries(
    rows.map(({ register, numbers }) => {
      const given: number[] = JSON.parse(String(numbers));
      return [String(register), given.sort((a, b) => a - b)];
    }),
  );

/** How many messages of each outbox are not delivered, those set aside included. */
export async function waitingIn(servers: Servers): Promise<{ sent: number; announced: number }> {
  const { workspace, programme } = await circles(servers);
  const sql = 'SELECT count(*) AS waiting FROM outbox WHERE delivered_at IS NULL';
  // In the direction of travel: what has left the first by now is found in the second.
  const [first] = await ask(workspace, sql);
  const [second] = await ask(programme, sql);
  return { sent: Number(first?.[0]?.waiting), announced: Number(second?.[0]?.waiting) };
}

export async function undelivered(servers: Servers): Promise<number> {
  const { sent, announced } = await waitingIn(servers);
  return sent + announced;
}

/** How many mails wait to be sent. */
export async function unsent(servers: Servers): Promise<number> {
  const { programme } = await circles(servers);
  const [found] = await ask(programme, 'SELECT count(*) AS waiting FROM email WHERE sent_at IS NULL');
  return Number(found?.[0]?.waiting);
}

async function circles(servers: Servers) {
  const meter = { reads: 0, writes: 0 };
  const [workspace, programme, portal] = await Promise.all([
    openForReading(servers, 'workspace', sender.namespace, meter),
    openForReading(servers, 'programme', 'programme', meter),
    openForReading(servers, 'portal', 'portal', meter),
  ]);
  return { workspace, programme, portal };
}

async function ask(handle: ReadHandle, sql: string): Promise<Row[][]> {
  return (await handle.ask(sql)).map((result) => result.rows.map((row) => ({ ...row })));
}

const outboxByPlan = (kind: string) => `SELECT json_extract(payload, '$.plan.id') AS plan, count(*) AS sent,
  sum(delivered_at IS NOT NULL) AS delivered FROM outbox WHERE kind = '${kind}' GROUP BY 1`;
const auditByPlan = (action: string) =>
  `SELECT substr(subject, 6) AS plan, count(*) AS audited FROM audit WHERE action = '${action}' GROUP BY 1`;
const per = (table: string, what = 'count(*)') => `(SELECT ${what} FROM ${table} x WHERE x.plan_id = p.id)`;

// A plan with its amendments: what they are issued as goes by the id of the first draft.
const IN_WORKSPACE = `WITH o AS MATERIALIZED (${outboxByPlan('plan.issued')}), a AS MATERIALIZED (${auditByPlan('plan.issue')})
  SELECT coalesce(d.amends, d.id) AS plan, count(*) AS drafts, sum(d.state = 'issued') AS current,
    sum(d.state = 'superseded') AS former, max(o.sent) AS sent, max(o.delivered) AS delivered,
    sum((SELECT count(*) FROM review r WHERE r.subject = d.id AND r.step = 'issue')) AS reviews, sum(a.audited) AS audited,
    sum((SELECT count(*) FROM register_entry e WHERE e.plan_id = d.id)) AS numbers
  FROM plan_draft d LEFT JOIN o ON o.plan = coalesce(d.amends, d.id) LEFT JOIN a ON a.plan = d.id GROUP BY 1`;

// An announcement keeps the id of the message that brought the plan, so the inbox is found through the outbox.
const IN_PROGRAMME = `WITH o AS MATERIALIZED (${outboxByPlan('plan.announced')}), a AS MATERIALIZED (${auditByPlan('plan.receive')}),
    i AS MATERIALIZED (SELECT json_extract(x.payload, '$.plan.id') AS plan, count(*) AS inbox FROM outbox x
      JOIN inbox n ON n.message_id = x.id WHERE x.kind = 'plan.announced' AND n.kind = 'plan.issued' GROUP BY 1)
  SELECT p.id AS plan, ${per('plan_version')} AS versions, p.current_version AS current, ${per('task')} AS tasks,
    ${per('task', "sum(state = 'dropped')")} AS dropped, ${per('expected_result')} AS results,
    ${per('plan_recipient')} AS recipients, ${per('plan_delivery')} AS deliveries, ${per('budget_line')} AS lines,
    ${per('budget_line', 'coalesce(sum(planned), 0)')} AS planned, ${per('plan_platform')} AS platforms,
    i.inbox, a.audited, o.sent, o.delivered,
    (SELECT group_concat(kind || ' ' || n, ', ') FROM (SELECT kind, count(*) AS n FROM notification
      WHERE href LIKE '%/' || p.id GROUP BY kind ORDER BY kind)) AS told
  FROM plan p LEFT JOIN o ON o.plan = p.id LEFT JOIN a ON a.plan = p.id LEFT JOIN i ON i.plan = p.id`;

const IN_PORTAL = `WITH shown AS (SELECT plan_id, code FROM plan_platform ORDER BY plan_id, code)
  SELECT plan_id AS plan, count(*) AS pages, max(version) AS version,
    (SELECT group_concat(code) FROM shown s WHERE s.plan_id = g.plan_id) AS platforms
  FROM plan_page g GROUP BY plan_id`;

const GIVEN = `SELECT symbol || ' ' || year AS register, json_group_array(number) AS numbers FROM register_entry GROUP BY 1`;
const ARRIVED = `SELECT organisation_id || ' ' || year AS register, json_group_array(arrival_number) AS numbers FROM plan_delivery GROUP BY 1`;

const PROGRAMME_TABLES = [
  'plan',
  'plan_version',
  'task',
  'expected_result',
  'plan_recipient',
  'plan_delivery',
  'budget_line',
  'plan_platform',
  "inbox WHERE kind = 'plan.issued'",
  "notification WHERE kind IN ('plan_issued', 'plan_amended', 'task_assigned')",
];
const totalsIn = (tables: string[]) =>
  `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table.split(' ')[0]}`).join()}`;
const TOTALS_OF_PORTAL = `SELECT (SELECT count(*) FROM plan_page) AS page, (SELECT count(*) FROM plan_platform) AS shown,
  (SELECT count(*) FROM inbox WHERE kind = 'plan.announced') AS heard, (SELECT number FROM revision WHERE family = 'plan') AS revision`;
