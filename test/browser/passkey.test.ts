import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { url } from '../support/stack.ts';
import { newTenant, PASSWORD } from '../support/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Asks the server, hands its question to the browser's own WebAuthn, and sends the answer on. Runs in the page. */
async function answerInPage({ ask, send, more }: { ask: string; send: string; more: object }) {
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };
  const { step, options } = (await post(ask, {})).body;
  const made =
    'user' in options
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!(made instanceof PublicKeyCredential)) throw new Error('the browser made no passkey');
  return post(send, { step, response: made.toJSON(), ...more });
}

test('a browser’s own WebAuthn makes a passkey, signs in with it and steps up with it', async () => {
  const home = await newTenant('trinh-duyet');
  const { email } = await home.member('leader');
  const context = await browser.newContext();
  const page = await context.newPage();
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // Passkeys are bound to names, not to addresses.
  await page.goto(url.replace('127.0.0.1', 'localhost'));
  const signedIn = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/v1/session', { method: 'POST', headers, body: JSON.stringify(body) })).status;
    },
    { email, password: PASSWORD },
  );
  expect(signedIn).toBe(200);
  const me = '/v1/me/passkeys';
  const made = { ask: `${me}/options`, send: me, more: { label: 'Máy thử' } };
  expect(await page.evaluate(answerInPage, made)).toMatchObject({ status: 201, body: { label: 'Máy thử' } });
  expect(await page.evaluate(async () => (await fetch('/v1/session', { method: 'DELETE' })).status)).toBe(204);

  const session = '/v1/session/passkey';
  const entered = await page.evaluate(answerInPage, { ask: `${session}/options`, send: session, more: {} });
  expect(entered).toEqual({ status: 200, body: { state: 'signed_in', organisation: home.slug } });
  const again = '/v1/me/step-up/passkey';
  const proved = await page.evaluate(answerInPage, { ask: `${again}/options`, send: again, more: {} });
  expect(proved).toMatchObject({ status: 200, body: { steppedUpUntil: expect.any(String) } });
  await context.close();
});
