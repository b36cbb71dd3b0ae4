import { and, desc, sql } from '@ndp/database/query';
import { audit } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { calendarDate } from '../text.ts';

/** Entries of one page; and of an export at most. */
const PAGE = 50;
const EXPORTED = 10_000;
/** People and jobs to choose from when the trail is narrowed. */
const ACTORS = 500;

const short = v.pipe(v.string(), v.maxLength(200));

/** What part of the trail is asked for. Days are of Asia/Ho_Chi_Minh, both included. */
export const AuditFilter = v.strictObject({
  actor: v.optional(short),
  action: v.optional(short),
  subject: v.optional(short),
  from: v.optional(calendarDate),
  to: v.optional(calendarDate),
});
export type AuditFilter = v.InferOutput<typeof AuditFilter>;
export const AuditQuery = v.strictObject({
  ...AuditFilter.entries,
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number))),
});
export type AuditQuery = v.InferOutput<typeof AuditQuery>;

export type AuditGrant = MemberGrant<'audit.read'> | MemberGrant<'audit.read.programme'>;

/** One page of the audit trail, newest first, and the actions and actors that occur in it; one round trip. */
export async function listAudit(grant: AuditGrant, { cursor, ...filter }: AuditQuery) {
  const handle = trailOf(grant);
  const { db } = handle;
  const [entries, actions, actors] = await handle.read(
    db
      .select()
      .from(audit)
      .where(and(ours(grant), matching(filter), cursor === undefined ? undefined : sql`${audit.seq} < ${cursor}`))
      .orderBy(desc(audit.seq))
      .limit(PAGE + 1),
    db.selectDistinct({ action: audit.action }).from(audit).where(ours(grant)).orderBy(audit.action),
    db.selectDistinct({ actor: audit.actor }).from(audit).where(ours(grant)).limit(ACTORS),
  );
  const shown = entries.slice(0, PAGE);
  const next = entries.length > PAGE ? String(shown.at(-1)?.seq) : null;
  return {
    entries: shown,
    next,
    actions: actions.map(({ action }) => action),
    actors: actors.map(({ actor }) => actor),
  };
}

/** The same for a file: everything that matches, newest first, at most 10,000 entries; one round trip. */
export async function exportAudit(grant: AuditGrant, filter: AuditFilter) {
  const handle = trailOf(grant);
  const [entries] = await handle.read(
    handle.db
      .select()
      .from(audit)
      .where(and(ours(grant), matching(filter)))
      .orderBy(desc(audit.seq))
      .limit(EXPORTED),
  );
  return entries;
}

/** The chain of the circle that the permission opens. */
function trailOf(grant: AuditGrant) {
  return 'workspace' in grant ? grant.workspace : grant.programme;
}

/** In the shared circle an organisation reads its own entries only. */
function ours(grant: AuditGrant) {
  return 'workspace' in grant ? sql`1 = 1` : sql`${audit.organisation} = ${grant.actor.organisation.slug}`;
}

function matching({ actor, action, subject, from, to }: AuditFilter) {
  const midnight = (date: string, days = 0) =>
    new Date(Date.parse(`${date}T00:00:00+07:00`) + days * 86_400_000).toISOString();
  return and(
    actor === undefined ? undefined : sql`${audit.actor} = ${actor}`,
    action === undefined ? undefined : sql`${audit.action} = ${action}`,
    subject === undefined ? undefined : sql`${audit.subject} = ${subject}`,
    from === undefined ? undefined : sql`${audit.at} >= ${midnight(from)}`,
    to === undefined ? undefined : sql`${audit.at} < ${midnight(to, 1)}`,
  );
}
