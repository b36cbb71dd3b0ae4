import { type Identified, identifyMember } from '@ndp/domain/people/identify';
import { allow, type Databases, type MemberGrant, type PermissionName, systemGrant } from '@ndp/domain/permissions';
import { notFound } from '@ndp/domain/refusal';
import { dayInVietnam } from '@ndp/domain/time';
import type { MiddlewareHandler } from 'hono';
import type { App } from '../app.ts';
import { accessCookie } from './cookies.ts';
import { declares } from './declare.ts';
import { assertOwnOrigin } from './origin.ts';
import { signInFirst, verifiedClaims } from './token.ts';

/** What a member route finds in its context besides the rest. */
export type Entered<P extends PermissionName> = App & {
  Variables: { grant: MemberGrant<P>; accessExpiresAt: string } & Pick<Identified, 'unknown' | 'colleagues'>;
};

interface Questions {
  /** Organisations that the request names; `unknown` has those that do not exist. */
  mentions?: (request: Request) => Promise<readonly string[]>;
  /** Asks for the names of everyone in the organisation. */
  colleagues?: boolean;
}

/**
 * The door of every member route: who is it (token, session, membership, duties), may they (the permission table),
 * and with which databases (the grant). A foreign organisation's address answers as an unknown one.
 */
export function member<P extends PermissionName>(
  permission: P,
  { mentions, colleagues = false }: Questions = {},
): MiddlewareHandler<Entered<P>> {
  const enter: MiddlewareHandler<Entered<P>> = async (c, next) => {
    const environment = c.get('environment');
    const databases: Databases = { servers: environment.servers, meter: c.get('meter') };
    const bearer = /^Bearer ([\w.-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const token = bearer ?? accessCookie(c);
    if (!token) throw signInFirst();
    if (!bearer) assertOwnOrigin(c.req.raw, environment.publicOrigin, true);
    const { expiresAt, ...claims } = await verifiedClaims(token, environment);
    c.set('who', claims.person);
    const organisation = c.req.param('org');
    if (organisation !== undefined && organisation !== claims.organisation) throw notFound();
    const identifying = await systemGrant(databases, 'member.identify');
    const asked = { mentioned: (await mentions?.(c.req.raw)) ?? [], colleagues };
    const found = await identifyMember(identifying, claims, dayInVietnam(), asked);
    c.set('grant', await allow(databases, found.member, permission));
    c.set('unknown', found.unknown);
    c.set('colleagues', found.colleagues);
    c.set('accessExpiresAt', expiresAt);
    await next();
  };
  return declares(enter, permission);
}
