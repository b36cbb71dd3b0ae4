import type { Member } from '@ndp/domain/permissions';
import { readDraft } from '@ndp/domain/plans/advance';
import { approvePlan } from '@ndp/domain/plans/approve';
import { draftPlan, NewPlan } from '@ndp/domain/plans/draft';
import { issuePlan, PlanDecision } from '@ndp/domain/plans/issue';
import { listDrafts } from '@ndp/domain/plans/list-drafts';
import { listPlans, readPlan } from '@ndp/domain/plans/read';
import { submitPlan } from '@ndp/domain/plans/submit';
import { invalid, type Refusal } from '@ndp/domain/refusal';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import type { Environment } from '../environment.ts';
import { sendMail } from '../jobs/mail.ts';
import { relayFrom } from '../jobs/relay.ts';
import { forgetRevision } from '../portal/serve.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, nothingElse, parsed, queryOf } from './parse.ts';
import {
  DraftAnswer,
  DraftListAnswer,
  IssuedAnswer,
  IssuedListAnswer,
  presentDraft,
  presentDrafts,
  presentIssued,
} from './present-plan.ts';

const Created = v.object({ id: v.string() });
const DraftQuery = v.strictObject({ platform: v.optional(v.pipe(v.string(), v.regex(/^NDP-\d{4,6}$/))) });
const step = { answer: DraftAnswer, member: true, finds: true } as const;

/** Plans: drafts in the organisation's own workspace under /v1/t/:org, what has been issued under /v1/plans. */
export const plansApi = new Hono<App>()
  .post(
    '/v1/t/:org/plans',
    documented('Open a draft', { body: NewPlan, answer: Created, status: 201, member: true, keyed: true }),
    member('plan.draft'),
    async (c) => {
      const key = c.req.header('idempotency-key');
      if (!key || !/^[\x21-\x7e]{1,200}$/.test(key)) throw missingKey();
      const created = await draftPlan(c.get('grant'), parsed(NewPlan, await jsonBody(c.req.raw), 'body'), key);
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
    member('plan.draft.read', { colleagues: true }),
    async (c) => {
      const { platform } = parsed(DraftQuery, queryOf(new URL(c.req.url)), 'query');
      const drafts = await listDrafts(c.get('grant'), platform);
      return privately(c, presentDrafts(drafts, c.get('grant').actor, c.get('colleagues')));
    },
  )
  .get(
    '/v1/t/:org/plans/:id',
    documented('A draft of one’s own organisation', step),
    member('plan.draft.read'),
    async (c) => {
      const { draft, reviews } = await readDraft(c.get('grant'), idIn(c));
      return privately(c, presentDraft(draft, reviews, c.get('grant').actor));
    },
  )
  .post('/v1/t/:org/plans/:id/submit', documented('Submit for approval', step), member('plan.draft'), async (c) => {
    await nothingElse(c.req.raw);
    const grant = c.get('grant');
    const { draft, reviews } = await submitPlan(grant, idIn(c));
    c.env.context.waitUntil(deliver(c.get('environment'), grant.actor.organisation));
    return privately(c, presentDraft(draft, reviews, grant.actor));
  })
  .post(
    '/v1/t/:org/plans/:id/approve',
    documented('Approve exactly these contents', step),
    member('plan.approve'),
    async (c) => {
      await nothingElse(c.req.raw);
      const grant = c.get('grant');
      const { draft, reviews } = await approvePlan(grant, idIn(c));
      c.env.context.waitUntil(deliver(c.get('environment'), grant.actor.organisation));
      return privately(c, presentDraft(draft, reviews, grant.actor));
    },
  )
  .post(
    '/v1/t/:org/plans/:id/issue',
    documented('Issue and send to the recipients', { ...step, body: PlanDecision }),
    member('plan.issue', { mentions: async (request) => (await decisionIn(request.clone() as Request)).recipients }),
    async (c) => {
      const grant = c.get('grant');
      const decision = await decisionIn(c.req.raw);
      assertKnown(decision.recipients, c.get('unknown'));
      const { draft, reviews } = await issuePlan(grant, idIn(c), decision);
      c.env.context.waitUntil(deliver(c.get('environment'), grant.actor.organisation));
      return privately(c, presentDraft(draft, reviews, grant.actor));
    },
  )
  .get(
    '/v1/plans',
    documented('Issued plans that you may see', { answer: IssuedListAnswer, member: true }),
    member('plan.read'),
    async (c) => {
      const items = await listPlans(c.get('grant'));
      return privately(c, { items: items.map(({ id, kind, title, year }) => ({ id, kind, title, year })) });
    },
  )
  .get(
    '/v1/plans/:id',
    documented('One issued plan', { answer: IssuedAnswer, member: true, finds: true }),
    member('plan.read'),
    async (c) => privately(c, presentIssued(await readPlan(c.get('grant'), idIn(c)))),
  );

onlyMethods(
  plansApi,
  ['POST'],
  ['/v1/t/:org/plans/:id/submit', '/v1/t/:org/plans/:id/approve', '/v1/t/:org/plans/:id/issue'],
);
onlyMethods(plansApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/plans']);
onlyMethods(plansApi, ['GET', 'HEAD'], ['/v1/t/:org/plans/:id', '/v1/plans', '/v1/plans/:id']);

async function decisionIn(request: Request): Promise<PlanDecision> {
  return parsed(PlanDecision, await jsonBody(request), 'body');
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

/** What the operation sent goes out right after the answer; what fails here is delivered by the next tick of cron. */
async function deliver(environment: Environment, organisation: Member['organisation']): Promise<void> {
  const databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
  const done = await relayFrom(databases, organisation).catch((error) => console.error(`relay: ${error}`));
  if (!done || done.delivered === 0) return;
  forgetRevision();
  await sendMail(databases, environment).catch((error) => console.error(`mail: ${error}`));
}

function missingKey(): Refusal {
  return invalid(
    'Idempotency-Key',
    'Gửi tiêu đề Idempotency-Key (1–200 ký tự ASCII) để gửi lại không tạo bản thứ hai.',
    'Send an Idempotency-Key header (1–200 ASCII characters), so that repeating makes no second draft.',
  );
}
