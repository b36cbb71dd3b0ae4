import { desc } from 'drizzle-orm';
import { canonical, sha256 } from './canonical.ts';
import type { ReadHandle } from './handle.ts';
import { audit } from './schema/plumbing.ts';

/** The last entry of a chain; `seq` 0 and an empty hash where the chain has none yet. */
export interface AuditHead {
  seq: number;
  hash: string;
}

export interface AuditEntry {
  actor: string;
  organisation: string;
  /** The permission or job by which it was done: "plan.approve". */
  action: string;
  /** Kind and id of what was changed: "plan:0197…". */
  subject: string;
  before: unknown;
  after: unknown;
}

/** The query for the head, to be read in the same round trip as the state that an operation changes. */
export function auditHead(handle: ReadHandle<'workspace' | 'programme'>) {
  return handle.db.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1);
}

export function headOf(rows: AuditHead[]): AuditHead {
  return rows[0] ?? { seq: 0, hash: '' };
}

/** The next row of a chain: hash = SHA-256(previous hash ‖ canonical JSON of the row without its hash). */
export function nextEntry(head: AuditHead, entry: AuditEntry, at = new Date().toISOString()) {
  const row = {
    seq: head.seq + 1,
    at,
    actor: entry.actor,
    organisation: entry.organisation,
    action: entry.action,
    subject: entry.subject,
    before: entry.before === null ? null : canonical(entry.before),
    after: entry.after === null ? null : canonical(entry.after),
  };
  return { ...row, hash: sha256(head.hash + canonical(row)) };
}

export interface AuditVerdict {
  entries: number;
  head: AuditHead;
  /** Sequence number of the first entry that does not follow from the one before; null when all do. */
  brokenAt: number | null;
}

export interface AuditPage {
  /** The last entry that follows from the one before. */
  head: AuditHead;
  brokenAt: number | null;
  /** Entries of the whole chain. */
  total: number;
}

/** Recomputes the hashes of the next entries after a head that is known to be whole; one round trip. */
export async function verifyAuditPage(
  handle: ReadHandle<'workspace' | 'programme'>,
  from: AuditHead,
  most = 500,
): Promise<AuditPage> {
  const [page, counted] = await handle.ask(
    {
      sql: 'SELECT seq, at, actor, organisation, action, subject, before, after, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?',
      args: [from.seq, most],
    },
    'SELECT count(*) AS total FROM audit',
  );
  const total = Number(counted?.rows[0]?.total ?? 0);
  // A head beyond the last entry: what it was the head of has been cut off.
  if (from.seq > total) return { head: from, brokenAt: total + 1, total };
  let head = from;
  for (const { hash, ...row } of (page?.rows ?? []).map((r) => ({ ...r }) as unknown as ReturnType<typeof nextEntry>)) {
    if (row.seq !== head.seq + 1 || sha256(head.hash + canonical(row)) !== hash)
      return { head, brokenAt: row.seq, total };
    head = { seq: row.seq, hash };
  }
  return { head, brokenAt: null, total };
}

/** Walks a whole chain in pages and recomputes every hash. */
export async function verifyAudit(handle: ReadHandle<'workspace' | 'programme'>): Promise<AuditVerdict> {
  let head: AuditHead = { seq: 0, hash: '' };
  for (;;) {
    const page = await verifyAuditPage(handle, head);
    if (page.brokenAt !== null) return { entries: page.head.seq, head: page.head, brokenAt: page.brokenAt };
    if (page.head.seq === head.seq) return { entries: head.seq, head, brokenAt: null };
    head = page.head;
  }
}
