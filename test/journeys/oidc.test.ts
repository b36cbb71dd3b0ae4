import { newId } from '@ndp/database/ids';
import { eq, sql } from '@ndp/database/query';
import {
  audit,
  externalIdentity,
  identityProvider,
  invitation,
  membership,
  notification,
  session,
  signInStep,
} from '@ndp/database/schema/programme';
import { emailKey } from '@ndp/domain/people/email';
import { hashOf, newSecret } from '@ndp/domain/people/secret';
import { systemGrant } from '@ndp/domain/permissions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  CLIENT,
  type HostileProvider,
  type Manners,
  SECRET,
  startHostileProvider,
} from '../support/hostile-provider.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { call, databases, trips, url } from '../support/stack.ts';
import { browserOf, newTenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

// The stack's public address, as it is told to providers.
const callback = `http://localhost:${new URL(url).port}/v1/oidc/callback`;
const FAILED = '/dang-nhap?loi=oidc';
const NO_MEMBER = '/dang-nhap?loi=oidc-khong-thanh-vien';

interface Shown {
  issuer: string;
  hasSecret: boolean;
  redirectUri: string;
  version: number;
}

const importing = async () => (await systemGrant(databases(), 'seed.import')).programme;

/** An organisation of this suite with an administrator, and what its identity provider is set to. */
async function home(called: string) {
  const tenant = await newTenant(called);
  const { slug } = tenant;
  const admin = await tokenOf(await tenant.member('admin'));
  const path = `/v1/t/${slug}/identity-provider`;
  const put = (json: object, version?: number) =>
    call<Shown>(path, { method: 'PUT', token: admin, json, headers: version ? { 'if-match': `"${version}"` } : {} });
  return { ...tenant, admin, path, put };
}
type Home = Awaited<ReturnType<typeof home>>;

/** Follows a provider's redirects, with its cookies, until it sends the browser back to us. */
async function throughProvider(start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = start;
  for (let hops = 0; hops < 10; hops += 1) {
    if (at.startsWith(callback)) return at;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    if (!to) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(to, at).href;
  }
  throw new Error('the provider never sends the browser back');
}

const start = (browser: Visitor, slug: string, to?: string) =>
  browser.ask(`/v1/oidc/${slug}/start${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`);
const back = (browser: Visitor, address: string) => browser.ask(address.slice(new URL(address).origin.length));
const where = (answer: { status: number; headers: Headers }) =>
  answer.status === 302 ? answer.headers.get('location') : `status ${answer.status}`;

/** The whole way, as a browser goes it; answers the last redirect. */
async function signInBy(slug: string, browser = visitor(), to?: string) {
  const there = await start(browser, slug, to);
  return back(browser, await throughProvider(where(there) ?? ''));
}

describe('signing in at a certified provider', () => {
  let provider: IdentityProvider;
  let place: Home;
  let officer: TestMember;
  const account = ({ person, email }: Pick<TestMember, 'person' | 'email'>, change = {}) => ({
    sub: `sub-${person}`,
    email,
    email_verified: true,
    ...change,
  });

  beforeAll(async () => {
    provider = await startIdentityProvider(callback);
    place = await home('dang-nhap');
    officer = await place.member('officer');
    const set = await place.put({ issuer: provider.issuer, ...provider.client, label: 'Tài khoản cơ quan' });
    expect(set.status).toBe(200);
    expect(set.body.redirectUri).toBe(callback);
  });
  afterAll(() => provider.close());

  test('ends in the organisation’s workspace, signed in and not stepped up', async () => {
    provider.signsIn(account(officer));
    const browser = visitor();
    const there = await start(browser, place.slug);
    const asked = new URL(where(there) ?? '');
    expect(asked.origin).toBe(provider.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid email',
      code_challenge_method: 'S256',
    });
    expect(there.headers.getSetCookie()[0]).toMatch(/^__Host-ndp-oidc=[\w-]{43}; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(trips(there)).toEqual({ reads: 1, all: 2 });

    const arrived = await back(browser, await throughProvider(asked.href));
    expect(where(arrived)).toBe(`/t/${place.slug}/viec`);
    expect(trips(arrived)).toEqual({ reads: 2, all: 3 });
    expect(browser.cookies.has('__Host-ndp-oidc')).toBe(false);
    const me = await browser.ask('/v1/me');
    expect(me.body).toMatchObject({
      person: { key: officer.person },
      organisation: { slug: place.slug },
      role: 'officer',
      steppedUpUntil: null,
      // Told of a browser that was not known.
      unread: 1,
    });
    expect((await browser.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(200);
  });

  test('knows a person again by the provider’s own name for them, whatever their address there is now', async () => {
    provider.signsIn(account(officer));
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
    provider.signsIn(account(officer, { email: 'dia-chi-moi@thu.example', email_verified: false }));
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
    const programme = await importing();
    const [links] = await programme.read(
      programme.db
        .select()
        .from(externalIdentity)
        .where(eq(externalIdentity.subject, `sub-${officer.person}`)),
    );
    expect(links).toHaveLength(1);
    const [entries] = await programme.read(
      programme.db.select().from(audit).where(sql`${audit.actor} = ${officer.person} and ${audit.action} = 'sign_in'`),
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ organisation: place.slug });
  });

  test('goes on to a page of the workspace, and to nowhere else', async () => {
    provider.signsIn(account(officer));
    const page = `/t/${place.slug}/nen-tang?q=%C4%91i%E1%BB%87n&mine=1`;
    expect(where(await signInBy(place.slug, visitor(), page))).toBe(page);
    const outside = [
      'https://other.example/t/',
      '//other.example/t/x',
      '/\\other.example',
      `/t/${place.slug}/../../v1/session`,
      `/t/${place.slug}/%2e%2e/%2e%2e/v1/session`,
      `/t/${place.slug}\\..\\..\\x`,
      `/t/${place.slug}-khac/viec`,
      '/t/vnpt/viec',
      '/t/',
      'javascript:alert(1)',
      `\t//other.example/t/${place.slug}/`,
    ];
    for (const to of outside) {
      const landed = where(await signInBy(place.slug, visitor(), to));
      expect([to, landed]).toEqual([to, `/t/${place.slug}/viec`]);
    }
  });

  test('is refused to whom the organisation does not have, by a verified address that is theirs', async () => {
    const other = await newTenant('noi-khac');
    for (const refused of [
      account({ person: 'khong-co-ai', email: 'khong-co-ai@thu.example' }),
      account(await other.member('officer')),
      account(await place.member('officer'), { email_verified: false }),
    ]) {
      provider.signsIn(refused);
      const browser = visitor();
      expect([refused.sub, where(await signInBy(place.slug, browser))]).toEqual([refused.sub, NO_MEMBER]);
      expect([...browser.cookies.keys()]).toEqual([]);
    }
    provider.signsIn(account(officer));
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
  });

  test('is refused when an address that somebody signed in with belongs to somebody else now', async () => {
    const moved = await place.member('officer');
    provider.signsIn(account(moved));
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
    provider.signsIn(account(moved, { sub: 'nguoi-moi-cung-dia-chi' }));
    expect(where(await signInBy(place.slug))).toBe(FAILED);
  });

  test('is refused with the membership over, and when one says no at the provider', async () => {
    const gone = await place.member('officer');
    provider.signsIn(account(gone));
    const browser = visitor();
    expect(where(await signInBy(place.slug, browser))).toBe(`/t/${place.slug}/viec`);
    const programme = await importing();
    await programme.write([
      {
        sql: "UPDATE membership SET valid_to = '2022-01-01' WHERE id = ?",
        args: [gone.membership],
      },
    ]);
    expect((await browser.ask('/v1/me')).status).toBe(401);
    expect(where(await signInBy(place.slug))).toBe(NO_MEMBER);
    const asked = visitor();
    await start(asked, place.slug);
    expect(where(await asked.ask('/v1/oidc/callback?error=access_denied&state=x'))).toBe(FAILED);
  });

  test('works once and in the browser that asked, with the state it asked with', async () => {
    provider.signsIn(account(officer));
    const victim = visitor();
    const attacker = visitor();
    const there = await start(attacker, place.slug);
    const address = await throughProvider(where(there) ?? '');
    // Another's answer brought to a browser that did not ask, or asked something else.
    expect(where(await back(victim, address))).toBe(FAILED);
    await start(victim, place.slug);
    expect(where(await back(victim, address))).toBe(FAILED);
    expect(victim.cookies.has('__Host-ndp')).toBe(false);
    const changed = new URL(address);
    changed.searchParams.set('state', 'A'.repeat(43));
    expect(where(await back(visitor(new Map(attacker.cookies)), changed.href))).toBe(FAILED);
    changed.searchParams.delete('state');
    expect(where(await back(visitor(new Map(attacker.cookies)), changed.href))).toBe(FAILED);

    const kept = new Map(attacker.cookies);
    expect(where(await back(attacker, address))).toBe(`/t/${place.slug}/viec`);
    const again = visitor(kept);
    expect(where(await back(again, address))).toBe(FAILED);
    expect(again.cookies.has('__Host-ndp')).toBe(false);
  });

  test('is over ten minutes after it was asked', async () => {
    provider.signsIn(account(officer));
    const browser = visitor();
    const address = await throughProvider(where(await start(browser, place.slug)) ?? '');
    const programme = await importing();
    const past = new Date(Date.now() - 1000).toISOString();
    await programme.write([
      programme.db
        .update(signInStep)
        .set({ expiresAt: past })
        .where(sql`${signInStep.kind} = 'oidc' and ${signInStep.usedAt} is null`),
    ]);
    expect(where(await back(browser, address))).toBe(FAILED);
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
  });

  test('leaves no secret of the question lying open, and ends with a change of the provider meanwhile', async () => {
    provider.signsIn(account(officer));
    const browser = visitor();
    const asked = where(await start(browser, place.slug)) ?? '';
    const programme = await importing();
    const [steps] = await programme.read(
      programme.db.select().from(signInStep).where(eq(signInStep.kind, 'oidc')).orderBy(sql`id desc`).limit(1),
    );
    const kept = JSON.stringify(steps);
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(kept).not.toContain(new URL(asked).searchParams.get(name));
    const address = await throughProvider(asked);
    const { body } = await call<Shown>(place.path, { token: place.admin });
    const same = { issuer: provider.issuer, clientId: provider.client.clientId, label: 'Tên khác' };
    expect((await place.put(same, body.version)).body).toMatchObject({ hasSecret: true });
    expect(where(await back(browser, address))).toBe(FAILED);
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
  });

  test('is offered by no organisation that has no provider, or does not exist', async () => {
    expect(where(await start(visitor(), 'vnpt'))).toBe(FAILED);
    expect(where(await start(visitor(), 'khong-co-co-quan-nay'))).toBe(FAILED);
    expect(where(await start(visitor(), place.slug))).toMatch(/^http:\/\/127/);
  });
});

describe('a provider that does not keep to the rules', () => {
  let provider: HostileProvider;
  let place: Home;
  let other: Home;
  let person: TestMember;

  beforeAll(async () => {
    [place, other] = await Promise.all([home('ngay'), home('khac')]);
    person = await place.member('officer');
    const programme = await importing();
    const there = { id: newId(), createdAt: new Date().toISOString(), personId: person.personId };
    await programme.write([
      programme.db.insert(membership).values({ ...there, organisationId: other.id, role: 'leader' }),
    ]);
    provider = await startHostileProvider({ sub: 's1', email: person.email, email_verified: true });
    const set = { issuer: provider.issuer, clientId: CLIENT, clientSecret: SECRET, label: 'Nhà cung cấp' };
    expect((await place.put(set)).status).toBe(200);
  });
  afterAll(() => provider.close());
  beforeEach(() => {
    provider.manners = {};
  });

  const now = () => Math.floor(Date.now() / 1000);
  const refusals: [string, () => Manners][] = [
    ['another nonce', () => ({ claims: { nonce: 'A'.repeat(43) } })],
    ['no nonce', () => ({ claims: { nonce: undefined } })],
    ['an unsigned ID token', () => ({ signed: 'none' })],
    ['a key it does not publish', () => ({ signed: 'stranger' })],
    ['the client’s secret as its key', () => ({ signed: 'HS256' })],
    ['an ID token for somebody else', () => ({ claims: { aud: 'another-client' } })],
    ['an ID token made out to another party', () => ({ claims: { aud: [CLIENT, 'b'], azp: 'b' } })],
    ['another issuer', () => ({ claims: { iss: 'https://login.example.com' } })],
    ['an expired ID token', () => ({ claims: { iat: now() - 4000, exp: now() - 3600 } })],
    ['no expiry', () => ({ claims: { exp: undefined } })],
    ['no subject', () => ({ claims: { sub: undefined } })],
    ['a subject without end', () => ({ claims: { sub: 's'.repeat(256) } })],
    ['the way back of another provider (mix-up)', () => ({ back: { iss: 'https://login.example.com' } })],
    ['a way back that hides whose it is', () => ({ back: { iss: '' } })],
    ['no code', () => ({ back: { code: '' } })],
    ['an error', () => ({ back: { error: 'access_denied' } })],
    ['a redirect instead of tokens', () => ({ token: 'redirect' })],
    ['something else than JSON', () => ({ token: 'not json' })],
    ['two megabytes', () => ({ token: 'endless' })],
  ];
  test.each(refusals)('is refused with %s; kept to the rules, the same way leads in', async (_, manners) => {
    provider.manners = manners();
    const browser = visitor();
    const asked = await start(browser, place.slug);
    const address = await throughProvider(where(asked) ?? '');
    const kept = new Map(browser.cookies);
    expect(where(await back(browser, address))).toBe(FAILED);
    expect([...browser.cookies.keys()]).toEqual([]);
    // The state is used up by the failure.
    provider.manners = {};
    expect(where(await back(visitor(kept), address))).toBe(FAILED);
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
  });

  test('that takes a code twice has one of two answers at once signed in all the same', async () => {
    const browser = visitor();
    const address = await throughProvider(where(await start(browser, place.slug)) ?? '');
    const both = await Promise.all([back(visitor(new Map(browser.cookies)), address), back(browser, address)]);
    expect(both.map(where).sort()).toEqual([FAILED, `/t/${place.slug}/viec`].sort());
  });

  test('is waited for five seconds and no longer', async () => {
    provider.manners = { token: 'silence' };
    expect(where(await signInBy(place.slug))).toBe(FAILED);
    provider.manners = {};
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
  });

  test('is asked for its metadata and keys once in a while, not each time', async () => {
    for (let times = 0; times < 3; times += 1) await signInBy(place.slug);
    expect(provider.asked.get('/.well-known/openid-configuration')).toBe(1);
    expect(provider.asked.get('/jwks')).toBeLessThanOrEqual(2);
    expect(provider.asked.get('/token')).toBeGreaterThan(3);
  });

  test('has its word on an address only when it is verified', async () => {
    const { email } = await place.member('officer');
    for (const verified of [false, undefined, 'true', 1]) {
      provider.manners = { claims: { sub: 's2', email, email_verified: verified } };
      expect([verified, where(await signInBy(place.slug))]).toEqual([verified, NO_MEMBER]);
    }
    provider.manners = { claims: { sub: 's2', email, email_verified: true } };
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
  });

  test('has no word on a second factor: what binds the organisation takes one that we have checked', async () => {
    for (const claims of [{ amr: ['pwd', 'mfa'], auth_time: now() }, { acr: 'https://refeds.org/profile/mfa' }]) {
      provider.manners = { claims };
      const browser = visitor();
      expect(where(await signInBy(place.slug, browser))).toBe(`/t/${place.slug}/viec`);
      expect((await browser.ask('/v1/me')).body).toMatchObject({ steppedUpUntil: null });
    }
  });

  test('opens its own organisation and no other, though the person is a leader there', async () => {
    provider.manners = { claims: { amr: ['mfa'], auth_time: now() } };
    const browser = visitor();
    expect(where(await signInBy(place.slug, browser))).toBe(`/t/${place.slug}/viec`);
    const switched = (organisation: string) => browser.ask('/v1/session/organisation', { json: { organisation } });
    expect((await switched(other.slug)).status).toBe(403);
    expect((await switched(place.slug)).status).toBe(200);
    // Nor does it add a means of signing in, which would open them all.
    const added = ['/v1/me/totp', '/v1/me/passkeys/options', '/v1/me/recovery-codes'];
    const asking = (from: Visitor) =>
      Promise.all(added.map(async (path) => (await from.ask(path, { json: {} })).status));
    expect(await asking(browser)).toEqual([403, 403, 403]);
    expect((await (await browserOf(person)).ask('/v1/me/totp', { json: {} })).status).toBe(200);
    expect((await browser.ask('/v1/me')).body).toMatchObject({ organisation: { slug: place.slug } });
    // Nor does it take up an invitation to another organisation, which the person does by their own means.
    const token = newSecret();
    const programme = await importing();
    await programme.write([
      programme.db.insert(invitation).values({
        id: newId(),
        createdAt: new Date().toISOString(),
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
        organisationId: other.id,
        role: 'officer',
        email: person.email,
        emailKey: emailKey(person.email),
        tokenHash: hashOf(token),
        invitedBy: person.personId,
      }),
    ]);
    expect((await browser.ask('/v1/invitations/accept', { json: { token } })).status).toBe(403);
    const own = await browserOf(person);
    expect((await own.ask('/v1/invitations/accept', { json: { token } })).status).toBe(200);
    // Nor does it show what the person is told elsewhere.
    const title = 'Kế hoạch của nơi khác';
    const words = { organisation: 'a', organisationEn: 'a', plan: title, by: 'b' };
    const notice = { id: newId(), createdAt: new Date().toISOString(), personId: person.personId };
    await programme.write([
      programme.db
        .insert(notification)
        .values({ ...notice, organisationId: other.id, kind: 'plan_submitted', params: words, href: '/' }),
    ]);
    expect((await browser.ask('/v1/me/notifications')).text).not.toContain(title);
    await browser.ask('/v1/me/notifications/read', { json: { all: true } });
    const told = await own.ask<{ items: { id: string; readAt: string | null }[] }>('/v1/me/notifications');
    expect(told.text).toContain(title);
    expect(told.body.items.find(({ id }) => id === notice.id)?.readAt).toBe(null);
    // Its client's answer is of no use at another organisation's door either.
    const set = { issuer: provider.issuer, clientId: 'another-client', clientSecret: SECRET, label: 'Nhà cung cấp' };
    expect((await other.put(set)).status).toBe(200);
    provider.manners = {};
    expect(where(await signInBy(other.slug))).toBe(FAILED);
    // With the membership here over, refreshing does not lead over there.
    const ending = (validTo: string | null) =>
      programme.write([programme.db.update(membership).set({ validTo }).where(eq(membership.id, person.membership))]);
    await ending('2022-01-01');
    expect((await browser.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(401);
    await ending(null);
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
  });
});

describe('setting the identity provider', () => {
  const wanted = { issuer: 'https://login.example.com', clientId: 'ndp', label: 'Tài khoản cơ quan' };

  test('is for administrators with a fresh second factor; the secret is sealed and never answered', async () => {
    const place = await home('thiet-lap');
    const officer = await tokenOf(await place.member('officer'));
    expect((await call(place.path, { token: officer })).status).toBe(403);
    expect((await call(place.path, { token: officer, method: 'PUT', json: wanted })).status).toBe(403);
    expect((await call(place.path, { token: place.admin })).status).toBe(404);

    const secret = 'bi-mat-cua-ung-dung';
    const made = await place.put({ ...wanted, clientSecret: secret });
    expect(made.status).toBe(200);
    expect(made.body).toEqual({ ...wanted, hasSecret: true, redirectUri: callback, version: 1 });
    expect(made.headers.get('etag')).toBe('"1"');
    expect(trips(made)).toEqual({ reads: 2, all: 3 });
    const read = await call<Shown>(place.path, { token: place.admin });
    expect(read.body).toEqual(made.body);
    expect(trips(read)).toEqual({ reads: 2, all: 2 });

    const programme = await importing();
    const [rows, entries] = await programme.read(
      programme.db.select().from(identityProvider).where(eq(identityProvider.issuer, wanted.issuer)),
      programme.db.select().from(audit).where(eq(audit.organisation, place.slug)),
    );
    expect(rows.some(({ clientSecret }) => clientSecret?.startsWith('v1.'))).toBe(true);
    expect(JSON.stringify(rows) + JSON.stringify(entries)).not.toContain(secret);
    expect(entries.map(({ action }) => action)).toEqual(['provider.manage']);
    expect(JSON.stringify(entries)).not.toContain('v1.');
  });

  test('needs the version one has seen, and its secret anew for another issuer', async () => {
    const place = await home('phien-ban');
    expect((await place.put(wanted, 1)).status).toBe(412);
    expect((await place.put({ ...wanted, clientSecret: 'mot-bi-mat' })).body.version).toBe(1);
    expect((await place.put(wanted)).status).toBe(428);
    expect((await place.put(wanted, 2)).status).toBe(412);
    expect((await place.put({ ...wanted, label: 'Khác' }, 1)).body).toMatchObject({ version: 2, hasSecret: true });
    const moved = { ...wanted, issuer: 'https://login2.example.com' };
    expect((await place.put(moved, 2)).body).toMatchObject({ errors: [{ pointer: '/clientSecret' }] });
    expect((await place.put({ ...moved, clientSecret: null }, 2)).body).toMatchObject({ version: 3, hasSecret: false });
  });

  test.each([
    'http://login.example.com',
    'https://10.0.0.1',
    'https://sqld',
    'http://169.254.169.254',
    'https://login.example.com/?x=1',
    'not an address',
  ])('does not take %s for an issuer', async (issuer) => {
    const place = await home('dia-chi');
    expect((await place.put({ ...wanted, issuer })).body).toMatchObject({ errors: [{ pointer: '/issuer' }] });
    expect((await place.put(wanted)).status).toBe(200);
  });

  test('does not ask a provider whose metadata is that of another issuer', async () => {
    const place = await home('mao-danh');
    const provider = await startHostileProvider({ sub: 's' });
    provider.manners = { metadata: { issuer: 'https://login.example.com' } };
    await place.put({ issuer: provider.issuer, clientId: CLIENT, clientSecret: SECRET, label: 'Nhà cung cấp' });
    expect(where(await start(visitor(), place.slug))).toBe(FAILED);
    await provider.close();
  });

  test('does not follow a provider into one’s own network', async () => {
    const place = await home('mang-trong');
    const provider = await startHostileProvider({ sub: 's' });
    provider.manners = {
      metadata: { token_endpoint: 'http://10.0.0.1/token', authorization_endpoint: 'javascript:x' },
    };
    await place.put({ issuer: provider.issuer, clientId: CLIENT, clientSecret: SECRET, label: 'Nhà cung cấp' });
    expect(where(await start(visitor(), place.slug))).toBe(FAILED);
    await provider.close();
  });

  test('away ends the sessions it opened and whom it knew, and no other sessions', async () => {
    const place = await home('go-bo');
    const officer = await place.member('officer');
    const provider = await startHostileProvider({ sub: 's1', email: officer.email, email_verified: true });
    const set = { issuer: provider.issuer, clientId: CLIENT, clientSecret: SECRET, label: 'Nhà cung cấp' };
    await place.put(set);
    const browser = visitor();
    expect(where(await signInBy(place.slug, browser))).toBe(`/t/${place.slug}/viec`);
    const bystander = await tokenOf(officer);
    const drop = (version: number) =>
      call(place.path, { method: 'DELETE', token: place.admin, headers: { 'if-match': `"${version}"` } });
    expect((await drop(7)).status).toBe(412);
    expect((await browser.ask('/v1/me')).status).toBe(200);
    const dropped = await drop(1);
    expect(dropped.status).toBe(204);
    expect(trips(dropped).all).toBeLessThanOrEqual(3);
    expect((await browser.ask('/v1/me')).status).toBe(401);
    expect((await browser.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(401);
    expect((await call('/v1/me', { token: bystander })).status).toBe(200);
    expect(where(await start(visitor(), place.slug))).toBe(FAILED);
    expect((await drop(1)).status).toBe(404);
    const programme = await importing();
    const [ended] = await programme.read(
      programme.db
        .select({ why: session.revokedWhy })
        .from(session)
        .where(sql`how = 'oidc' and person_id = ${officer.personId}`),
    );
    expect(ended).toEqual([{ why: 'provider_changed' }]);
    await place.put(set);
    expect(where(await signInBy(place.slug))).toBe(`/t/${place.slug}/viec`);
    await provider.close();
  });
});
