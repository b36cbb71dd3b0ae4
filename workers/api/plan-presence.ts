import { SectionCode } from '@ndp/domain/plans/assemble';
import { bePresent } from '@ndp/domain/plans/be-present';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, parsed } from './parse.ts';
import { planState } from './present-draft.ts';
import { instant, PersonRef, text } from './shapes.ts';

const path = '/v1/t/:org/plans/:id/presence';
/** The section that one has open, if any. */
const Presence = v.strictObject({ section: v.nullable(SectionCode) });
const PresenceAnswer = v.object({
  others: v.array(v.object({ person: PersonRef, section: v.nullable(text), seenAt: instant })),
  /** Of the draft. */
  version: v.number(),
  state: planState,
  sections: v.array(v.object({ code: text, version: v.number(), updatedAt: instant, updatedBy: PersonRef })),
});

/** Who else has a draft open; to be asked every 15 seconds or so while one has. */
export const planPresenceApi = new Hono<App>().post(
  path,
  documented('Say that I have it open, and see who else has and what has changed', {
    ...{ body: Presence, answer: PresenceAnswer, member: true, finds: true },
  }),
  member('plan.present', { colleagues: true }),
  async (c) => {
    const { section } = parsed(Presence, await jsonBody(c.req.raw), 'body');
    const names = c.get('facts').colleagues;
    const named = (key: string) => ({ key, name: names[key] ?? key });
    const { version, state, sections, others } = await bePresent(c.get('grant'), idIn(c), section);
    const answer: v.InferOutput<typeof PresenceAnswer> = {
      ...{ version, state },
      others: others.map(({ person, section, seenAt }) => ({ person: named(person), section, seenAt })),
      sections: sections.map(({ updatedBy, ...one }) => ({ ...one, updatedBy: named(updatedBy) })),
    };
    return privately(c, answer);
  },
);

onlyMethods(planPresenceApi, ['POST'], [path]);
