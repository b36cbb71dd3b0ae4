import { IssuedQuery, listIssued } from '@ndp/domain/plans/list-issued';
import { readPlan } from '@ndp/domain/plans/read';
import { readChanges } from '@ndp/domain/plans/read-changes';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, parsed, queryOf } from './parse.ts';
import { IssuedListAnswer, presentIssuedList } from './present-issued-list.ts';
import { ChangesAnswer, IssuedAnswer, presentIssued } from './present-plan.ts';

const number = v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/), v.transform(Number));
const ChangesQuery = v.strictObject({ from: v.optional(number), to: v.optional(number) });
export const VersionQuery = v.strictObject({ version: v.optional(number) });

/** What has been issued, as those whom it was sent to or concerns see it. */
export const issuedPlansApi = new Hono<App>()
  .get(
    '/v1/plans',
    documented('Issued plans that you may see', { query: IssuedQuery, answer: IssuedListAnswer, member: true }),
    member('plan.read'),
    async (c) => {
      const query = parsed(IssuedQuery, queryOf(new URL(c.req.url)), 'query');
      return privately(c, presentIssuedList(await listIssued(c.get('grant'), query, c.get('environment').cursorKey)));
    },
  )
  .get(
    '/v1/plans/:id',
    documented('One issued plan, in its current or an earlier version', {
      query: VersionQuery,
      answer: IssuedAnswer,
      member: true,
      finds: true,
    }),
    member('plan.read'),
    async (c) => {
      const { version } = parsed(VersionQuery, queryOf(new URL(c.req.url)), 'query');
      const grant = c.get('grant');
      return privately(c, presentIssued(await readPlan(grant, idIn(c), version), grant.actor));
    },
  )
  .get(
    '/v1/plans/:id/changes',
    documented('What changed between two versions, the last two unless named', {
      query: ChangesQuery,
      answer: ChangesAnswer,
      member: true,
      finds: true,
    }),
    member('plan.read'),
    async (c) => {
      const wanted = parsed(ChangesQuery, queryOf(new URL(c.req.url)), 'query');
      return privately(c, await readChanges(c.get('grant'), idIn(c), wanted));
    },
  );

onlyMethods(issuedPlansApi, ['GET', 'HEAD'], ['/v1/plans', '/v1/plans/:id', '/v1/plans/:id/changes']);
