// Checked by tsc: each @ts-expect-error is a line that must not compile.
import type { MemberGrant, PublicGrant, SystemGrant } from '@ndp/domain/permissions';
import type { Grant } from './grant.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import { planDraft } from './schema/workspace.ts';

declare const reader: ReadHandle<'workspace'>;
declare const writer: WriteHandle<'workspace'>;
declare const anyone: PublicGrant;
declare const drafting: MemberGrant<'plan.draft'>;
declare const reading: MemberGrant<'plan.read'>;
declare const verifying: SystemGrant<'audit.verify'>;

export function aReaderCannotWrite() {
  reader.db.select().from(planDraft);
  // @ts-expect-error a read handle has no batch of changes
  reader.write([]);
  // @ts-expect-error nor a builder for one
  reader.db.insert(planDraft);
  // @ts-expect-error
  reader.db.update(planDraft);
  // @ts-expect-error
  reader.db.delete(planDraft);
  // @ts-expect-error and cannot stand in for a writer
  const pretended: WriteHandle<'workspace'> = reader;
  const narrowed: ReadHandle<'workspace'> = writer;
  return [pretended, narrowed];
}

export function aGrantGivesWhatItsPermissionNamesAndNoMore() {
  drafting.workspace.write([]);
  // @ts-expect-error plan.draft does not open the programme
  drafting.programme;
  // @ts-expect-error plan.read opens the programme for reading only
  reading.programme.write([]);
  // @ts-expect-error and no workspace
  reading.workspace;
  // @ts-expect-error the public reads the portal
  anyone.portal.write([]);
  // @ts-expect-error and nothing else
  anyone.workspace;
  // @ts-expect-error verifying changes nothing
  verifying.programme.write([]);
}

export function aGrantCannotBeMadeUp() {
  // @ts-expect-error only issueGrant has the mark
  const forged: Grant<object, 'x', Record<never, never>> = { actor: {}, permission: 'x' };
  // @ts-expect-error a grant for reading is none for drafting
  const widened: MemberGrant<'plan.draft'> = reading;
  return [forged, widened];
}
