import type { Questions } from '@ndp/domain/people/facts';
import { identifyMember } from '@ndp/domain/people/identify';
import { operatorSession } from '@ndp/domain/people/operator-session';
import type { Databases, MemberGrant, PermissionName } from '@ndp/domain/permissions';
import { allow, systemGrant } from '@ndp/domain/permissions';
import { readDraft } from '@ndp/domain/plans/advance';
import { amendPlan } from '@ndp/domain/plans/amend';
import { approvePlan } from '@ndp/domain/plans/approve';
import { type AnyBody, bodySchema } from '@ndp/domain/plans/check-section';
import { PlanDecision } from '@ndp/domain/plans/decision';
import { draftPlan, NewPlan, type NewPlanInput } from '@ndp/domain/plans/draft';
import { issuePlan } from '@ndp/domain/plans/issue';
import { reviewPlan } from '@ndp/domain/plans/review';
import { saveSection } from '@ndp/domain/plans/save-section';
import { submitPlan } from '@ndp/domain/plans/submit';
import { dayInVietnam } from '@ndp/domain/time';
import { demoMembers } from '@ndp/local/seed/demo';
import { decisionOf2022, planOf2022 } from '@ndp/local/seed/plan-2022';
import * as v from 'valibot';
import { filledIn } from '../../support/plans.ts';
import { sender } from './sender.ts';

const ours = { organisation: sender.slug, unit: 'cuc-buu-dien-trung-uong' };
const LINE = { source: 'public', purpose: 'build', year: 2022, amount: 3_000_000_000 } as const;

/** The plan of 2022 with every content of its template. */
export const micPlan = filledIn(planOf2022);
/** The same as the one plan of the Ministry for a platform that it owns: with money, and with whom tasks are for. */
export const mergedPlan = withMoney(micPlan);
/** Issued under the next number of the register, on a day when the Ministry was there. */
export const decision = { ...decisionOf2022, historical: false, symbol: 'QĐ-BTTTT', date: '2022-03-20' };

/** What an amendment of it says of money; the line of the enterprise is gone. */
export const amendedMoney = {
  lines: [
    { ...LINE, amount: 5_000_000_000 },
    { ...LINE, source: 'other' as const, amount: 1_000_000_000 },
  ],
};

/** What an amendment says of a month: its first task is dropped, another one is new. */
export function amendedMonth<T extends { title: string }, R>(month: { tasks: readonly T[]; results: readonly R[] }) {
  const added = { title: 'Công việc bổ sung', responsible: ours };
  return { tasks: [...month.tasks.slice(1), added], results: month.results };
}

function withMoney(plan: typeof micPlan): NewPlanInput {
  const sections = {
    ...plan.contents.sections,
    'development-form': { form: 3 as const },
    // The first two are one line of the budget: what the plan says several times is added up.
    resources: { lines: [LINE, { ...LINE, amount: 1_500_000_000 }, { ...LINE, source: 'enterprise' as const }] },
    assignment: { assignments: [{ ...ours, responsibility: 'Đầu mối.' }] },
  };
  const months = plan.contents.months.map(({ month, tasks, results }) => ({
    month,
    tasks: tasks.map((task) => ({ ...task, responsible: ours })),
    results: [...results],
  }));
  const { monthsCovered, uncoveredReason } = plan.contents;
  const contents = { monthsCovered: [...monthsCovered], uncoveredReason, months, sections };
  // Of a year to come: whoever is given what is due already is not told.
  return { ...plan, kind: 'merged', year: 2090, platforms: ['NDP-0006'], contents };
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

/** How to issue one more plan, or to amend one, without a Worker, so that its messages lie in the outbox and wait. */
export interface Quietly {
  issue(shape?: 'mic' | 'merged'): Promise<string>;
  /** @param id the first draft of a merged plan that has been issued */
  amend(id: string): Promise<void>;
}

export async function issuingWithoutDelivery(databases: Databases): Promise<Quietly> {
  const asked = (plan: NewPlanInput) => ({ templates: plan.kind, platforms: plan.platforms, parties: [ours] });
  const [mic, merged, reviewing, approving, issuing] = await Promise.all([
    identified(databases, 'officer', 'plan.draft', { ...asked(micPlan), reviewers: true }),
    identified(databases, 'officer', 'plan.draft', asked(mergedPlan)),
    granted(databases, 'head', 'plan.review'),
    granted(databases, 'leader', 'plan.approve'),
    granted(databases, 'leader', 'plan.issue'),
  ]);
  const through = async (id: string, version: number) => {
    await submitPlan(mic.grant, id, version, mic.facts);
    await reviewPlan(reviewing, id, version + 1);
    await approvePlan(approving, id, version + 2, mic.facts);
    await issuePlan(issuing, id, version + 3, v.parse(PlanDecision, decision), { ended: [], bearers: [] });
  };
  return {
    async issue(shape = 'mic') {
      const [plan, { grant, facts }] = shape === 'mic' ? [micPlan, mic] : [mergedPlan, merged];
      const { id } = await draftPlan(grant, v.parse(NewPlan, plan), crypto.randomUUID(), facts);
      await through(id, 1);
      return id;
    },
    async amend(issued) {
      const { grant, facts } = merged;
      const { id } = await amendPlan(grant, issued, crypto.randomUUID());
      const { sections } = await readDraft(grant, id);
      const month = JSON.parse(sections.find(({ code }) => code === 'm01')?.body ?? '{}');
      for (const [code, body] of Object.entries({ m01: amendedMonth(month), resources: amendedMoney })) {
        const parsed = v.parse(bodySchema(code) as v.GenericSchema<unknown, AnyBody>, body);
        await saveSection(grant, id, { code, body: parsed, seen: 1, reopen: false }, facts.parties);
      }
      await through(id, 3);
    },
  };
}
