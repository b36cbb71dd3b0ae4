import { readDraft } from '@ndp/domain/plans/advance';
import { approvePlan } from '@ndp/domain/plans/approve';
import { type AnyBody, bodySchema, partiesIn, partiesInContents } from '@ndp/domain/plans/check-section';
import { PlanDecision } from '@ndp/domain/plans/decision';
import { discardPlan } from '@ndp/domain/plans/discard';
import { draftPlan, NewPlan, PlatformCode } from '@ndp/domain/plans/draft';
import { issuePlan } from '@ndp/domain/plans/issue';
import { listDrafts } from '@ndp/domain/plans/list-drafts';
import { PlanReturn, returnPlan } from '@ndp/domain/plans/return';
import { reviewPlan } from '@ndp/domain/plans/review';
import { saveSection } from '@ndp/domain/plans/save-section';
import { submitPlan } from '@ndp/domain/plans/submit';
import { invalid, notFound } from '@ndp/domain/refusal';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Entered, member } from '../access/member.ts';
import type { App } from '../app.ts';
import { sweepFiles } from '../jobs/sweep-files.ts';
import { done, privately } from './answer.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { homeIn, idIn, jsonBody, nothingElse, parsed, queryOf } from './parse.ts';
import {
  DraftAnswer,
  DraftListAnswer,
  planState,
  presentDraft,
  presentDrafts,
  presentSection,
  SectionAnswer,
} from './present-draft.ts';
import { relaySoon } from './relay-soon.ts';
import { text } from './shapes.ts';
import { etagOf, seenVersion } from './version.ts';

const Created = v.object({ id: text });
const DraftQuery = v.strictObject({ platform: v.optional(PlatformCode) });
/** What a draft's answer needs besides: names, who there is to review; of one alone also who bears duties, who ended. */
const REVIEWING = { colleagues: true, reviewers: true, alone: true } as const;
const ASKED = { ...REVIEWING, ended: true, bearers: true } as const;
const step = { answer: DraftAnswer, member: true, finds: true, versioned: true } as const;

/** A section as it is sent: its body, and whether to take the plan back from review. */
const Save = v.strictObject({ body: v.looseObject({}), reopen: v.optional(v.boolean(), false) });
const Saved = v.object({
  section: SectionAnswer,
  plan: v.object({ version: v.number(), state: planState, title: text }),
});

/** Drafts in the organisation's own workspace. Steps and sections name the version they are made upon. */
export const plansApi = new Hono<App>()
  .post(
    '/v1/t/:org/plans',
    documented('Open a draft', { body: NewPlan, answer: Created, status: 201, member: true, keyed: true }),
    member('plan.draft', async (request) => {
      const { kind, platforms, contents } = await newPlanIn(request);
      const parties = contents ? partiesInContents(contents, homeIn(request)).map(({ party }) => party) : [];
      return { templates: kind, platforms, parties, ended: true };
    }),
    async (c) => {
      const key = idempotencyKeyOf(c);
      const created = await draftPlan(c.get('grant'), await newPlanIn(c.req.raw), key, c.get('facts'));
      return privately(c, created, 201, { location: `/v1/t/${c.req.param('org')}/plans/${created.id}` });
    },
  )
  .get(
    '/v1/t/:org/plans',
    documented('Drafts of one’s own organisation', {
      query: DraftQuery,
      answer: DraftListAnswer,
      member: true,
      finds: true,
    }),
    member('plan.draft.read', REVIEWING),
    async (c) => {
      const { platform } = parsed(DraftQuery, queryOf(new URL(c.req.url)), 'query');
      const drafts = await listDrafts(c.get('grant'), platform);
      return privately(c, presentDrafts(drafts, c.get('grant').actor, c.get('facts')));
    },
  )
  .get(
    '/v1/t/:org/plans/:id',
    documented('A draft of one’s own organisation', { answer: DraftAnswer, member: true, finds: true }),
    member('plan.draft.read', ASKED),
    async (c) => shown(c, await readDraft(c.get('grant'), idIn(c))),
  )
  .delete(
    '/v1/t/:org/plans/:id',
    documented('Throw away a draft that was never approved', {
      ...{ status: 204, member: true, finds: true, versioned: true },
    }),
    member('plan.draft'),
    async (c) => {
      const grant = c.get('grant');
      await discardPlan(grant, idIn(c), seenVersion(c));
      const sweeping = sweepFiles(c.get('environment'), grant.actor.organisation);
      c.env.context.waitUntil(sweeping.catch((error) => console.error(`sweep: ${error}`)));
      return done(c);
    },
  )
  .put(
    '/v1/t/:org/plans/:id/sections/:code',
    documented('Write one section', { body: Save, answer: Saved, member: true, finds: true, versioned: true }),
    member('plan.draft', async (request) => {
      const { code, body } = await sectionIn(request);
      return { parties: partiesIn(code, body, homeIn(request)).map(({ party }) => party), colleagues: true };
    }),
    async (c) => {
      const { code, body, reopen } = await sectionIn(c.req.raw);
      const { parties, colleagues } = c.get('facts');
      const save = { code, body, reopen, seen: seenVersion(c) };
      const { section, draft } = await saveSection(c.get('grant'), idIn(c), save, parties);
      const { version, state, title } = draft;
      const answer = { section: presentSection(section, colleagues), plan: { version, state, title } };
      return privately(c, answer, 200, etagOf(section.version));
    },
  )
  .post(
    '/v1/t/:org/plans/:id/submit',
    documented('Submit for review', step),
    member('plan.draft', ASKED),
    async (c) => {
      await nothingElse(c.req.raw);
      return sent(c, await submitPlan(c.get('grant'), idIn(c), seenVersion(c), c.get('facts')));
    },
  )
  .post(
    '/v1/t/:org/plans/:id/review',
    documented('Pass on to the leader, as head of the unit', step),
    member('plan.review', ASKED),
    async (c) => {
      await nothingElse(c.req.raw);
      return sent(c, await reviewPlan(c.get('grant'), idIn(c), seenVersion(c)));
    },
  )
  .post(
    '/v1/t/:org/plans/:id/approve',
    documented('Approve exactly these contents', step),
    member('plan.approve', ASKED),
    async (c) => {
      await nothingElse(c.req.raw);
      return sent(c, await approvePlan(c.get('grant'), idIn(c), seenVersion(c), c.get('facts')));
    },
  )
  .post(
    '/v1/t/:org/plans/:id/return',
    documented('Give back to the drafters with reasons', { ...step, body: PlanReturn }),
    member('plan.return', ASKED),
    async (c) => {
      const reasons = parsed(PlanReturn, await jsonBody(c.req.raw), 'body');
      return sent(c, await returnPlan(c.get('grant'), idIn(c), seenVersion(c), reasons, c.get('facts')));
    },
  )
  .post(
    '/v1/t/:org/plans/:id/issue',
    documented('Issue and send to the recipients', { ...step, body: PlanDecision }),
    member('plan.issue', async (request) => ({
      ...ASKED,
      mentioned: (await decisionIn(request)).recipients,
    })),
    async (c) => {
      const decision = await decisionIn(c.req.raw);
      assertKnown(decision.recipients, c.get('facts').unknown);
      return sent(c, await issuePlan(c.get('grant'), idIn(c), seenVersion(c), decision, c.get('facts')));
    },
  );

