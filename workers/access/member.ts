import { identifyMember } from '@ndp/domain/people/identify';
import { allow, type Databases, type MemberGrant, type PermissionName, systemGrant } from '@ndp/domain/permissions';
import { notFound } from '@ndp/domain/refusal';
import { dayInVietnam } from '@ndp/domain/time';
import type { MiddlewareHandler } from 'hono';
import type { App } from '../app.ts';
import { verifiedClaims } from './token.ts';

/** What a member route finds in its context besides the rest. */
type Entered<P extends PermissionName> = App & { Variables: { grant: MemberGrant<P>; unknown: string[] } };

/**
 * The door of every member route: who is it (token, membership, duties), may they (the permission table), and with
 * which databases (the grant). A foreign organisation's address answers as an unknown one.
 * @param mentions organisations that the request names; looked up in the same round trip, `unknown` has those missing
 */
export function member<P extends PermissionName>(
  permission: P,
  mentions: (request: Request) => Promise<readonly string[]> = async () => [],
): MiddlewareHandler<Entered<P>> {
  return async (c, next) => {
    const environment = c.get('environment');
    const databases: Databases = { servers: environment.servers, meter: c.get('meter') };
    const claims = await verifiedClaims(c.req.header('authorization') ?? null, environment.accessPublicKey);
    const organisation = c.req.param('org');
    if (organisation !== undefined && organisation !== claims.organisation) throw notFound();
    const identifying = await systemGrant(databases, 'member.identify');
    const mentioned = await mentions(c.req.raw);
    const { member: found, unknown } = await identifyMember(identifying, claims, dayInVietnam(), mentioned);
    c.set('grant', await allow(databases, found, permission));
    c.set('unknown', unknown);
    await next();
  };
}
