import { changeMember, MemberChange } from '@ndp/domain/members/change';
import { endMember, restoreMember } from '@ndp/domain/members/end';
import { inviteMember, NewInvitation, resendInvitation, revokeInvitation } from '@ndp/domain/members/invite';
import { listMembers } from '@ndp/domain/members/list';
import { calendarDate } from '@ndp/domain/text';
import { dayInVietnam } from '@ndp/domain/time';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { sendMailSoon } from '../jobs/mail-soon.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, nothingElse, parsed } from './parse.ts';
import {
  InvitationAnswer,
  MemberAnswer,
  MembersAnswer,
  presentInvitation,
  presentMember,
  presentMembers,
} from './present-members.ts';
import { etagOf, seenVersion } from './version.ts';

const Restoring = v.strictObject({ until: v.optional(v.nullable(calendarDate), null) });
const base = { member: true, finds: true, tag: 'administration' } as const;

/** The people of one's own organisation: who they are, inviting, changing, ending. */
export const membersApi = new Hono<App>()
  .get(
    '/v1/t/:org/members',
    documented('Members and open invitations', { ...base, answer: MembersAnswer }),
    member('member.read'),
    async (c) => {
      const today = dayInVietnam();
      return privately(c, presentMembers(await listMembers(c.get('grant'), today), c.get('grant').actor, today));
    },
  )
  .patch(
    '/v1/t/:org/members/:id',
    documented('Change role, unit or end', { ...base, body: MemberChange, answer: MemberAnswer, versioned: true }),
    member('member.manage'),
    async (c) => {
      const today = dayInVietnam();
      const change = parsed(MemberChange, await jsonBody(c.req.raw), 'body');
      const found = await changeMember(c.get('grant'), idIn(c), seenVersion(c), change, today);
      sendMailSoon(c);
      const shown = presentMember(found, c.get('grant').actor, true, today);
      return privately(c, shown, 200, etagOf(shown.version));
    },
  )
  .delete(
    '/v1/t/:org/members/:id',
    documented('End a membership', { ...base, status: 204 }),
    member('member.manage'),
    async (c) => {
      await endMember(c.get('grant'), idIn(c), dayInVietnam());
      sendMailSoon(c);
      return done(c);
    },
  )
  .post(
    '/v1/t/:org/members/:id/restore',
    documented('Take the ending back', { ...base, body: Restoring, answer: MemberAnswer }),
    member('member.manage'),
    async (c) => {
      const today = dayInVietnam();
      const { until } = parsed(Restoring, await jsonBody(c.req.raw), 'body');
      const found = await restoreMember(c.get('grant'), idIn(c), until, today);
      sendMailSoon(c);
      const shown = presentMember(found, c.get('grant').actor, true, today);
      return privately(c, shown, 200, etagOf(shown.version));
    },
  )
  .post(
    '/v1/t/:org/invitations',
    documented('Invite by mail', { ...base, body: NewInvitation, answer: InvitationAnswer, status: 201 }),
    member('member.manage'),
    async (c) => {
      const wanted = parsed(NewInvitation, await jsonBody(c.req.raw), 'body');
      const made = await inviteMember(c.get('grant'), wanted, dayInVietnam());
      sendMailSoon(c);
      return privately(c, presentInvitation(made), 201);
    },
  )
  .post(
    '/v1/t/:org/invitations/:id/resend',
    documented('Send again with a new link', { ...base, answer: InvitationAnswer }),
    member('member.manage'),
    async (c) => {
      await nothingElse(c.req.raw);
      const sent = await resendInvitation(c.get('grant'), idIn(c));
      sendMailSoon(c);
      return privately(c, presentInvitation(sent));
    },
  )
  .delete(
    '/v1/t/:org/invitations/:id',
    documented('Take an invitation back', { ...base, status: 204 }),
    member('member.manage'),
    async (c) => {
      await revokeInvitation(c.get('grant'), idIn(c));
      return done(c);
    },
  );

onlyMethods(membersApi, ['GET', 'HEAD'], ['/v1/t/:org/members']);
onlyMethods(membersApi, ['PATCH', 'DELETE'], ['/v1/t/:org/members/:id']);
onlyMethods(
  membersApi,
  ['POST'],
  ['/v1/t/:org/members/:id/restore', '/v1/t/:org/invitations', '/v1/t/:org/invitations/:id/resend'],
);
onlyMethods(membersApi, ['DELETE'], ['/v1/t/:org/invitations/:id']);
