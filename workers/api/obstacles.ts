import { linkObstacle, NewLink } from '@ndp/domain/obstacles/link';
import { listObstacles, ObstacleQuery } from '@ndp/domain/obstacles/list';
import { NewObstacle, raiseObstacle } from '@ndp/domain/obstacles/raise';
import { readObstacle } from '@ndp/domain/obstacles/read';
import { NewReply, replyTo } from '@ndp/domain/obstacles/reply';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { sendMailSoon } from '../jobs/mail-soon.ts';
import { done, privately } from './answer.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, parsed, queryOf } from './parse.ts';
import {
  ObstacleAnswer,
  ObstacleListAnswer,
  OneObstacleAnswer,
  presentObstacle,
  presentObstacles,
  presentOneObstacle,
} from './present-obstacle.ts';
import { text } from './shapes.ts';
import { etagOf, seenVersion } from './version.ts';

const base = { member: true, tag: 'obstacles' } as const;

/** Khó khăn, vướng mắc and đề xuất chính sách: raised, answered, settled. */
export const obstaclesApi = new Hono<App>()
  .get(
    '/v1/obstacles',
    documented('Obstacles and policy proposals that you may see', {
      ...base,
      query: ObstacleQuery,
      answer: ObstacleListAnswer,
    }),
    member('obstacle.read'),
    async (c) => {
      const query = parsed(ObstacleQuery, queryOf(new URL(c.req.url)), 'query');
      return privately(c, presentObstacles(await listObstacles(c.get('grant'), query), c.get('grant').actor));
    },
  )
  .post(
    '/v1/obstacles',
    documented('Raise an obstacle, or propose a policy', {
      ...base,
      body: NewObstacle,
      answer: v.object({ id: text }),
      status: 201,
      keyed: true,
    }),
    member('obstacle.raise', { ended: true }),
    async (c) => {
      const key = idempotencyKeyOf(c);
      const input = parsed(NewObstacle, await jsonBody(c.req.raw), 'body');
      const raised = await raiseObstacle(c.get('grant'), input, key, c.get('facts').ended);
      sendMailSoon(c);
      return privately(c, raised, 201, { location: `/v1/obstacles/${raised.id}` });
    },
  )
  .get(
    '/v1/obstacles/:id',
    documented('One obstacle with what was said of it', { ...base, answer: OneObstacleAnswer, finds: true }),
    member('obstacle.read'),
    async (c) => {
      const found = await readObstacle(c.get('grant'), idIn(c));
      return privately(c, presentOneObstacle(found, c.get('grant').actor), 200, etagOf(found.obstacle.version));
    },
  )
  .post(
    '/v1/obstacles/:id/replies',
    documented('Remark, answer, put off or settle', {
      ...base,
      body: NewReply,
      answer: ObstacleAnswer,
      finds: true,
      versioned: true,
    }),
    member('obstacle.answer'),
    async (c) => {
      const reply = parsed(NewReply, await jsonBody(c.req.raw), 'body');
      const { obstacle, today } = await replyTo(c.get('grant'), idIn(c), seenVersion(c), reply);
      sendMailSoon(c);
      return privately(c, presentObstacle(obstacle, c.get('grant').actor, today), 200, etagOf(obstacle.version));
    },
  )
  .post(
    '/v1/obstacles/:id/links',
    documented('Link with another', { ...base, body: NewLink, status: 204, finds: true }),
    member('obstacle.answer'),
    async (c) => {
      const { to } = parsed(NewLink, await jsonBody(c.req.raw), 'body');
      await linkObstacle(c.get('grant'), idIn(c), to, true);
      return done(c);
    },
  )
  .delete(
    '/v1/obstacles/:id/links/:to',
    documented('Unlink', { ...base, status: 204, finds: true }),
    member('obstacle.answer'),
    async (c) => {
      await linkObstacle(c.get('grant'), idIn(c), idIn(c, 'to'), false);
      return done(c);
    },
  );

onlyMethods(obstaclesApi, ['GET', 'HEAD', 'POST'], ['/v1/obstacles']);
onlyMethods(obstaclesApi, ['GET', 'HEAD'], ['/v1/obstacles/:id']);
onlyMethods(obstaclesApi, ['POST'], ['/v1/obstacles/:id/replies', '/v1/obstacles/:id/links']);
onlyMethods(obstaclesApi, ['DELETE'], ['/v1/obstacles/:id/links/:to']);
