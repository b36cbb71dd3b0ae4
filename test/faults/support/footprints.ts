import { verifyAudit } from '@ndp/database/audit';
import type { ReadHandle } from '@ndp/database/handle';
import { openForReading } from '@ndp/database/open';
import type { Servers } from '@ndp/database/servers';
import { sender } from './plans.ts';

type Row = Record<string, unknown>;

/** What a plan has left behind in each circle. */
export type Footprint = Record<'workspace' | 'programme' | 'portal', Row>;

/** Demonstration members who work on plans in one of its recipients. */
const RECEIVERS = 2;

/** The footprint of the plan of 2022, issued once and delivered everywhere. */
export const ONCE: Footprint = {
  workspace: { state: 'issued', sent: 1, delivered: 1, reviews: 1, audited: 1 },
  programme: {
    versions: 1,
    tasks: 14,
    results: 10,
    recipients: 8,
    platforms: 2,
    inbox: 1,
    audited: 1,
    sent: 1,
    delivered: 1,
    told: `plan_approved 1, plan_issued ${RECEIVERS}, plan_submitted 1`,
  },
  portal: { pages: 1, platforms: 'NDP-0006,NDP-0024' },
};

/** Everything that must be right after a crash. */
export interface Findings {
  plans: Map<string, Footprint>;
  /** Messages that were not delivered, those set aside included. */
  waiting: number;
  /** Totals that a delivery which took effect twice, or by half, or for no plan at all, would spoil. */
  totals: Record<string, number>;
  /** First entry that does not follow, of each audit chain; null when whole. */
  broken: { workspace: number | null; programme: number | null };
}

/**
 * The totals that so many plans add up to, besides the one that every stack begins with; `revision` moves by one with
 * every announcement that takes effect.
 */
export function totalsOf(issued: number): Findings['totals'] {
  const plans = issued + 1;
  return {
    plan: plans,
    plan_version: plans,
    task: 14 * plans,
    expected_result: 10 * plans,
    plan_recipient: 8 * plans,
    plan_platform: 2 * plans,
    inbox: plans,
    notification: RECEIVERS * plans,
    page: plans,
    shown: 2 * plans,
    heard: plans,
    revision: plans,
  };
}

/** Looks at every plan that was ever drafted on this stack. */
export async function findings(servers: Servers): Promise<Findings> {
  const { workspace, programme, portal } = await circles(servers);
  const [[sent], [received], [shown], broken, waiting, totals] = await Promise.all([
    ask(workspace, IN_WORKSPACE),
    ask(programme, IN_PROGRAMME),
    ask(portal, IN_PORTAL),
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
    broken: { workspace: broken[0].brokenAt, programme: broken[1].brokenAt },
  };
}

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

const outboxByPlan = (kind: string) => `SELECT json_extract(payload, '$.plan.id') AS plan, id,
  count(*) AS sent, sum(delivered_at IS NOT NULL) AS delivered FROM outbox WHERE kind = '${kind}' GROUP BY 1`;
const auditByPlan = (action: string) =>
  `SELECT substr(subject, 6) AS plan, count(*) AS audited FROM audit WHERE action = '${action}' GROUP BY 1`;
const per = (table: string) => `(SELECT count(*) FROM ${table} x WHERE x.plan_id = p.id)`;

const IN_WORKSPACE = `WITH o AS MATERIALIZED (${outboxByPlan('plan.issued')}), a AS MATERIALIZED (${auditByPlan('plan.issue')})
  SELECT d.id AS plan, d.state, o.sent, o.delivered, a.audited,
    (SELECT count(*) FROM review r WHERE r.subject = d.id AND r.step = 'issue') AS reviews
  FROM plan_draft d LEFT JOIN o ON o.plan = d.id LEFT JOIN a ON a.plan = d.id`;

// An announcement keeps the id of the message that brought the plan, so the inbox is found through the outbox.
const IN_PROGRAMME = `WITH o AS MATERIALIZED (${outboxByPlan('plan.announced')}), a AS MATERIALIZED (${auditByPlan('plan.receive')})
  SELECT p.id AS plan, ${per('plan_version')} AS versions, ${per('task')} AS tasks, ${per('expected_result')} AS results,
    ${per('plan_recipient')} AS recipients, ${per('plan_platform')} AS platforms, o.sent, o.delivered, a.audited,
    (SELECT count(*) FROM inbox i WHERE i.message_id = o.id AND i.kind = 'plan.issued') AS inbox,
    (SELECT group_concat(kind || ' ' || n, ', ') FROM (SELECT kind, count(*) AS n FROM notification
      WHERE href LIKE '%#' || p.id GROUP BY kind ORDER BY kind)) AS told
  FROM plan p LEFT JOIN o ON o.plan = p.id LEFT JOIN a ON a.plan = p.id`;

const IN_PORTAL = `WITH shown AS (SELECT plan_id, code FROM plan_platform ORDER BY plan_id, code)
  SELECT plan_id AS plan, count(*) AS pages,
    (SELECT group_concat(code) FROM shown s WHERE s.plan_id = g.plan_id) AS platforms
  FROM plan_page g GROUP BY plan_id`;

const PROGRAMME_TABLES = [
  'plan',
  'plan_version',
  'task',
  'expected_result',
  'plan_recipient',
  'plan_platform',
  "inbox WHERE kind = 'plan.issued'",
  "notification WHERE kind = 'plan_issued'",
];
const totalsIn = (tables: string[]) =>
  `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table.split(' ')[0]}`).join()}`;
const TOTALS_OF_PORTAL = `SELECT (SELECT count(*) FROM plan_page) AS page, (SELECT count(*) FROM plan_platform) AS shown,
  (SELECT count(*) FROM inbox WHERE kind = 'plan.announced') AS heard, (SELECT number FROM revision WHERE family = 'plan') AS revision`;
