import { SectionCode } from '@ndp/domain/plans/assemble';
import { planHistory, sectionThen } from '@ndp/domain/plans/history';
import { notFound } from '@ndp/domain/refusal';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, parsed, queryOf } from './parse.ts';
import { presentSection, SectionAnswer } from './present-draft.ts';
import { instant, PersonRef, text } from './shapes.ts';

const path = '/v1/t/:org/plans/:id/history';
const HistoryQuery = v.strictObject({ section: v.optional(SectionCode) });
const HistoryAnswer = v.object({
  items: v.array(
    v.object({
      code: text,
      version: v.number(),
      savedAt: instant,
      savedBy: PersonRef,
      /** The one that stands now. */
      current: v.boolean(),
      /** It went to review as it is here. */
      submitted: v.boolean(),
    }),
  ),
});

/** What a draft said before; saves of one person within ten minutes are one entry. */
export const planHistoryApi = new Hono<App>()
  .get(
    path,
    documented('What was saved, newest first', {
      ...{ query: HistoryQuery, answer: HistoryAnswer, member: true, finds: true },
    }),
    member('plan.draft.read', { colleagues: true }),
    async (c) => {
      const { section } = parsed(HistoryQuery, queryOf(new URL(c.req.url)), 'query');
      const names = c.get('facts').colleagues;
      const items = (await planHistory(c.get('grant'), idIn(c), section)).map(({ savedBy, ...one }) => ({
        ...one,
        savedBy: { key: savedBy, name: names[savedBy] ?? savedBy },
      }));
      return privately(c, { items } satisfies v.InferOutput<typeof HistoryAnswer>);
    },
  )
  .get(
    `${path}/:code/:version`,
    documented('A section as it was', { answer: SectionAnswer, member: true, finds: true }),
    member('plan.draft.read', { colleagues: true }),
    async (c) => {
      const code = c.req.param('code');
      const version = Number(/^[1-9]\d{0,8}$/.exec(c.req.param('version'))?.[0] ?? 0);
      if (!v.is(SectionCode, code) || version === 0) throw notFound();
      const then = await sectionThen(c.get('grant'), idIn(c), code, version);
      return privately(c, presentSection(then, c.get('facts').colleagues));
    },
  );

onlyMethods(planHistoryApi, ['GET', 'HEAD'], [path, `${path}/:code/:version`]);
