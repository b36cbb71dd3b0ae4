import { amendPlan } from '@ndp/domain/plans/amend';
import { copyPlan, PlanCopy } from '@ndp/domain/plans/copy';
import { dayInVietnam } from '@ndp/domain/time';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, nothingElse, parsed } from './parse.ts';
import { text } from './shapes.ts';

const Amended = v.object({ id: text });
const Copied = v.object({
  id: text,
  /** Codes of sections that the new plan has no place for. */
  left: v.array(text),
  /** Codes of sections in which somebody was left out who bears no duty towards the new plan's platforms. */
  unassigned: v.array(text),
});

/** Drafts that begin from another plan. */
export const planCopiesApi = new Hono<App>()
  .post(
    '/v1/t/:org/plan-copies',
    documented('Open a draft with the contents of another plan', {
      ...{ body: PlanCopy, answer: Copied, status: 201, member: true, keyed: true },
    }),
    member('plan.copy', { ended: true }),
    async (c) => {
      const key = idempotencyKeyOf(c);
      const input = parsed(PlanCopy, await jsonBody(c.req.raw), 'body');
      const copied = await copyPlan(c.get('grant'), input, key, dayInVietnam(), c.get('facts').ended);
      return privately(c, copied, 201, { location: `/v1/t/${c.req.param('org')}/plans/${copied.id}` });
    },
  )
  .post(
    '/v1/t/:org/plans/:id/amend',
    documented('Open an amendment of the plan issued from this draft', {
      ...{ answer: Amended, status: 201, member: true, finds: true, keyed: true },
    }),
    member('plan.draft'),
    async (c) => {
      await nothingElse(c.req.raw);
      const amended = await amendPlan(c.get('grant'), idIn(c), idempotencyKeyOf(c));
      return privately(c, amended, 201, { location: `/v1/t/${c.req.param('org')}/plans/${amended.id}` });
    },
  );

onlyMethods(planCopiesApi, ['POST'], ['/v1/t/:org/plan-copies', '/v1/t/:org/plans/:id/amend']);
