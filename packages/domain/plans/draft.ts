import { auditHead, headOf } from '@ndp/database/audit';
import { canonical, sha256 } from '@ndp/database/canonical';
import { commit, repeated } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { and, eq } from '@ndp/database/query';
import type { DutyKind } from '@ndp/database/schema/programme';
import { idempotencyKey, planDraft } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import { bears, type MemberGrant } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import { writtenText } from '../text.ts';
import { PlanContents, sealed } from './contents.ts';

/** Duties whose bearer drafts the Ministry's and the merged plan. 186 Điều 1, IV.1.a and c */
export const DRAFTING_DUTIES: readonly DutyKind[] = ['mic_focal', 'promoting'];

export const NewPlan = v.strictObject({
  kind: v.picklist(['mic', 'merged']),
  title: writtenText(500),
  year: v.pipe(v.number(), v.integer(), v.minValue(2022), v.maxValue(2100)),
  platforms: v.pipe(v.array(v.pipe(v.string(), v.regex(/^NDP-\d{4,6}$/))), v.minLength(1), v.maxLength(20)),
  contents: PlanContents,
});
export type NewPlan = v.InferOutput<typeof NewPlan>;

/**
 * Opens a draft in the organisation's own workspace and answers its id. The unit must bear a drafting duty towards
 * every platform of the plan (186 Điều 1, IV.1.a). Repeating with the same key answers the same draft.
 */
export async function draftPlan(
  grant: MemberGrant<'plan.draft'>,
  input: NewPlan,
  key: string,
): Promise<{ id: string }> {
  const { actor, workspace } = grant;
  input.platforms.forEach((code, index) => {
    if (bears(actor, DRAFTING_DUTIES, code)) return;
    throw invalid(
      `/platforms/${index}`,
      `Đơn vị của bạn không phải đầu mối của nền tảng ${code}. Bỏ nền tảng này khỏi kế hoạch.`,
      `Your unit is not a focal unit of ${code}. Take it out of the plan.`,
    );
  });
  const request = sha256(canonical(input));
  return repeated(async () => {
    const [used, heads] = await workspace.read(
      workspace.db
        .select()
        .from(idempotencyKey)
        .where(and(eq(idempotencyKey.actor, actor.person), eq(idempotencyKey.key, key))),
      auditHead(workspace),
    );
    const earlier = used[0];
    if (earlier) return sameRequest(earlier, request);

    const id = newId();
    const now = new Date().toISOString();
    const { text, sha256: seal } = sealed(input.contents);
    const { kind, title, year, platforms } = input;
    const draft = { id, kind, title, year, platforms, contents: text, sha256: seal, draftedBy: actor.person };
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        workspace.db.insert(idempotencyKey).values({
          actor: actor.person,
          key,
          operation: grant.permission,
          requestSha256: request,
          subject: id,
          createdAt: now,
        }),
        workspace.db
          .insert(planDraft)
          .values({ ...draft, unit: actor.unit?.slug ?? null, createdAt: now, updatedAt: now }),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: 'plan.draft',
        subject: `plan:${id}`,
        before: null,
        after: { kind, title, year, platforms, sha256: seal },
      },
    });
    return { id };
  });
}

function sameRequest(earlier: { requestSha256: string; subject: string }, request: string): { id: string } {
  if (earlier.requestSha256 === request) return { id: earlier.subject };
  throw new Refusal('conflict', {
    vi: 'Khoá Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khoá mới.',
    en: 'This Idempotency-Key was used for a different request. Use a new key.',
  });
}
