import { Acknowledgement, acknowledgeIncoming } from '@ndp/domain/incoming/acknowledge';
import { IncomingQuery, listIncoming } from '@ndp/domain/incoming/list';
import { openIncoming } from '@ndp/domain/incoming/open';
import { Hono } from 'hono';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { sendMailSoon } from '../jobs/mail-soon.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, nothingElse, parsed, queryOf } from './parse.ts';
import { IncomingAnswer, IncomingListAnswer, presentIncoming } from './present-incoming.ts';
import { etagOf, seenVersion } from './version.ts';

/** The incoming register of one's own organisation: which plans reached it, who opened and acknowledged them. */
export const incomingApi = new Hono<App>()
  .get(
    '/v1/t/:org/incoming',
    documented('Plans that reached the organisation', {
      query: IncomingQuery,
      answer: IncomingListAnswer,
      member: true,
      finds: true,
    }),
    member('plan.read'),
    async (c) => {
      const query = parsed(IncomingQuery, queryOf(new URL(c.req.url)), 'query');
      const grant = c.get('grant');
      const { items, ...rest } = await listIncoming(grant, query, c.get('environment').cursorKey);
      return privately(c, { items: items.map((one) => presentIncoming(one, grant.actor)), ...rest });
    },
  )
  .post(
    '/v1/t/:org/incoming/:id/open',
    documented('Note that the plan was opened', { answer: IncomingAnswer, member: true, finds: true }),
    member('plan.acknowledge'),
    async (c) => {
      await nothingElse(c.req.raw);
      const grant = c.get('grant');
      const arrival = await openIncoming(grant, idIn(c));
      return privately(c, presentIncoming(arrival, grant.actor), 200, etagOf(arrival.delivery.version));
    },
  )
  .post(
    '/v1/t/:org/incoming/:id/acknowledge',
    documented('Confirm to the sender that the plan was received', {
      body: Acknowledgement,
      answer: IncomingAnswer,
      member: true,
      finds: true,
      versioned: true,
    }),
    member('plan.acknowledge'),
    async (c) => {
      const grant = c.get('grant');
      const said = parsed(Acknowledgement, await jsonBody(c.req.raw), 'body');
      const arrival = await acknowledgeIncoming(grant, idIn(c), seenVersion(c), said);
      sendMailSoon(c);
      return privately(c, presentIncoming(arrival, grant.actor), 200, etagOf(arrival.delivery.version));
    },
  );

onlyMethods(incomingApi, ['GET', 'HEAD'], ['/v1/t/:org/incoming']);
onlyMethods(incomingApi, ['POST'], ['/v1/t/:org/incoming/:id/open', '/v1/t/:org/incoming/:id/acknowledge']);
