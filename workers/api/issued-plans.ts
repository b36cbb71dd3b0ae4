import { listPlans, readPlan } from '@ndp/domain/plans/read';
import { Hono } from 'hono';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn } from './parse.ts';
import { IssuedAnswer, IssuedListAnswer, presentIssued } from './present-plan.ts';

/** What has been issued, as those whom it was sent to or concerns see it. */
export const issuedPlansApi = new Hono<App>()
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

onlyMethods(issuedPlansApi, ['GET', 'HEAD'], ['/v1/plans', '/v1/plans/:id']);
