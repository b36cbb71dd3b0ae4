import type { Facts, Questions } from '@ndp/domain/people/facts';
import { type Claims, identifyMember } from '@ndp/domain/people/identify';
import { identifyToken, TOKEN_TEXT } from '@ndp/domain/people/identify-token';
import { allow, type Databases, type MemberGrant, type PermissionName, systemGrant } from '@ndp/domain/permissions';
import { notFound } from '@ndp/domain/refusal';
import { dayInVietnam } from '@ndp/domain/time';
import { noteTokenUse } from '@ndp/domain/tokens/note-use';
import type { MiddlewareHandler } from 'hono';
import type { App } from '../app.ts';
import { accessCookie } from './cookies.ts';
import { declares } from './declare.ts';
import { assertOwnOrigin } from './origin.ts';
import { type AccessKeys, signInFirst, verifiedClaims } from './token.ts';

/** What a member route finds in its context besides the rest. */
export type Entered<P extends PermissionName> = App & {
  Variables: { grant: MemberGrant<P>; accessExpiresAt: string; claims: Claims | null; facts: Facts };
};

/** What the route asks besides: the same at every request, or by what the request says. */
type Asking = Questions | ((request: Request) => Promise<Questions>);

/**
 * The door of every member route: who is it (session or API token, membership, duties), may they (the permission
 * table), and with which databases (the grant). A foreign organisation's address answers as an unknown one.
 */
export function member<P extends PermissionName>(permission: P, asking: Asking = {}): MiddlewareHandler<Entered<P>> {
  const enter: MiddlewareHandler<Entered<P>> = async (c, next) => {
    const environment = c.get('environment');
    const databases: Databases = { servers: environment.servers, meter: c.get('meter') };
    const bearer = /^Bearer ([\w.-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const token = bearer ?? accessCookie(c);
    if (!token) throw signInFirst();
    if (!bearer) assertOwnOrigin(c.req.raw, environment.publicOrigin, true);
    const door: Door = {
      keys: environment,
      databases,
      home: c.req.param('org'),
      asked: async () => (typeof asking === 'function' ? asking(c.req.raw.clone() as Request) : asking),
      waitUntil: (work) => c.env.context.waitUntil(work),
      proved: (who) => c.set('who', who),
    };
    const found = await (bearer && TOKEN_TEXT.test(bearer) ? machineAt(door, bearer) : personAt(door, token));
    c.set('grant', await allow(databases, found.member, permission));
    c.set('facts', found.facts);
    c.set('accessExpiresAt', found.expiresAt);
    c.set('claims', found.claims);
    await next();
  };
  return declares(enter, permission);
}

/** What is known at the door before it is known who stands there. */
interface Door {
  keys: AccessKeys;
  databases: Databases;
  /** The organisation whose address it is, if any. */
  home: string | undefined;
  asked: () => Promise<Questions>;
  waitUntil: (work: Promise<unknown>) => void;
  /** Told who it is as soon as the token proves it, so that a refusal is logged with its name. */
  proved: (who: string) => void;
}

/** A person with an access token, in the organisation that the token and the address name. */
async function personAt({ keys, databases, home, asked, proved }: Door, token: string) {
  const { expiresAt, ...claims } = await verifiedClaims(token, keys);
  proved(claims.person);
  assertHome(home, claims.organisation);
  const identifying = await systemGrant(databases, 'member.identify');
  return { ...(await identifyMember(identifying, claims, dayInVietnam(), await asked())), expiresAt, claims };
}

/** A machine with an API token. That it is in use is noted after the answer. */
async function machineAt({ databases, home, asked, waitUntil, proved }: Door, token: string) {
  const identifying = await systemGrant(databases, 'member.identify');
  const { toNote, ...found } = await identifyToken(identifying, token, dayInVietnam(), await asked());
  proved(found.member.person);
  assertHome(home, found.member.organisation.slug);
  if (toNote) waitUntil(noted(databases.servers, toNote));
  return { ...found, claims: null };
}

function assertHome(home: string | undefined, slug: string): void {
  if (home !== undefined && home !== slug) throw notFound();
}

async function noted(servers: Databases['servers'], id: string): Promise<void> {
  const grant = await systemGrant({ servers, meter: { reads: 0, writes: 0 } }, 'token.use');
  await noteTokenUse(grant, id).catch((error) => console.error(`use of a token not noted: ${error}`));
}
