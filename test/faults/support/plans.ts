import { identifyMember } from '@ndp/domain/people/identify';
import { operatorSession } from '@ndp/domain/people/operator-session';
import type { Questions } from '@ndp/domain/people/questions';
import type { Databases, MemberGrant, PermissionName } from '@ndp/domain/permissions';
import { allow, systemGrant } from '@ndp/domain/permissions';
import { approvePlan } from '@ndp/domain/plans/approve';
import { PlanDecision } from '@ndp/domain/plans/decision';
import { draftPlan, NewPlan } from '@ndp/domain/plans/draft';
import { issuePlan } from '@ndp/domain/plans/issue';
import { reviewPlan } from '@ndp/domain/plans/review';
import { submitPlan } from '@ndp/domain/plans/submit';
import { dayInVietnam } from '@ndp/domain/time';
import { demoMembers } from '@ndp/local/seed/demo';
import { decisionOf2022 as decision, planOf2022 as draft } from '@ndp/local/seed/plan-2022';
import * as v from 'valibot';

export const sender = { slug: 'bo-thong-tin-va-truyen-thong', namespace: 'org-bo-thong-tin-va-truyen-thong' };

/** The leave of a demonstration member, for verbs that are called without a Worker. */
export async function granted<P extends PermissionName>(
  databases: Databases,
  called: string,
  permission: P,
): Promise<MemberGrant<P>> {
  return (await identified(databases, called, permission)).grant;
}

/** The same with what the door finds out besides. */
async function identified<P extends PermissionName>(
  databases: Databases,
  called: string,
  permission: P,
  questions: Questions = {},
) {
  const member = demoMembers.find((m) => m.called === called);
  if (!member) throw new Error(`no demonstration member ${called}`);
  const claims = await operatorSession(await systemGrant(databases, 'session.open'), member, dayInVietnam());
  const identifying = await systemGrant(databases, 'member.identify');
  const { member: found, facts } = await identifyMember(identifying, claims, dayInVietnam(), questions);
  return { grant: await allow(databases, found, permission), facts };
}

/** Answers how to issue one more plan without a Worker, so that its message lies in the outbox and waits. */
export async function issuingWithoutDelivery(databases: Databases): Promise<() => Promise<string>> {
  const asked = { templates: draft.kind, platforms: draft.platforms };
  const [{ grant: drafting, facts }, reviewing, approving, issuing] = await Promise.all([
    identified(databases, 'officer', 'plan.draft', asked),
    granted(databases, 'head', 'plan.review'),
    granted(databases, 'leader', 'plan.approve'),
    granted(databases, 'leader', 'plan.issue'),
  ]);
  return async () => {
    const { id } = await draftPlan(drafting, v.parse(NewPlan, draft), crypto.randomUUID(), facts);
    await submitPlan(drafting, id, 1);
    await reviewPlan(reviewing, id, 2);
    await approvePlan(approving, id, 3, false);
    await issuePlan(issuing, id, 4, v.parse(PlanDecision, decision));
    return id;
  };
}
