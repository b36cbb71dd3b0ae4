import { message } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { comment } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { writtenText } from '../text.ts';
import { advancePlan } from './advance.ts';
import { SectionCode } from './assemble.ts';
import { hasSection } from './check-section.ts';
import { isHeadOf, type Staff, standsIn, turnOf } from './review-steps.ts';
import { stepOf, templateOf } from './submit.ts';

export const PlanReturn = v.strictObject({
  reason: writtenText(5000),
  /** What is to be mended where; each becomes a comment there. */
  sections: v.optional(
    v.pipe(v.array(v.strictObject({ code: SectionCode, reason: writtenText(5000) })), v.maxLength(40)),
    () => [],
  ),
});
export type PlanReturn = v.InferOutput<typeof PlanReturn>;

/**
 * Gives a plan back to its drafters with reasons: whoever's turn it is in review, and the leader also once it is
 * approved or waits for a head whom there is no longer. Throws Refusal `forbidden`, `conflict`, `invalid_input` for a section the plan does not have.
 */
export function returnPlan(
  grant: MemberGrant<'plan.return'>,
  id: string,
  seen: number,
  { reason, sections }: PlanReturn,
  staff: Staff,
): ReturnType<typeof advancePlan> {
  const { actor, workspace } = grant;
  return advancePlan(grant, id, {
    action: 'return',
    seen,
    check({ draft }) {
      const turn = draft.state === 'approved' ? 'leader' : turnOf(draft);
      const heads = isHeadOf(actor, draft) || standsIn(actor, draft, staff);
      if (turn === 'head' ? !heads : actor.role !== 'leader') throw new Refusal('forbidden', NOT_YOURS);
      const template = templateOf(draft);
      sections.forEach(({ code }, place) => {
        if (hasSection(code, template)) return;
        const detail = { vi: `Kế hoạch không có mục “${code}”.`, en: `The plan has no section "${code}".` };
        throw new Refusal('invalid_input', detail, [{ pointer: `/sections/${place}/code`, detail }]);
      });
    },
    set: () => ({ approvedSha256: null, step: 0 }),
    record: () => ({ reason, sections }),
    also: (_, now) =>
      sections.map((one) =>
        workspace.db.insert(comment).values({
          id: newId(),
          createdAt: now,
          planId: id,
          section: one.code,
          kind: 'return',
          author: actor.person,
          body: one.reason,
        }),
      ),
    outgoing: ({ draft }) => [message('plan.returned', { ...stepOf(draft, actor.person), reason })],
  });
}

const NOT_YOURS = {
  vi: 'Chưa đến lượt bạn xem xét kế hoạch này.',
  en: 'It is not your turn to look at this plan.',
};
