import { identifyMember } from '@ndp/domain/people/identify';
import { allow, type Databases, type MemberGrant, type PermissionName, systemGrant } from '@ndp/domain/permissions';
import { notFound } from '@ndp/domain/refusal';
import { dayInVietnam } from '@ndp/domain/time';
import type { MiddlewareHandler } from 'hono';
import type { App } from '../app.ts';
import { verifiedClaims } from './token.ts';

/**
 * The door of every member route: who is it (token, membership, duties), may they (the permission table), and with
 * which databases (the grant). A foreign organisation's address answers as an unknown one.
 */
export function member<P extends PermissionName>(
  permission: P,
): MiddlewareHandler<App & { Variables: { grant: MemberGrant<P> } }> {
  return async (c, next) => {
    const environment = c.get('environment');
    const databases: Databases = { servers: environment.servers, meter: c.get('meter') };
    const claims = await verifiedClaims(c.req.header('authorization') ?? null, environment.accessPublicKey);
    const organisation = c.req.param('org');
    if (organisation !== undefined && organisation !== claims.organisation) throw notFound();
    const found = await identifyMember(await systemGrant(databases, 'member.identify'), claims, dayInVietnam());
    c.set('grant', await allow(databases, found, permission));
    await next();
  };
}
