import { identifyMember } from '@ndp/domain/people/identify';
import { operatorSession } from '@ndp/domain/people/operator-session';
import type { Questions } from '@ndp/domain/people/questions';
import type { Databases, MemberGrant, PermissionName } from '@ndp/domain/permissions';
import { allow, systemGrant } from '@ndp/domain/permissions';
import { approvePlan } from '@ndp/domain/plans/approve';
import { PlanDecision } from '@ndp/domain/plans/decision';
import { draftPlan, NewPlan, type NewPlanInput } from '@ndp/domain/plans/draft';
import { issuePlan } from '@ndp/domain/plans/issue';
import { reviewPlan } from '@ndp/domain/plans/review';
import { submitPlan } from '@ndp/domain/plans/submit';
import { dayInVietnam } from '@ndp/domain/time';
import { demoMembers } from '@ndp/local/seed/demo';
import { decisionOf2022, planOf2022 } from '@ndp/local/seed/plan-2022';
import * as v from 'valibot';
import { filledIn } from '../../support/plans.ts';
import { sender } from './sender.ts';

/** The plan of 2022 with every content of its template. */
export const micPlan = filledIn(planOf2022);
/** The same as the one plan of the Ministry for a platform that it owns: with money, and with whom tasks are for. */
export const mergedPlan = withMoney(micPlan);
/** Issued under the next number of the register, on a day when the Ministry was there. */
export const decision = { ...decisionOf2022, historical: false, symbol: 'QĐ-BTTTT', date: '2022-03-20' };

function withMoney(plan: typeof micPlan): NewPlanInput {
  const line = { source: 'public', purpose: 'build', year: 2022, amount: 3_000_000_000 } as const;
  const ours = { organisation: sender.slug, unit: 'cuc-buu-dien-trung-uong' };
  const sections = {
    ...plan.contents.sections,
    'development-form': { form: 3 as const },
    // The first two are one line of the budget: what the plan says several times is added up.
    resources: { lines: [line, { ...line, amount: 1_500_000_000 }, { ...line, source: 'enterprise' as const }] },
    assignment: { assignments: [{ ...ours, responsibility: 'Đầu mối.' }] },
  };
  const months = plan.contents.months.map(({ month, tasks, results }) => ({
    month,
    tasks: tasks.map((task) => ({ ...task, responsible: ours })),
    results: [...results],
  }));
  const { monthsCovered, uncoveredReason } = plan.contents;
  const contents = { monthsCovered: [...monthsCovered], uncoveredReason, months, sections };
  return { ...plan, kind: 'merged', platforms: ['NDP-0006'], contents };
}

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
  const asked = { templates: micPlan.kind, platforms: micPlan.platforms };
  const [{ grant: drafting, facts }, reviewing, approving, issuing] = await Promise.all([
    identified(databases, 'officer', 'plan.draft', asked),
    granted(databases, 'head', 'plan.review'),
    granted(databases, 'leader', 'plan.approve'),
    granted(databases, 'leader', 'plan.issue'),
  ]);
  return async () => {
    const { id } = await draftPlan(drafting, v.parse(NewPlan, micPlan), crypto.randomUUID(), facts);
    await submitPlan(drafting, id, 1);
    await reviewPlan(reviewing, id, 2);
    await approvePlan(approving, id, 3, false);
    await issuePlan(issuing, id, 4, v.parse(PlanDecision, decision));
    return id;
  };
}
