import { Acceptance, acceptInvitation } from '@ndp/domain/members/accept-invitation';
import { findInvitation } from '@ndp/domain/members/find-invitation';
import { systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { Hono } from 'hono';
import * as v from 'valibot';
import { accessCookie, setAccess, setSession } from '../access/cookies.ts';
import { publicly } from '../access/declare.ts';
import { assertOwnOrigin } from '../access/origin.ts';
import { verifiedClaims } from '../access/token.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed } from './parse.ts';
import { databasesOf, endFormer, SignedInAnswer } from './session.ts';
import {
  instant,
  language,
  OrganisationRef,
  organisationRef,
  PersonRef,
  role,
  text,
  UnitRef,
  unitRef,
} from './shapes.ts';

const Link = v.strictObject({ token: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) });
const InvitationFound = v.object({
  organisation: OrganisationRef,
  role,
  unit: v.nullable(UnitRef),
  email: text,
  language,
  invitedBy: PersonRef,
  expiresAt: instant,
  knownPerson: v.boolean(),
});
const base = { finds: true, tag: 'session' } as const;

/** The other end of an invitation: whoever has the link looks at it and takes it up. */
export const invitationsApi = new Hono<App>()
  .post(
    '/v1/invitations/find',
    documented('What a link invites to', { ...base, body: Link, answer: InvitationFound }),
    async (c) => {
      assertOwnOrigin(c.req.raw, c.get('environment').publicOrigin, false);
      const { token } = parsed(Link, await jsonBody(c.req.raw), 'body');
      const found = await findInvitation(await systemGrant(databasesOf(c), 'sign_in'), token, dayInVietnam());
      const { email, role, language, expiresAt } = found.invitation;
      const known = { invitedBy: found.invitedBy, knownPerson: found.person !== null };
      const to = { organisation: organisationRef(found.organisation), unit: unitRef(found.unit) };
      return privately(c, { ...to, role, email, language, expiresAt, ...known });
    },
  )
  .post(
    '/v1/invitations/accept',
    documented('Take an invitation up', { ...base, body: Acceptance, answer: SignedInAnswer }),
    async (c) => {
      const environment = c.get('environment');
      const cookie = accessCookie(c);
      assertOwnOrigin(c.req.raw, environment.publicOrigin, cookie !== undefined);
      const acceptance = parsed(Acceptance, await jsonBody(c.req.raw), 'body');
      const bearer = cookie ? await verifiedClaims(cookie, environment).catch(() => null) : null;
      const grant = await systemGrant(databasesOf(c), 'sign_in');
      const agent = c.req.header('user-agent') ?? null;
      const accepted = await acceptInvitation(grant, acceptance, bearer, agent, dayInVietnam());
      if ('opened' in accepted) {
        endFormer(c);
        await setSession(c, environment, accepted.opened);
      } else await setAccess(c, environment, accepted.claims);
      const { organisation } = 'opened' in accepted ? accepted.opened.claims : accepted.claims;
      return privately(c, { state: 'signed_in', organisation });
    },
  );

publicly(invitationsApi);
onlyMethods(invitationsApi, ['POST'], ['/v1/invitations/find', '/v1/invitations/accept']);
