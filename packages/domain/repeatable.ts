import { canonical, sha256 } from '@ndp/database/canonical';
import type { ReadHandle, Statement, WriteHandle } from '@ndp/database/handle';
import { and, eq } from '@ndp/database/query';
import { idempotencyKey } from '@ndp/database/schema/programme';
import type { Member } from './permissions.ts';
import { Refusal } from './refusal.ts';

/** A request that may be repeated: what it does to what, with which body, under which key. */
export interface Repeatable {
  actor: Member;
  key: string;
  operation: string;
  request: unknown;
}

/** The query for an earlier request under the same key, to be read along with what the verb reads itself. */
export function earlierRequest(db: ReadHandle['db'], { actor, key }: Repeatable) {
  return db
    .select()
    .from(idempotencyKey)
    .where(and(eq(idempotencyKey.actor, actor.person), eq(idempotencyKey.key, key)));
}

/** What tells one request from another. */
export function requestHash({ operation, request }: Repeatable): string {
  return sha256(canonical({ operation, request }));
}

/** Notes in the batch of the change that the key is used. @param subject id of what was made or changed */
export function keyUsed(
  { db }: WriteHandle<'workspace' | 'programme'>,
  repeatable: Repeatable,
  subject: string,
): Statement {
  const { actor, key, operation } = repeatable;
  return db.insert(idempotencyKey).values({
    actor: actor.person,
    key,
    operation,
    requestSha256: requestHash(repeatable),
    subject,
    createdAt: new Date().toISOString(),
  });
}

/** What the earlier request made. Throws Refusal `conflict` for a key that was used for another request. */
export function sameRequest(earlier: { requestSha256: string; subject: string }, request: string): { id: string } {
  if (earlier.requestSha256 === request) return { id: earlier.subject };
  throw new Refusal('conflict', {
    vi: 'Khoá Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khoá mới.',
    en: 'This Idempotency-Key was used for a different request. Use a new key.',
  });
}
