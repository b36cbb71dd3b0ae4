import { auditHead, headOf } from '@ndp/database/audit';
import { canonical } from '@ndp/database/canonical';
import { commit, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { planDraft, planSection, planSectionHistory } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import type { Facts } from '../people/facts.ts';
import type { MemberGrant } from '../permissions.ts';
import { earlierRequest, keyUsed, type Repeatable, requestHash, sameRequest } from '../repeatable.ts';
import { writtenName } from '../text.ts';
import { taken } from './assemble.ts';
import { assertContents, assertDuties, partiesInContents } from './check-section.ts';
import { PlanContents } from './contents.ts';
import { assertInItsTime } from './gone.ts';
import { assertMayDraft, chosen } from './may-draft.ts';
import type { PlanTemplate } from './template.ts';

export const PLAN_KINDS = ['mic', 'owner', 'merged', 'enterprise', 'sector', 'local'] as const;
export const PlatformCode = v.pipe(v.string(), v.regex(/^NDP-\d{4,6}$/));
export const PlanYear = v.pipe(v.number(), v.integer(), v.minValue(2022), v.maxValue(2100));

export const NewPlan = v.strictObject({
  kind: v.picklist(PLAN_KINDS),
  /** Key of the template, where several of the kind are in force. */
  template: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))),
  title: writtenName(500),
  year: PlanYear,
  platforms: v.pipe(
    v.array(PlatformCode),
    v.maxLength(20),
    v.check(
      (codes) => new Set(codes).size === codes.length,
      'Một nền tảng được nêu hai lần. / A platform is named twice.',
    ),
  ),
  /** The whole plan at once, for machines and copies; empty to be filled in section by section. */
  contents: v.optional(PlanContents),
});
export type NewPlan = v.InferOutput<typeof NewPlan>;
export type NewPlanInput = v.InferInput<typeof NewPlan>;

const NOTHING: PlanContents = { monthsCovered: [], uncoveredReason: null, months: [], sections: {} };

/**
 * Opens a draft in the organisation's own workspace and answers its id. Who may, for which platforms, follows from
 * the template in force (may-draft.ts). Repeating with the same key answers the same draft.
 * Throws Refusal `invalid_input`, `conflict`.
 */
export async function draftPlan(
  grant: MemberGrant<'plan.draft'>,
  input: NewPlan,
  key: string,
  facts: Pick<Facts, 'templates' | 'platforms' | 'parties' | 'ended'>,
): Promise<{ id: string }> {
  const { actor, workspace } = grant;
  assertInItsTime('/year', input.year, actor.organisation.slug, facts.ended);
  const template = chosen(facts.templates, input.template);
  assertMayDraft(actor, template, input.platforms, facts.platforms);
  const contents = input.contents ?? NOTHING;
  assertContents(input.title, contents, template, input.year);
  const plan = { platforms: input.platforms, kind: input.kind, organisation: actor.organisation.slug };
  assertDuties(partiesInContents(contents, plan.organisation), facts.parties, plan);
  const request = input.contents ? { ...input, contents: withoutKeys(contents) } : input;
  const repeatable: Repeatable = { actor, key, operation: grant.permission, request };
  return repeated(async () => {
    const [used, heads] = await workspace.read(earlierRequest(workspace.db, repeatable), auditHead(workspace));
    const earlier = used[0];
    if (earlier) return sameRequest(earlier, requestHash(repeatable));

    const id = newId();
    const now = new Date().toISOString();
    const { kind, title, year, platforms } = input;
    await commit(workspace, {
      head: headOf(heads),
      statements: [keyUsed(workspace, repeatable, id), ...opened(grant, { id, input, template, contents, now })],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: 'plan.draft',
        subject: `plan:${id}`,
        before: null,
        after: { kind, template: template.key, title, year, platforms },
      },
    });
    return { id };
  });
}

interface Opening {
  id: string;
  input: Omit<NewPlan, 'contents' | 'template'>;
  template: PlanTemplate;
  contents: PlanContents;
  now: string;
  amends?: { plan: string; version: number };
}

/** The rows of a new draft: itself, its sections, and the beginning of their history. */
export function opened(
  { actor, workspace: { db } }: Pick<MemberGrant<'plan.draft'>, 'actor' | 'workspace'>,
  { id, input: { kind, title, year, platforms }, template, contents, now, amends }: Opening,
): Statement[] {
  const draft = { id, kind, title, year, platforms, contents: '', sha256: '', draftedBy: actor.person };
  const rows = taken(title, contents).map(({ code, body }) => ({ planId: id, code, body: canonical(body) }));
  return [
    db.insert(planDraft).values({
      ...draft,
      unit: actor.unit?.slug ?? null,
      createdAt: now,
      updatedAt: now,
      template: JSON.stringify(template),
      authors: [actor.person],
      amends: amends?.plan ?? null,
      amendsVersion: amends?.version ?? null,
    }),
    db.insert(planSection).values(rows.map((row) => ({ ...row, updatedAt: now, updatedBy: actor.person }))),
    db
      .insert(planSectionHistory)
      .values(rows.map((row) => ({ ...row, version: 1, savedAt: now, savedBy: actor.person }))),
  ];
}

/** The same request again has other keys where we made them, so they say nothing of whether it is the same. */
function withoutKeys({ months, ...rest }: PlanContents): unknown {
  const bare = <P extends { key: string }>(parts: readonly P[]) => parts.map(({ key: _, ...part }) => part);
  return { ...rest, months: months.map(({ month, tasks, results }) => [month, bare(tasks), bare(results)]) };
}
