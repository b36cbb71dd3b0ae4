import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded } from '@ndp/database/commit';
import { and, eq, isNull } from '@ndp/database/query';
import { evidence, planDraft } from '@ndp/database/schema/workspace';
import { decidedAnew } from '../people/again.ts';
import type { MemberGrant } from '../permissions.ts';
import { assertOurs } from '../plans/submit.ts';
import { notFound } from '../refusal.ts';

/** Takes a file off a draft; its bytes stay while the trail speaks of them. Throws Refusal `forbidden`, `not_found`. */
export function removeEvidence(grant: MemberGrant<'plan.draft'>, plan: string, id: string): Promise<void> {
  const { actor, workspace } = grant;
  const { db } = workspace;
  const here = and(eq(evidence.id, id), eq(evidence.planId, plan), isNull(evidence.removedAt));
  return decidedAnew(async () => {
    const [drafts, files, heads] = await workspace.read(
      db.select().from(planDraft).where(eq(planDraft.id, plan)),
      db.select().from(evidence).where(here),
      auditHead(workspace),
    );
    const [draft] = drafts;
    const [file] = files;
    if (!draft || !file) throw notFound();
    assertOurs(draft, actor);
    await commit(workspace, {
      head: headOf(heads),
      statements: [db.update(evidence).set({ removedAt: new Date().toISOString() }).where(here), guarded()],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: 'plan.detach',
        subject: `plan:${plan}`,
        before: { file: id, name: file.name, sha256: file.sha256 },
        after: null,
      },
    });
  });
}
