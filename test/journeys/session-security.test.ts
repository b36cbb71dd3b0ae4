import { systemGrant } from '@ndp/domain/permissions';
import { generateSync } from 'otplib';
import { beforeAll, describe, expect, test } from 'vitest';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { call, databases, eventually } from '../support/stack.ts';
import { browserOf, newTenant, PASSWORD, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await newTenant('phien');
});

const REFRESH = '__Host-ndp-refresh';
const enter = ({ email }: TestMember, browser: Visitor) =>
  browser.ask('/v1/session', { json: { email, password: PASSWORD } });
const me = (browser: Visitor) => browser.ask('/v1/me');
const refreshed = (browser: Visitor) => browser.ask('/v1/session/refresh', { method: 'POST' });
/** Somebody who has copied what the browser holds now. */
const copyOf = ({ cookies }: Visitor) => visitor(new Map(cookies));

async function happened(sql: string, ...args: (string | null)[]): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  await programme.write([{ sql, args }]);
}

test('a refresh token that many tabs send at once takes all of them on, by one next token', async () => {
  const browser = await browserOf(await tenant.member('officer'));
  const tabs = Array.from({ length: 12 }, () => copyOf(browser));
  const answers = await Promise.all(tabs.map(refreshed));
  expect(answers.map(({ status }) => status)).toEqual(tabs.map(() => 200));
  expect(new Set(tabs.map(({ cookies }) => cookies.get(REFRESH))).size).toBe(1);
  expect((await refreshed(tabs[7] ?? browser)).status).toBe(200);
});

test('a refresh token taken and used right after its owner ends the session once both are known', async () => {
  const browser = await browserOf(await tenant.member('officer'));
  const { body } = await browser.ask<{ session: { id: string } }>('/v1/me');
  const thief = copyOf(browser);
  expect((await refreshed(browser)).status).toBe(200);
  expect((await refreshed(thief)).status).toBe(200);
  // The owner’s answer may have been lost on the way: for a moment both go on with one token, later neither does.
  expect(thief.cookies.get(REFRESH)).toBe(browser.cookies.get(REFRESH));
  expect((await refreshed(copyOf(browser))).status).toBe(200);
  const past = new Date(Date.now() - 60_000).toISOString();
  await happened('UPDATE session SET rotated_at = ? WHERE id = ?', past, body.session.id);
  expect((await refreshed(thief)).status).toBe(401);
  expect((await me(thief)).status).toBe(401);
  expect((await me(browser)).status).toBe(401);
});

describe('signing in', () => {
  test('takes over no session that somebody has put into the browser before, and ends it', async () => {
    const [victim, attacker] = [await tenant.member('officer'), await tenant.member('officer')];
    const planted = await browserOf(attacker);
    const browser = copyOf(planted);
    expect((await enter(victim, browser)).status).toBe(200);
    expect(browser.cookies.get(REFRESH)).not.toBe(planted.cookies.get(REFRESH));
    expect((await me(browser)).body).toMatchObject({ person: { key: victim.person } });
    await eventually(
      () => me(copyOf(planted)),
      ({ status }) => status === 401,
    );
    expect((await refreshed(planted)).status).toBe(401);
    expect((await refreshed(browser)).status).toBe(200);
  });

  test('again gives the browser new tokens, and the ones it had are good no longer', async () => {
    const member = await tenant.member('officer');
    const browser = await browserOf(member);
    const before = copyOf(browser);
    const elsewhere = await browserOf(member);
    expect((await enter(member, browser)).status).toBe(200);
    await eventually(
      () => me(before),
      ({ status }) => status === 401,
    );
    expect((await refreshed(before)).status).toBe(401);
    expect([(await me(browser)).status, (await me(elsewhere)).status]).toEqual([200, 200]);
  });

  test('with a wrong password leaves the browser the session it has', async () => {
    const member = await tenant.member('officer');
    const browser = await browserOf(member);
    const wrong = await browser.ask('/v1/session', { json: { email: member.email, password: 'khong phai cau nay' } });
    expect([wrong.status, (await refreshed(browser)).status]).toEqual([401, 200]);
  });
});

