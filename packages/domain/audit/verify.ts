import { verifyAuditPage } from '@ndp/database/audit';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';

/** Where to go on: the last entry that is known to be whole. */
export const VerifyQuery = v.strictObject({
  from: v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)), '0'),
  hash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$|^$/)), ''),
});

/** Recomputes the hashes of the next 2,000 entries of the workspace's chain; one round trip. */
export function verifyTrail(
  { workspace }: MemberGrant<'audit.read'>,
  { from, hash }: v.InferOutput<typeof VerifyQuery>,
) {
  return verifyAuditPage(workspace, { seq: from, hash }, 2000);
}
