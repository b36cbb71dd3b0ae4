import { identifyMember } from '@ndp/domain/people/identify';
import { operatorSession } from '@ndp/domain/people/operator-session';
import type { Databases, MemberGrant, PermissionName } from '@ndp/domain/permissions';
import { allow, systemGrant } from '@ndp/domain/permissions';
import { approvePlan } from '@ndp/domain/plans/approve';
import { draftPlan } from '@ndp/domain/plans/draft';
import { issuePlan } from '@ndp/domain/plans/issue';
import { submitPlan } from '@ndp/domain/plans/submit';
import { dayInVietnam } from '@ndp/domain/time';
import { demoMembers } from '@ndp/local/seed/demo';
import { decisionOf2022 as decision, planOf2022 as draft } from '@ndp/local/seed/plan-2022';

export const sender = { slug: 'bo-thong-tin-va-truyen-thong', namespace: 'org-bo-thong-tin-va-truyen-thong' };

/** The leave of a demonstration member, for verbs that are called without a Worker. */
export async function granted<P extends PermissionName>(
  databases: Databases,
  called: string,
  permission: P,
): Promise<MemberGrant<P>> {
  const member = demoMembers.find((m) => m.called === called);
  if (!member) throw new Error(`no demonstration member ${called}`);
  const claims = await operatorSession(await systemGrant(databases, 'session.open'), member, dayInVietnam());
  const { member: found } = await identifyMember(
    await systemGrant(databases, 'member.identify'),
    claims,
    dayInVietnam(),
  );
  return allow(databases, found, permission);
}

/** Answers how to issue one more plan without a Worker, so that its message lies in the outbox and waits. */
export async function issuingWithoutDelivery(databases: Databases): Promise<() => Promise<string>> {
  const [drafting, approving, issuing] = await Promise.all([
    granted(databases, 'officer', 'plan.draft'),
    granted(databases, 'leader', 'plan.approve'),
    granted(databases, 'leader', 'plan.issue'),
  ]);
  return async () => {
    const { id } = await draftPlan(drafting, draft, crypto.randomUUID());
    await submitPlan(drafting, id);
    await approvePlan(approving, id);
    await issuePlan(issuing, id, decision);
    return id;
  };
}
