import { listDemoAccounts } from '@ndp/domain/people/demo-accounts';
import { refreshSession } from '@ndp/domain/people/refresh-session';
import { Credentials, type SignInResult, signIn } from '@ndp/domain/people/sign-in';
import { signOut } from '@ndp/domain/people/sign-out';
import { switchOrganisation } from '@ndp/domain/people/switch-organisation';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { callerOf } from '../access/caller.ts';
import { accessCookie, clearSession, refreshCookie, setAccess, setSession } from '../access/cookies.ts';
import { publicly } from '../access/declare.ts';
import { member } from '../access/member.ts';
import { assertOwnOrigin } from '../access/origin.ts';
import { signInFirst, verifiedClaims } from '../access/token.ts';
import type { App } from '../app.ts';
import { sendMailSoon } from '../jobs/mail-soon.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, nothingElse, parsed } from './parse.ts';
import { instant, OrganisationRef, organisationRef, role, text } from './shapes.ts';

export const SignedInAnswer = v.variant('state', [
  v.object({ state: v.literal('signed_in'), organisation: text }),
  v.object({
    state: v.literal('second_factor'),
    step: text,
    methods: v.array(v.picklist(['totp', 'recovery', 'passkey'])),
  }),
]);
const OptionsAnswer = v.object({
  demo: v.nullable(
    v.object({
      password: text,
      accounts: v.array(v.object({ name: text, email: text, role, organisation: OrganisationRef })),
    }),
  ),
});
const RefreshedAnswer = v.object({ accessExpiresAt: instant, expiresAt: instant });
const Switch = v.strictObject({ organisation: v.pipe(text, v.maxLength(100)), role: v.optional(role) });
const tag = 'session';

/** Signing in and out. Whoever calls these is nobody yet, so they act by a system grant of their own. */
export const sessionApi = new Hono<App>()
  .get('/v1/session/options', documented('What the sign-in page offers', { answer: OptionsAnswer, tag }), async (c) => {
    const { demoPassword } = c.get('environment');
    if (!demoPassword) return privately(c, { demo: null });
    const accounts = await listDemoAccounts(await systemGrant(databasesOf(c), 'directory.read'), dayInVietnam());
    const shown = accounts.map(({ organisation, ...one }) => ({ ...one, organisation: organisationRef(organisation) }));
    return privately(c, { demo: { password: demoPassword, accounts: shown } });
  })
  .post(
    '/v1/session',
    documented('Sign in by password', { body: Credentials, answer: SignedInAnswer, tag }),
    async (c) => {
      assertOwnOrigin(c.req.raw, c.get('environment').publicOrigin, false);
      const credentials = parsed(Credentials, await jsonBody(c.req.raw), 'body');
      const grant = await systemGrant(databasesOf(c), 'sign_in');
      return signedIn(c, await signIn(grant, credentials, await callerOf(c), dayInVietnam()));
    },
  )
  .post('/v1/session/refresh', documented('Go on with the session', { answer: RefreshedAnswer, tag }), async (c) => {
    assertOwnOrigin(c.req.raw, c.get('environment').publicOrigin, true);
    await nothingElse(c.req.raw);
    const refresh = refreshCookie(c);
    if (!refresh) throw signInFirst();
    const grant = await systemGrant(databasesOf(c), 'sign_in');
    const opened = await refreshSession(grant, refresh, c.get('environment').sealingKey, dayInVietnam());
    const accessExpiresAt = await setSession(c, c.get('environment'), opened);
    return privately(c, { accessExpiresAt, expiresAt: opened.expiresAt });
  })
  .delete('/v1/session', documented('Sign out', { status: 204, tag }), async (c) => {
    assertOwnOrigin(c.req.raw, c.get('environment').publicOrigin, true);
    const refresh = refreshCookie(c);
    if (refresh) await signOut(await systemGrant(databasesOf(c), 'sign_in'), { refresh });
    clearSession(c);
    return done(c);
  });

publicly(sessionApi);

sessionApi.post(
  '/v1/session/organisation',
  documented('Go on in another organisation', { body: Switch, answer: SignedInAnswer, member: true, finds: true, tag }),
  member('account.manage'),
  async (c) => {
    const { organisation, role } = parsed(Switch, await jsonBody(c.req.raw), 'body');
    await setAccess(
      c,
      c.get('environment'),
      await switchOrganisation(c.get('grant'), organisation, role, dayInVietnam()),
    );
    return privately(c, { state: 'signed_in', organisation });
  },
);

onlyMethods(sessionApi, ['GET', 'HEAD'], ['/v1/session/options']);
onlyMethods(sessionApi, ['POST', 'DELETE'], ['/v1/session']);
onlyMethods(sessionApi, ['POST'], ['/v1/session/refresh', '/v1/session/organisation']);

export function databasesOf(c: Context<App>): Databases {
  return { servers: c.get('environment').servers, meter: c.get('meter') };
}

/** The answer to having signed in: cookies and where to go, or the second question. */
export async function signedIn(c: Context<App>, result: SignInResult): Promise<Response> {
  if (result.state === 'second_factor') return privately(c, result);
  sendMailSoon(c);
  endFormer(c);
  await setSession(c, c.get('environment'), result.opened);
  return privately(c, { state: 'signed_in', organisation: result.opened.claims.organisation });
}

/** A browser has one session: what it had before is over once another is opened in it. OWASP ASVS 7.2.4 */
export function endFormer(c: Context<App>): void {
  const [refresh, access] = [refreshCookie(c), accessCookie(c)];
  if (refresh === undefined && access === undefined) return;
  const environment = c.get('environment');
  const ending = async () => {
    // Coming back from an identity provider, the browser sends the access token alone (cookies.ts).
    const claims = access === undefined ? null : await verifiedClaims(access, environment).catch(() => null);
    const grant = await systemGrant({ servers: environment.servers, meter: { reads: 0, writes: 0 } }, 'sign_in');
    if (refresh !== undefined) await signOut(grant, { refresh });
    else if (claims) await signOut(grant, { id: claims.session });
  };
  c.env.context.waitUntil(ending().catch((error) => console.error(`former session not ended: ${error}`)));
}
