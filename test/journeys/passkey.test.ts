import { beforeAll, describe, expect, test } from 'vitest';
import { enters } from '../support/enters.ts';
import { Passkey } from '../support/passkey.ts';
import { trips, url } from '../support/stack.ts';
import { newTenant, type Tenant } from '../support/tenant.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let home: Tenant;
beforeAll(async () => {
  home = await newTenant('khoa');
});
type Twist = Parameters<Passkey['signed']>[1];
type Asked = { step: string; options: { challenge: string; user: { id: string }; rpId: string } };

const ask = async (browser: Visitor, path: string) => (await browser.ask<Asked>(path, { method: 'POST' })).body;
const add = async (browser: Visitor, passkey: Passkey, twist: Twist = {}) => {
  const { step, options } = await ask(browser, '/v1/me/passkeys/options');
  const json = { step, label: 'Điện thoại', response: passkey.created(options, twist) };
  return browser.ask<{ id: string; code: string }>('/v1/me/passkeys', { json });
};
const signIn = async (passkey: Passkey, twist: Twist = {}, browser = visitor()) => {
  const { step, options } = await ask(browser, '/v1/session/passkey/options');
  return browser.ask('/v1/session/passkey', { json: { step, response: passkey.signed(options, twist) } });
};
const stepUp = async (browser: Visitor, passkey: Passkey, twist: Twist = {}) => {
  const { step, options } = await ask(browser, '/v1/me/step-up/passkey/options');
  return browser.ask<{ steppedUpUntil: string }>('/v1/me/step-up/passkey', {
    json: { step, response: passkey.signed(options, twist) },
  });
};

async function owner() {
  const person = await home.member('officer');
  const { browser } = await enters(person);
  const passkey = new Passkey();
  const added = await add(browser, passkey);
  if (added.status !== 201) throw new Error(added.text);
  return { person, browser, passkey, id: added.body.id };
}

