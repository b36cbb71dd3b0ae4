import { DatabaseFailure } from '@ndp/database/failure';
import { newSecret } from '@ndp/domain/people/secret';
import { securityEvent } from '@ndp/domain/people/security-event';
import { systemGrant } from '@ndp/domain/permissions';
import { isLocalStack } from '@ndp/domain/providers/address';
import { giveUp, type OpenQuestion, questionOf } from '@ndp/domain/providers/answer';
import { findProvider, OIDC_MINUTES, rememberQuestion } from '@ndp/domain/providers/begin';
import { enterBy } from '@ndp/domain/providers/enter';
import { Refusal } from '@ndp/domain/refusal';
import { dayInVietnam } from '@ndp/domain/time';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { callerOf } from '../access/caller.ts';
import { clearOidcCookie, oidcCookie, setOidcCookie, setSession } from '../access/cookies.ts';
import { publicly } from '../access/declare.ts';
import { assertedBy, authorizationUrl, troubleOf } from '../access/oidc.ts';
import type { App } from '../app.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { databasesOf, endFormer } from './session.ts';

const StartQuery = v.strictObject({ to: v.optional(v.string()) });
const FAILED = '/dang-nhap?loi=oidc';
const NO_MEMBER = '/dang-nhap?loi=oidc-khong-thanh-vien';
const tag = 'session';

/** Signing in at an organisation's own identity provider. Browsers are sent on, also when something is wrong. */
export const oidcApi = new Hono<App>()
  .get(
    '/v1/oidc/:org/start',
    documented('To the identity provider of an organisation', { query: StartQuery, status: 302, tag }),
    async (c) => {
      const { publicOrigin, sealingKey } = c.get('environment');
      const slug = c.req.param('org');
      const { address } = await callerOf(c);
      const grant = await systemGrant(databasesOf(c), 'sign_in');
      try {
        const provider = await findProvider(grant, slug, address);
        if (!provider) return refused(c, 'no_provider', null);
        const [state, nonce, verifier, browser] = [newSecret(), newSecret(), newSecret(), newSecret()];
        const question = { state, nonce, verifier, browser, to: pathWithin(slug, c.req.query('to'), publicOrigin) };
        const url = await authorizationUrl(provider, question, publicOrigin, isLocalStack(publicOrigin));
        await rememberQuestion(grant, provider, question, { sealingKey, address });
        setOidcCookie(c, browser, OIDC_MINUTES * 60);
        return sentOn(c, url);
      } catch (error) {
        return refused(c, causeOf(error), slug);
      }
    },
  )
  .get(
    '/v1/oidc/callback',
    documented('Where an identity provider sends people back to', { status: 302, tag }),
    async (c) => {
      const { publicOrigin, sealingKey } = c.get('environment');
      const parameters = new URL(c.req.url).searchParams;
      const [state = '', second] = parameters.getAll('state');
      const grant = await systemGrant(databasesOf(c), 'sign_in');
      const browser = oidcCookie(c);
      let question: OpenQuestion | null = null;
      try {
        const found = second === undefined ? await questionOf(grant, { state, browser }, sealingKey) : 'unknown_state';
        if (typeof found === 'string') return refused(c, found, null);
        question = found;
        clearOidcCookie(c);
        const asserted = await assertedBy(found, { parameters, state }, publicOrigin, isLocalStack(publicOrigin));
        const entry = await enterBy(grant, found, asserted, await callerOf(c), dayInVietnam());
        const { slug } = found.organisation;
        if (entry.state === 'refused') {
          await giveUp(grant, found.step);
          return refused(c, entry.why, slug, entry.why === 'no_member' ? NO_MEMBER : FAILED);
        }
        if (entry.linked) securityEvent('oidc.linked', { organisation: slug, person: entry.opened.claims.person });
        endFormer(c);
        await setSession(c, c.get('environment'), entry.opened);
        return sentOn(c, found.to ?? `/t/${slug}/viec`);
      } catch (error) {
        if (question) await giveUp(grant, question.step);
        return refused(c, causeOf(error), question?.organisation.slug ?? null);
      }
    },
  );

publicly(oidcApi);
onlyMethods(oidcApi, ['GET', 'HEAD'], ['/v1/oidc/:org/start', '/v1/oidc/callback']);

/** A path of the organisation's own workspace, or null: nobody is sent anywhere else by a link of ours. */
function pathWithin(slug: string, to: string | undefined, publicOrigin: string): string | null {
  if (to === undefined || to.length > 1000 || !to.startsWith('/t/') || !URL.canParse(to, publicOrigin)) return null;
  const { origin, pathname, search, hash } = new URL(to, publicOrigin);
  const within = origin === new URL(publicOrigin).origin && `${pathname}/`.startsWith(`/t/${slug}/`);
  return within ? pathname + search + hash : null;
}

function causeOf(error: unknown): string {
  // A failing database is not the provider's fault, and is answered as everywhere else.
  if (error instanceof DatabaseFailure) throw error;
  return error instanceof Refusal ? error.code : troubleOf(error);
}

function refused(c: Context<App>, cause: string, organisation: string | null, to = FAILED): Response {
  securityEvent('oidc.refused', { cause, organisation });
  return sentOn(c, to);
}

function sentOn(c: Context<App>, to: string): Response {
  c.header('cache-control', 'private, no-store');
  return c.redirect(to, 302);
}
