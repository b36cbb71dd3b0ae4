import { and, eq } from '@ndp/database/query';
import { evidence } from '@ndp/database/schema/workspace';
import type { SystemGrant } from '../permissions.ts';

/** What looking into a file found: nothing against it, or why it is not handed out. */
export type Verdict = { clean: true } | { clean: false; reason: string };

/** Files of an organisation that wait to be looked into, oldest first, at most 50. */
export async function waitingEvidence({ workspace }: SystemGrant<'evidence.inspect'>) {
  const [files] = await workspace.read(
    workspace.db.select().from(evidence).where(eq(evidence.state, 'quarantined')).orderBy(evidence.createdAt).limit(50),
  );
  return files;
}

/** Writes down what was found; twice is once. */
export async function settleEvidence(
  { workspace }: SystemGrant<'evidence.inspect'>,
  id: string,
  verdict: Verdict,
): Promise<void> {
  await workspace.write([
    workspace.db
      .update(evidence)
      .set(verdict.clean ? { state: 'clean' } : { state: 'refused', reason: verdict.reason })
      .where(and(eq(evidence.id, id), eq(evidence.state, 'quarantined'))),
  ]);
}
