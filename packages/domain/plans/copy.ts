import { auditHead, headOf } from '@ndp/database/audit';
import { commit, repeated } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { type Condition, eq, inArray, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { planDraft, planSection } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import { platformFacts, templateIn, templatesOn } from '../people/ask-platforms.ts';
import { dutyCounts } from '../people/duty-counts.ts';
import type { Ended } from '../people/ended.ts';
import type { Named } from '../people/facts.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, type Refusal } from '../refusal.ts';
import { earlierRequest, keyUsed, type Repeatable, requestHash, sameRequest } from '../repeatable.ts';
import { assembled } from './assemble.ts';
import { carriedOver } from './carry-over.ts';
import { contentsIn, type PlanContents } from './contents.ts';
import { NewPlan, opened } from './draft.ts';
import { assertInItsTime } from './gone.ts';
import { ownPlatforms } from './list-templates.ts';
import { assertMayDraft, chosen } from './may-draft.ts';
import { planVisibleTo } from './read.ts';
import { templateOf } from './submit.ts';

const id = v.pipe(v.string(), v.uuid());
const { kind, template, title, year, platforms } = NewPlan.entries;

/** Another plan to begin from: a draft of one's own organisation, or an issued plan that one may read. */
export const PlanCopy = v.strictObject({
  from: v.union([v.strictObject({ draft: id }), v.strictObject({ issued: id })]),
  ...{ kind: v.optional(kind), template, title: v.optional(title), year, platforms: v.optional(platforms) },
});
export type PlanCopy = v.InferOutput<typeof PlanCopy>;

/** What is copied. */
interface Source {
  kind: NewPlan['kind'];
  template: string;
  title: string;
  year: number;
  platforms: string[];
  contents: PlanContents;
  /** Whether it is a plan of one's own organisation. */
  own: boolean;
}

/**
 * Opens a draft with another plan's contents: last year's, another platform's, another kind's. What the new template
 * has no place for, and who bears no duty in the new plan, is left out and named. Repeating with the same key answers
 * the same draft. Programme and workspace are read at the same time. Throws Refusal `invalid_input`, `conflict`.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function copyPlan(
  grant: MemberGrant<'plan.copy'>,
  input: PlanCopy,
  key: string,
  today: string,
  ended: readonly Ended[],
): Promise<{ id: string; left: string[]; unassigned: string[] }> {
  const { actor, workspace } = grant;
  assertInItsTime('/year', input.year, actor.organisation.slug, ended);
  const repeatable: Repeatable = { actor, key, operation: grant.permission, request: input };
  return repeated(async () => {
    const [shared, own] = await Promise.all([inProgramme(grant, input, today), inWorkspace(grant, input, repeatable)]);
    const source = own.source ?? shared.source;
    if (!source) throw noSuchPlan(input);
    const kind = input.kind ?? source.kind;
    const templates = shared.templates.filter((one) => one.kind === kind);
    const same = kind === source.kind && templates.some((one) => one.key === source.template);
    const template = chosen(templates, input.template ?? (same ? source.template : undefined));
    const platforms = input.platforms ?? source.platforms;
    assertMayDraft(actor, template, platforms, shared.platforms);
    const local = kind === 'sector' || kind === 'local';
    const answers = ({ organisation, unit }: Named) =>
      (local && organisation === actor.organisation.slug) ||
      shared.bearers.some(
        (one) =>
          one.organisation === organisation &&
          (one.unit === null || one.unit === unit) &&
          (one.platform === null || platforms.includes(one.platform)),
      );
    const { contents, left, unassigned } = carriedOver(source.contents, {
      ...{ from: source.year, to: input.year, template, answers, own: source.own },
    });
    if (own.earlier) return { ...sameRequest(own.earlier, requestHash(repeatable)), left, unassigned };

    const made = newId();
    const now = new Date().toISOString();
    const title = input.title ?? source.title.replaceAll(String(source.year), String(input.year));
    const plan = { kind, title, year: input.year, platforms };
    await commit(workspace, {
      head: own.head,
      statements: [
        keyUsed(workspace, repeatable, made),
        ...opened(grant, { id: made, input: plan, template, contents, now }),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: grant.permission,
        subject: `plan:${made}`,
        before: null,
        after: { ...plan, template: template.key, from: input.from },
      },
    });
    return { id: made, left, unassigned };
  });
}

/** The templates in force, what the rules ask of the platforms, who bears duties, and the issued plan that is meant. */
async function inProgramme({ actor, programme }: MemberGrant<'plan.copy'>, input: PlanCopy, today: string) {
  const { db } = programme;
  const issued = 'issued' in input.from ? input.from.issued : null;
  const which = platformsMeant(actor.organisation.kind, ownPlatforms(actor), input, issued);
  const [templates, platforms, bearers, plans] = await programme.read(
    templatesOn(db, today),
    platformFacts(db, which, today),
    db
      .select({ organisation: p.organisation.slug, unit: p.unit.slug, platform: p.platform.code })
      .from(p.duty)
      .leftJoin(p.platform, eq(p.platform.id, p.duty.platformId))
      .leftJoin(p.unit, eq(p.unit.id, p.duty.unitId))
      .innerJoin(
        p.organisation,
        sql`${p.organisation.id} = coalesce(${p.unit.organisationId}, ${p.duty.organisationId})`,
      )
      .where(sql`${dutyCounts(today)} and (${p.duty.platformId} is null or ${which})`),
    db
      .select({ plan: p.plan, version: p.planVersion })
      .from(p.plan)
      .innerJoin(
        p.planVersion,
        sql`${p.planVersion.planId} = ${p.plan.id} and ${p.planVersion.number} = ${p.plan.currentVersion}`,
      )
      .where(sql`${p.plan.id} = ${issued ?? ''} and (${planVisibleTo(actor)})`),
  );
  const [found] = plans;
  const source: Source | null = found
    ? {
        ...{ kind: found.plan.kind, title: found.plan.title, year: found.plan.year },
        template: found.plan.template ?? '',
        platforms: platforms.map(({ code }) => code).sort(),
        contents: contentsIn(found.version.contents),
        own: found.plan.organisationId === actor.organisation.id,
      }
    : null;
  return { templates: templates.map(templateIn), platforms, bearers, source };
}

/**
 * The platforms that the copy can be about: those it names, those of the issued plan, or those that a draft of one's
 * own can be about, which is any where one plans for any.
 */
function platformsMeant(
  kind: p.OrganisationKind,
  own: readonly string[],
  { platforms }: PlanCopy,
  issued: string | null,
): Condition {
  if (platforms) return inArray(p.platform.code, platforms);
  if (issued !== null)
    return sql`${p.platform.id} in (select platform_id from plan_platform where plan_id = ${issued})`;
  if (kind === 'ministry' || kind === 'agency' || kind === 'province') return sql`1 = 1`;
  return inArray(p.platform.code, [...own]);
}

/** The draft that is meant, and what writing into the workspace needs. */
async function inWorkspace({ workspace }: MemberGrant<'plan.copy'>, { from }: PlanCopy, repeatable: Repeatable) {
  const { db } = workspace;
  const plan = 'draft' in from ? from.draft : '';
  const [drafts, sections, used, heads] = await workspace.read(
    db.select().from(planDraft).where(eq(planDraft.id, plan)),
    db.select().from(planSection).where(eq(planSection.planId, plan)),
    earlierRequest(db, repeatable),
    auditHead(workspace),
  );
  const [draft] = drafts;
  if (!draft) return { source: null, earlier: used[0], head: headOf(heads) };
  const { title, ...contents } = assembled(sections);
  const { kind, year, platforms } = draft;
  const source: Source = { kind, year, platforms, title, contents, template: templateOf(draft).key, own: true };
  return { source, earlier: used[0], head: headOf(heads) };
}

function noSuchPlan({ from }: PlanCopy): Refusal {
  const field = 'draft' in from ? 'draft' : 'issued';
  return invalid(
    `/from/${field}`,
    'Không có kế hoạch này, hoặc bạn không được xem.',
    'There is no such plan, or you may not see it.',
  );
}
