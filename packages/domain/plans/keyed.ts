import type { Statement } from '@ndp/database/handle';
import { and, eq } from '@ndp/database/query';
import { idempotencyKey } from '@ndp/database/schema/workspace';
import type { MemberGrant, PermissionName } from '../permissions.ts';
import { Refusal } from '../refusal.ts';

type Keyed = Pick<MemberGrant<'plan.draft'>, 'actor' | 'workspace'> & { permission: PermissionName };

/** The query for an earlier request of this member under the same key; at most one row. */
export function requestUnder({ actor, workspace }: Keyed, key: string) {
  return workspace.db
    .select()
    .from(idempotencyKey)
    .where(and(eq(idempotencyKey.actor, actor.person), eq(idempotencyKey.key, key)));
}

/** The statement that notes what a request made; of two at once under one key it lets one through. */
export function requestNoted(
  { actor, workspace, permission }: Keyed,
  { key, request, subject }: { key: string; request: string; subject: string },
  now: string,
): Statement {
  return workspace.db
    .insert(idempotencyKey)
    .values({ actor: actor.person, key, operation: permission, requestSha256: request, subject, createdAt: now });
}

/** Throws Refusal `conflict` for a key that was used for something else. @param request SHA-256 of the request */
export function sameRequest(earlier: { requestSha256: string; subject: string }, request: string): { id: string } {
  if (earlier.requestSha256 === request) return { id: earlier.subject };
  throw new Refusal('conflict', {
    vi: 'Khoá Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khoá mới.',
    en: 'This Idempotency-Key was used for a different request. Use a new key.',
  });
}