onlyMethods(
  plansApi,
  ['POST'],
  ['submit', 'review', 'approve', 'return', 'issue'].map((name) => `/v1/t/:org/plans/:id/${name}`),
);
onlyMethods(plansApi, ['PUT'], ['/v1/t/:org/plans/:id/sections/:code']);
onlyMethods(plansApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/plans']);
onlyMethods(plansApi, ['GET', 'HEAD', 'DELETE'], ['/v1/t/:org/plans/:id']);

type Found = Parameters<typeof presentDraft>[0];
type OfDraft = 'plan.draft' | 'plan.draft.read' | 'plan.review' | 'plan.approve' | 'plan.return' | 'plan.issue';

function shown<P extends OfDraft>(c: Context<Entered<P>>, found: Found): Response {
  const { actor } = c.get('grant');
  const answer = presentDraft(found, actor, c.get('facts'));
  return privately(c, answer, 200, etagOf(found.draft.version));
}

/** The same after a step that sent something on. */
function sent<P extends OfDraft>(c: Context<Entered<P>>, found: Found): Response {
  relaySoon(c, c.get('grant').actor.organisation);
  return shown(c, found);
}

async function newPlanIn(request: Request): Promise<NewPlan> {
  return parsed(NewPlan, await jsonBody(request), 'body');
}

async function decisionIn(request: Request): Promise<PlanDecision> {
  return parsed(PlanDecision, await jsonBody(request), 'body');
}

/** A list would pass for a section in which everything is left out. */
const notList = v.pipe(
  v.unknown(),
  v.check((body) => !Array.isArray(body), 'Gửi một đối tượng JSON: {…}. / Send a JSON object: {…}.'),
);

/** The section that an address names with the body it is sent, checked by the schema of its kind. */
async function sectionIn(request: Request) {
  const code = /\/sections\/([a-z0-9-]{1,50})$/.exec(new URL(request.url).pathname)?.[1];
  if (!code) throw notFound();
  const body = v.pipe(notList, bodySchema(code) as v.GenericSchema<unknown, AnyBody>);
  const schema = v.strictObject({ ...Save.entries, body });
  return { code, ...parsed(schema, await jsonBody(request), 'body') };
}

/** A recipient that does not exist would never hear of the plan. */
function assertKnown(recipients: readonly string[], unknown: readonly string[]): void {
  const [slug] = unknown;
  if (slug === undefined) return;
  const vi = `Không có cơ quan “${slug}”. Xem mã các cơ quan ở /v1/organisations.`;
  throw invalid(
    `/recipients/${recipients.indexOf(slug)}`,
    vi,
    `There is no organisation "${slug}". See /v1/organisations.`,
  );
}
