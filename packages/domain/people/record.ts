import type { AuditHead } from '@ndp/database/audit';
import { commit } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import type { Member } from '../permissions.ts';

/** What was done to whom, as the audit trail keeps it; never a secret. */
export interface Deed {
  /** Kind and id: "membership:0197…". */
  subject: string;
  before: unknown;
  after: unknown;
}

/** Writes a change of the programme with its audit entry under the member's own name, in one batch. */
export function commitAs(
  { actor, permission, programme }: { actor: Member; permission: string; programme: WriteHandle<'programme'> },
  head: AuditHead,
  deed: Deed,
  statements: readonly Statement[],
): Promise<void> {
  const audit = { actor: actor.person, organisation: actor.organisation.slug, action: permission, ...deed };
  return commit(programme, { head, audit, statements });
}
