import { auditHead, headOf } from '@ndp/database/audit';
import { commit, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import type { ReadHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { desc, eq, sql } from '@ndp/database/query';
import { planDraft } from '@ndp/database/schema/workspace';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';
import { earlierRequest, keyUsed, type Repeatable, requestHash, sameRequest } from '../repeatable.ts';
import { contentsIn } from './contents.ts';
import { opened } from './draft.ts';
import { assertOurs, templateOf } from './submit.ts';

/** The query for the amendment that is being drafted of the plan that this draft became; at most one row. */
export function openAmendment({ db }: ReadHandle<'workspace'>, draft: string) {
  return db
    .select({ id: planDraft.id, title: planDraft.title })
    .from(planDraft)
    .where(
      sql`plan_draft.state not in ('issued', 'superseded')
        and plan_draft.amends = (select coalesce(d.amends, d.id) from plan_draft as d where d.id = ${draft})`,
    );
}

/** The query for the versions issued before this draft, the one that it amends first; none for a first version. */
export function earlierVersions({ db }: ReadHandle<'workspace'>, draft: string) {
  const { title, sha256 } = planDraft;
  const date = sql<string | null>`plan_draft.decision ->> 'date'`.as('date');
  return db
    .select({ title, sha256, date })
    .from(planDraft)
    .where(
      sql`exists (select 1 from plan_draft as d where d.id = ${draft} and d.amends in (plan_draft.id, plan_draft.amends)
        and d.amends_version >= coalesce(plan_draft.issued_version, 1))
        and plan_draft.id <> ${draft} and plan_draft.issued_at is not null`,
    )
    .orderBy(desc(sql`coalesce(plan_draft.issued_version, 1)`));
}
export type EarlierVersion = Awaited<ReturnType<typeof earlierVersions>>[number];

/** The last day among those of earlier versions that are known: an undated one between them loosens nothing. */
export function lastDayIn(earlier: readonly Pick<EarlierVersion, 'date'>[]): string | null {
  return earlier.reduce<string | null>((last, { date }) => (date !== null && date > (last ?? '') ? date : last), null);
}

/**
 * Opens an amendment of the plan that was issued from this draft: its sections as issued, under their keys, so that
 * its tasks go on. By the template of then: what is amended is that plan. One at a time.
 * Throws Refusal `not_found`, `forbidden`, `conflict`.
 */
export async function amendPlan(grant: MemberGrant<'plan.draft'>, id: string, key: string): Promise<{ id: string }> {
  const { actor, workspace } = grant;
  const repeatable: Repeatable = { actor, key, operation: `plan.amend ${id}`, request: {} };
  const attempt = async () => {
    const [drafts, open, used, heads] = await workspace.read(
      workspace.db.select().from(planDraft).where(eq(planDraft.id, id)),
      openAmendment(workspace, id),
      earlierRequest(workspace.db, repeatable),
      auditHead(workspace),
    );
    const [draft] = drafts;
    if (!draft) throw notFound();
    if (used[0]) return sameRequest(used[0], requestHash(repeatable));
    assertOurs(draft, actor);
    if (draft.state !== 'issued') throw new Refusal('conflict', draft.state === 'superseded' ? SUPERSEDED : NOT_ISSUED);
    if (open[0]) throw amendedAlready(open[0]);
    const amends = { plan: draft.amends ?? id, version: draft.issuedVersion ?? 1 };
    const amendment = newId();
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        keyUsed(workspace, repeatable, amendment),
        ...opened(grant, {
          ...{ id: amendment, input: draft, template: templateOf(draft), contents: contentsIn(draft.contents), amends },
          now: new Date().toISOString(),
        }),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: 'plan.amend',
        subject: `plan:${amendment}`,
        before: null,
        after: { amends: amends.plan, version: amends.version, title: draft.title },
      },
    });
    return { id: amendment };
  };
  try {
    return await repeated(attempt);
  } catch (error) {
    // Two at once: the index lets one amendment through, and the other is told of it.
    if (error instanceof DatabaseFailure && error.reason === 'duplicate') return attempt();
    throw error;
  }
}

function amendedAlready({ id, title }: { id: string; title: string }): Refusal {
  return new Refusal('conflict', {
    vi: `Kế hoạch này đang có một bản sửa đổi, bổ sung: “${title}” (${id}). Làm tiếp trên bản đó.`,
    en: `An amendment of this plan is being drafted: "${title}" (${id}). Go on with that one.`,
  });
}

const NOT_ISSUED = {
  vi: 'Chỉ lập bản sửa đổi, bổ sung của kế hoạch đã ban hành. Kế hoạch này còn sửa được.',
  en: 'Only an issued plan is amended. This one can still be edited.',
};
const SUPERSEDED = {
  vi: 'Bản này đã được thay thế. Lập bản sửa đổi từ bản ban hành mới nhất.',
  en: 'This version has been superseded. Amend the one that was issued last.',
};
