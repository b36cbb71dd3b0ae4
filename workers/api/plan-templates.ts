import { listParties } from '@ndp/domain/plans/list-parties';
import { listTemplates } from '@ndp/domain/plans/list-templates';
import { dayInVietnam } from '@ndp/domain/time';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { parsed, queryOf } from './parse.ts';
import { PartiesAnswer, presentParties, presentTemplates, TemplatesAnswer } from './present-templates.ts';

const PartiesQuery = v.strictObject({
  /** Codes joined by commas: "NDP-0006,NDP-0024". */
  platforms: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^NDP-\d{4,6}(,NDP-\d{4,6}){0,19}$/),
      v.transform((codes) => [...new Set(codes.split(','))]),
    ),
  ),
});

/** What one begins a plan with: the kinds of plan there are, and whom it can concern. */
export const planTemplatesApi = new Hono<App>()
  .get(
    '/v1/t/:org/plan-templates',
    documented('Kinds of plan in force, and whether I may draft one', {
      answer: TemplatesAnswer,
      member: true,
      finds: true,
    }),
    member('plan.read'),
    async (c) => privately(c, presentTemplates(await listTemplates(c.get('grant'), dayInVietnam()))),
  )
  .get(
    '/v1/t/:org/plan-parties',
    documented('Whom a plan can give tasks to or be sent to', {
      query: PartiesQuery,
      answer: PartiesAnswer,
      member: true,
      finds: true,
    }),
    member('plan.read'),
    async (c) => {
      const { platforms } = parsed(PartiesQuery, queryOf(new URL(c.req.url)), 'query');
      const grant = c.get('grant');
      return privately(c, presentParties(await listParties(grant, platforms, dayInVietnam()), grant.actor));
    },
  );

onlyMethods(planTemplatesApi, ['GET', 'HEAD'], ['/v1/t/:org/plan-templates', '/v1/t/:org/plan-parties']);
