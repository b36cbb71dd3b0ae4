import { identifyMember } from '@ndp/domain/people/identify';
import type { Databases, MemberGrant, PermissionName } from '@ndp/domain/permissions';
import { allow, systemGrant } from '@ndp/domain/permissions';
import { approvePlan } from '@ndp/domain/plans/approve';
import { draftPlan, type NewPlan } from '@ndp/domain/plans/draft';
import { issuePlan, type PlanDecision } from '@ndp/domain/plans/issue';
import { submitPlan } from '@ndp/domain/plans/submit';
import { dayInVietnam } from '@ndp/domain/time';
import source from '@ndp/local/seed/data/plan-online-meetings-2022.json' with { type: 'json' };
import { demoMembers } from '@ndp/local/seed/demo';

/** The plan of 2022, as its focal unit drafts it: 14 tasks, 10 expected results, two platforms. */
export const draft: NewPlan = {
  kind: source.kind as 'mic',
  title: source.title_vi,
  year: source.year,
  platforms: source.platforms,
  contents: {
    monthsCovered: source.monthsCovered,
    uncoveredReason: source.uncoveredReason_vi,
    months: source.months.map(({ month, tasks, results }) => ({
      month,
      tasks: tasks.map(({ title_vi }) => ({ title: title_vi })),
      results: results.map(({ text_vi }) => ({ text: text_vi })),
    })),
  },
};

/** The decision by which it is issued, to eight recipients. */
export const decision: PlanDecision = {
  number: null,
  date: null,
  signer: 'Lãnh đạo Bộ (minh hoạ)',
  note: { vi: source.decision.note_vi, en: source.decision.note_en },
  historical: true,
  recipients: source.recipients,
};

export const sender = { slug: source.organisation, namespace: `org-${source.organisation}` };

/** The leave of a demonstration member, for verbs that are called without a Worker. */
export async function granted<P extends PermissionName>(
  databases: Databases,
  called: string,
  permission: P,
): Promise<MemberGrant<P>> {
  const member = demoMembers.find((m) => m.called === called);
  if (!member) throw new Error(`no demonstration member ${called}`);
  const claims = { person: member.person, organisation: member.organisation, role: member.role, revision: 1 };
  const found = await identifyMember(await systemGrant(databases, 'member.identify'), claims, dayInVietnam());
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
