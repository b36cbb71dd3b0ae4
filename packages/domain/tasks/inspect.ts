import { and, eq } from '@ndp/database/query';
import { organisation, sharedFile } from '@ndp/database/schema/programme';
import type { Verdict } from '../evidence/inspect.ts';
import type { SystemGrant } from '../permissions.ts';

/** Shared files that wait to be looked into, oldest first, at most 50, with whose they are. */
export async function waitingFiles({ programme }: SystemGrant<'file.inspect'>) {
  const [files] = await programme.read(
    programme.db
      .select({
        id: sharedFile.id,
        name: sharedFile.name,
        sha256: sharedFile.sha256,
        organisation: organisation.slug,
      })
      .from(sharedFile)
      .innerJoin(organisation, eq(organisation.id, sharedFile.organisationId))
      .where(eq(sharedFile.state, 'quarantined'))
      .orderBy(sharedFile.createdAt)
      .limit(50),
  );
  return files;
}

/** Writes down what was found; twice is once. */
export async function settleFile(
  { programme }: SystemGrant<'file.inspect'>,
  id: string,
  verdict: Verdict,
): Promise<void> {
  await programme.write([
    programme.db
      .update(sharedFile)
      .set(verdict.clean ? { state: 'clean' } : { state: 'refused', reason: verdict.reason })
      .where(and(eq(sharedFile.id, id), eq(sharedFile.state, 'quarantined'))),
  ]);
}