/** What a page or an authenticator that is not ours, or not its owner's hand, would answer. */
const DISHONEST: [string, Twist][] = [
  ['another origin', { origin: 'https://other.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['another site', { site: 'other.example' }],
  ['no finger, face or PIN', { verified: false }],
  ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
];

describe('a passkey', () => {
  test('is added as the first factor, is listed, and counts as proved', async () => {
    const person = await home.member('officer');
    const { browser } = await enters(person);
    const { options } = await ask(browser, '/v1/me/passkeys/options');
    expect(options).toMatchObject({
      rp: { id: new URL(url).hostname },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const added = await add(browser, new Passkey());
    expect(added.status).toBe(201);
    expect(trips(added).all).toBeLessThanOrEqual(3);
    const { body } = await browser.ask('/v1/me/passkeys');
    const items = [{ id: added.body.id, label: 'Điện thoại', createdAt: expect.any(String), lastUsedAt: null }];
    expect(body).toEqual({ items });
    const me = await browser.ask<{ steppedUpUntil: string }>('/v1/me');
    expect(me.body).toMatchObject({ secondFactor: { totp: false, passkeys: 1, recoveryLeft: 0 } });
    expect(me.body.steppedUpUntil).not.toBeNull();
  });

  test('signs in by itself, stepped up, and is offered as the second question after the password', async () => {
    const { person, passkey } = await owner();
    const browser = visitor();
    const answer = await signIn(passkey, {}, browser);
    expect(answer.body).toEqual({ state: 'signed_in', organisation: home.slug });
    expect(trips(answer).all).toBeLessThanOrEqual(3);
    const me = await browser.ask<{ steppedUpUntil: string }>('/v1/me');
    expect(me.body).toMatchObject({ person: { key: person.person } });
    expect(me.body.steppedUpUntil).not.toBeNull();
    expect(await enters(person)).toMatchObject({ state: 'second_factor', methods: ['passkey'] });
  });

  test.each(DISHONEST)('that is made with %s is not taken, and its challenge is spent', async (_, twist) => {
    const { browser } = await enters(await home.member('officer'));
    const passkey = new Passkey();
    const { step, options } = await ask(browser, '/v1/me/passkeys/options');
    const send = (t: Twist) =>
      browser.ask('/v1/me/passkeys', { json: { step, label: 'Khoá', response: passkey.created(options, t) } });
    expect(await send(twist)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(await send({})).toMatchObject({ status: 409 });
    expect((await browser.ask('/v1/me')).body).toMatchObject({ secondFactor: { passkeys: 0 } });
    expect((await add(browser, passkey)).status).toBe(201);
  });

  test.each(DISHONEST)('that signs with %s opens nothing', async (_, twist) => {
    const { passkey } = await owner();
    expect(await signIn(passkey, twist)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await signIn(passkey)).status).toBe(200);
  });

  test('answers a challenge once: the same answer again, or two at the same time, open one session', async () => {
    const { passkey } = await owner();
    const browser = visitor();
    const { step, options } = await ask(browser, '/v1/session/passkey/options');
    const json = { step, response: passkey.signed(options) };
    const answers = await Promise.all([1, 2, 3].map(() => visitor().ask('/v1/session/passkey', { json })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect((await visitor().ask('/v1/session/passkey', { json })).status).toBe(401);
  });

  test('whose counter goes back is a copy and opens nothing', async () => {
    const { passkey } = await owner();
    expect((await signIn(passkey, { counter: 7 })).status).toBe(200);
    expect((await signIn(passkey, { counter: 7 })).status).toBe(401);
    expect((await signIn(passkey, { counter: 3 })).status).toBe(401);
    expect((await signIn(passkey, { counter: 8 })).status).toBe(200);
  });

  test('names its own person, or is refused; one nobody has added is unknown', async () => {
    const { passkey } = await owner();
    const { userHandle } = passkey;
    passkey.userHandle = Buffer.from('someone else').toString('base64url');
    expect((await signIn(passkey)).status).toBe(401);
    passkey.userHandle = userHandle;
    expect((await signIn(passkey)).status).toBe(200);
    expect((await signIn(new Passkey())).status).toBe(401);
  });

  test('belongs to one person: nobody adds it again, answers for another, or removes a stranger’s', async () => {
    const { browser, passkey, id } = await owner();
    const other = await owner();
    const { userHandle } = passkey;
    const again = await add(other.browser, passkey);
    passkey.userHandle = userHandle;
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } });

    expect(await stepUp(other.browser, passkey)).toMatchObject({ status: 400 });
    const { step, options } = await ask(browser, '/v1/me/step-up/passkey/options');
    const stolen = { step, response: other.passkey.signed(options) };
    expect(await other.browser.ask('/v1/me/step-up/passkey', { json: stolen })).toMatchObject({ status: 409 });
    const proved = await stepUp(other.browser, other.passkey);
    expect(proved.status).toBe(200);
    expect(trips(proved).all).toBeLessThanOrEqual(3);
    expect((await other.browser.ask('/v1/me')).body).toMatchObject({ steppedUpUntil: proved.body.steppedUpUntil });

    const remove = (who: Visitor, what: string) => who.ask(`/v1/me/passkeys/${what}`, { method: 'DELETE' });
    expect((await remove(other.browser, id)).status).toBe(404);
    expect((await remove(other.browser, 'khong-phai-id')).status).toBe(404);
    expect((await signIn(passkey)).status).toBe(200);
    expect((await remove(browser, id)).status).toBe(204);
    expect((await signIn(passkey)).status).toBe(401);
  });

  test('is heard from our own pages only', async () => {
    const { passkey } = await owner();
    const foreign = visitor();
    const { step, options } = await ask(foreign, '/v1/session/passkey/options');
    const json = { step, response: passkey.signed(options) };
    const headers = { origin: 'https://other.example' };
    expect((await foreign.ask('/v1/session/passkey', { json, headers })).status).toBe(403);
    expect((await foreign.ask('/v1/session/passkey', { json })).status).toBe(200);
  });
});
