import { and, eq, isNull } from '@ndp/database/query';
import { evidence, planDraft } from '@ndp/database/schema/workspace';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import type { Evidence } from './add.ts';

/** The files of a draft of one's own organisation, oldest first; one round trip. */
export async function listEvidence({ workspace }: MemberGrant<'plan.draft.read'>, plan: string) {
  const { db } = workspace;
  const [drafts, files] = await workspace.read(
    db.select().from(planDraft).where(eq(planDraft.id, plan)),
    db
      .select()
      .from(evidence)
      .where(and(eq(evidence.planId, plan), isNull(evidence.removedAt)))
      .orderBy(evidence.createdAt),
  );
  const [draft] = drafts;
  if (!draft) throw notFound();
  return { draft, files };
}

/** One of them. Unknown, removed and of another plan are one: `not_found`. */
export async function findEvidence(grant: MemberGrant<'plan.draft.read'>, plan: string, id: string): Promise<Evidence> {
  const { files } = await listEvidence(grant, plan);
  const found = files.find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}
