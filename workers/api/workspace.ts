import { listMemberPlatforms, MemberPlatformQuery } from '@ndp/domain/platforms/list';
import { readPlatform } from '@ndp/domain/platforms/read';
import { searchProgramme } from '@ndp/domain/platforms/search';
import { notFound } from '@ndp/domain/refusal';
import { dayInVietnam } from '@ndp/domain/time';
import { readWork } from '@ndp/domain/workspace/work';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { parsed, queryOf } from './parse.ts';
import { PlatformAnswer, PlatformsAnswer, presentPlatform, presentPlatforms } from './present-platform.ts';
import { day, instant, PersonRef, text } from './shapes.ts';

const tag = 'workspace';
const Task = v.object({ kind: text, id: text, title: text, platforms: v.array(text), since: instant });
const WorkAnswer = v.object({
  today: day,
  items: v.array(Task),
  waiting: v.array(Task),
  recent: v.array(v.object({ at: instant, actor: PersonRef, action: text, subject: text, title: v.nullable(text) })),
});
const SearchQuery = v.strictObject({ q: v.pipe(text, v.maxLength(200)) });
const SearchAnswer = v.object({
  plans: v.array(v.object({ id: text, title: text })),
  people: v.array(PersonRef),
  organisations: v.array(v.object({ slug: text, name: text, nameEn: text })),
});

/** What a member works with in their own organisation: what needs them, platforms, search. */
export const workspaceApi = new Hono<App>()
  .get(
    '/v1/t/:org/work',
    documented('What needs me, and what I wait for', { answer: WorkAnswer, member: true, finds: true, tag }),
    member('work.read', { colleagues: true, reviewers: true, alone: true }),
    async (c) => {
      const names = c.get('facts').colleagues;
      const { items, waiting, recent } = await readWork(c.get('grant'), c.get('facts'));
      const told = recent.map(({ actor, ...entry }) => ({
        ...entry,
        actor: { key: actor, name: names[actor] ?? actor },
      }));
      return privately(c, { today: dayInVietnam(), items, waiting, recent: told });
    },
  )
  .get(
    '/v1/t/:org/platforms',
    documented('Platforms, with my duties', {
      query: MemberPlatformQuery,
      answer: PlatformsAnswer,
      member: true,
      finds: true,
      tag,
    }),
    member('platform.list'),
    async (c) => {
      const query = parsed(MemberPlatformQuery, queryOf(new URL(c.req.url)), 'query');
      return privately(
        c,
        presentPlatforms(await listMemberPlatforms(c.get('grant'), query, c.get('environment').cursorKey)),
      );
    },
  )
  .get(
    '/v1/t/:org/platforms/:slug',
    documented('One platform as I see it', { answer: PlatformAnswer, member: true, finds: true, tag }),
    member('platform.read'),
    async (c) => {
      const called = c.req.param('slug');
      if (!/^[\w-]{1,120}$/.test(called)) throw notFound();
      const grant = c.get('grant');
      return privately(c, presentPlatform(await readPlatform(grant, called), grant.actor));
    },
  )
  .get(
    '/v1/t/:org/search',
    documented('Plans, people and organisations by name', {
      query: SearchQuery,
      answer: SearchAnswer,
      member: true,
      finds: true,
      tag,
    }),
    member('platform.read'),
    async (c) => {
      const { q } = parsed(SearchQuery, queryOf(new URL(c.req.url)), 'query');
      return privately(c, await searchProgramme(c.get('grant'), q, dayInVietnam()));
    },
  );

onlyMethods(
  workspaceApi,
  ['GET', 'HEAD'],
  ['/v1/t/:org/work', '/v1/t/:org/platforms', '/v1/t/:org/platforms/:slug', '/v1/t/:org/search'],
);
