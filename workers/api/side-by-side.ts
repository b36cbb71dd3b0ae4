import { readSideBySide } from '@ndp/domain/plans/side-by-side';
import { notFound } from '@ndp/domain/refusal';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { parsed, queryOf } from './parse.ts';
import { presentSideBySide, SideBySideAnswer } from './present-side-by-side.ts';

const Query = v.strictObject({ year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))) });

/** The plans of one platform next to each other. */
export const sideBySideApi = new Hono<App>().get(
  '/v1/t/:org/platforms/:slug/side-by-side',
  documented('The plans of a platform side by side, with gaps and contradictions', {
    query: Query,
    answer: SideBySideAnswer,
    member: true,
    finds: true,
  }),
  member('plan.read'),
  async (c) => {
    const called = c.req.param('slug');
    if (!/^[\w-]{1,120}$/.test(called)) throw notFound();
    const { year } = parsed(Query, queryOf(new URL(c.req.url)), 'query');
    return privately(c, presentSideBySide(await readSideBySide(c.get('grant'), called, year)));
  },
);

onlyMethods(sideBySideApi, ['GET', 'HEAD'], ['/v1/t/:org/platforms/:slug/side-by-side']);