test('guessing a password ends after ten tries, at once or one by one, for strangers and not for the person’s own browser', async () => {
  const member = await tenant.member('officer');
  const known = await browserOf(member);
  const guess = (index: number) =>
    call('/v1/session', { json: { email: member.email, password: `mot cau doan mo ${index}` } });
  const statuses = (await Promise.all(Array.from({ length: 12 }, (_, index) => guess(index)))).map((one) => one.status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  const late = await enter(member, visitor());
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect((await enter(member, known)).status).toBe(200);
});

test('a password set by a mailed link does not stand in for the second factor', async () => {
  const member = await tenant.member('officer');
  const browser = await browserOf(member);
  const { secret } = (await browser.ask<{ secret: string }>('/v1/me/totp', { method: 'POST' })).body;
  const code = generateSync({ secret });
  expect((await browser.ask('/v1/me/totp/confirm', { json: { code } })).status).toBe(200);
  await call('/v1/password-reset', { json: { email: member.email } });
  const token = linkIn(await mailTo(member.email, 'Đặt lại mật khẩu'), '/dat-lai-mat-khau').split('#')[1];
  const begun = (await enter(member, visitor())).body;
  const password = 'mot cau khac con dai hon nua';
  const set = await call('/v1/password-reset/confirm', { json: { token, password } });
  expect([set.status, set.headers.getSetCookie()]).toEqual([204, []]);
  // What the old password had begun is over, whatever code comes.
  expect((await visitor().ask('/v1/session/second-factor', { json: { step: begun.step, code } })).status).toBe(401);
  const entered = await visitor().ask('/v1/session', { json: { email: member.email, password } });
  expect(entered.body).toMatchObject({ state: 'second_factor', methods: ['totp', 'recovery'] });
  expect(entered.headers.getSetCookie()).toEqual([]);
});

describe('a person who is disabled', () => {
  test('is out at once everywhere: by access token, by refresh token, and by password in the words of a wrong one', async () => {
    const member = await tenant.member('officer');
    const browsers = [await browserOf(member), await browserOf(member)];
    const bearer = await tokenOf(member);
    for (const browser of browsers) expect((await me(browser)).status).toBe(200);
    await happened('UPDATE person SET disabled_at = ? WHERE id = ?', new Date().toISOString(), member.personId);
    for (const browser of browsers)
      expect([(await me(browser)).status, (await refreshed(browser)).status]).toEqual([401, 401]);
    expect((await call('/v1/me', { token: bearer })).status).toBe(401);
    const [disabled, unknown] = [
      await enter(member, visitor()),
      await enter({ ...member, email: `khong-co-${member.email}` }, visitor()),
    ];
    expect([disabled.status, disabled.text]).toEqual([401, unknown.text]);
  });
});

test('a session that is not used for its hours is over, and one used daily ends after its days', async () => {
  const member = await tenant.member('officer');
  const [idle, old] = [await browserOf(member), await browserOf(member)];
  const session = async (browser: Visitor) =>
    (await browser.ask<{ session: { id: string } }>('/v1/me')).body.session.id;
  const [idleId, oldId] = [await session(idle), await session(old)];
  const past = new Date(Date.now() - 1000).toISOString();
  await happened('UPDATE session SET expires_at = ? WHERE id = ?', past, idleId);
  expect([(await me(idle)).status, (await refreshed(idle)).status]).toEqual([401, 401]);
  const soon = new Date(Date.now() + 60_000).toISOString();
  await happened('UPDATE session SET ends_at = ? WHERE id = ?', soon, oldId);
  expect((await old.ask<{ expiresAt: string }>('/v1/session/refresh', { method: 'POST' })).body.expiresAt).toBe(soon);
});
