import { systemGrant } from '@ndp/domain/permissions';
import { DEMO_PASSWORD } from '@ndp/local/seed/demo';
import { describe, expect, test } from 'vitest';
import { call, databases, trips } from '../support/stack.ts';
import { newTenant, PASSWORD, type TestMember } from '../support/tenant.ts';
import { signedIn, visitor } from '../support/visitor.ts';

const officer = { email: 'officer@demo.example', password: DEMO_PASSWORD };

describe('signing in by password', () => {
  test('gives three cookies that scripts cannot read, and /v1/me says who one is and what one may do', async () => {
    const browser = visitor();
    const answer = await browser.ask('/v1/session', { json: officer });
    expect(answer.body).toEqual({ state: 'signed_in', organisation: 'bo-thong-tin-va-truyen-thong' });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((line) => line.split('=')[0])).toEqual([
      '__Host-ndp',
      '__Host-ndp-refresh',
      '__Host-ndp-device',
    ]);
    for (const line of cookies) expect(line).toMatch(/Path=\/; .*HttpOnly; Secure; SameSite=(Lax|Strict)/);
    expect(trips(answer).all).toBeLessThanOrEqual(3);

    const me = await browser.ask('/v1/me');
    expect(me.body).toMatchObject({
      person: { name: 'Chuyên viên Cục Bưu điện Trung ương (minh hoạ)', language: 'vi' },
      organisation: { slug: 'bo-thong-tin-va-truyen-thong' },
      unit: { slug: 'cuc-buu-dien-trung-uong' },
      role: 'officer',
      may: { 'plan.draft': true, 'plan.approve': false, 'member.manage': false },
      steppedUpUntil: null,
    });
    expect(trips(me)).toEqual({ reads: 2, all: 2 });
  });

  test('tells an unknown person and a wrong password apart by nothing, and gives no cookie', async () => {
    const wrong = await call('/v1/session', { json: { ...officer, password: 'khong phai mat khau nay' } });
    const unknown = await call('/v1/session', { json: { ...officer, email: 'khong.co.ai@demo.example' } });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect((await visitor().ask('/v1/session', { json: officer })).status).toBe(200);
  });

  test('takes any spelling of the address that Unicode makes of it', async () => {
    const email = ' ＯＦＦＩＣＥＲ@Demo.Example ';
    expect((await visitor().ask('/v1/session', { json: { ...officer, email } })).status).toBe(200);
  });
});

describe('a session', () => {
  test('is refreshed by a token that changes each time, and one used again late ends it', async () => {
    const browser = await signedIn('officer');
    const first = new Map(browser.cookies);
    expect((await browser.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(200);
    expect(browser.cookies.get('__Host-ndp-refresh')).not.toBe(first.get('__Host-ndp-refresh'));
    expect((await browser.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(200);
    // The first token is now two turns old: nobody honest has it.
    const thief = visitor(first);
    expect((await thief.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(401);
  });

  test('ends with signing out, at once, for the access token too', async () => {
    const browser = await signedIn('officer');
    const kept = new Map(browser.cookies);
    expect((await browser.ask('/v1/me')).status).toBe(200);
    expect((await browser.ask('/v1/session', { method: 'DELETE' })).status).toBe(204);
    expect((await browser.ask('/v1/me')).status).toBe(401);
    expect((await visitor(kept).ask('/v1/me')).status).toBe(401);
    expect((await visitor(kept).ask('/v1/session/refresh', { method: 'POST' })).status).toBe(401);
  });

  test('changes nothing for another site, which the browser names, nor for none', async () => {
    const browser = await signedIn('officer');
    const change = (headers: Record<string, string>) =>
      browser.ask('/v1/session/organisation', { json: { organisation: 'bo-thong-tin-va-truyen-thong' }, headers });
    expect((await change({ origin: 'https://other.example' })).status).toBe(403);
    expect((await change({ origin: 'null' })).status).toBe(403);
    expect((await change({})).status).toBe(200);
  });
});

test('a browser that two people share is known to be theirs: neither is told of a new one again and again', async () => {
  const tenant = await newTenant('may-chung');
  const [one, other] = [await tenant.member('officer'), await tenant.member('head')];
  const shared = visitor();
  const enter = ({ email }: TestMember) => shared.ask('/v1/session', { json: { email, password: PASSWORD } });
  const told = async (person: TestMember) => {
    const { programme } = await systemGrant(databases(), 'mail.send');
    const [found] = await programme.ask({
      sql: "SELECT count(*) AS n FROM notification WHERE person_id = ? AND kind = 'new_device'",
      args: [person.personId],
    });
    return Number(found?.rows[0]?.n);
  };
  for (const person of [one, other, one, other, one]) expect((await enter(person)).status).toBe(200);
  expect([await told(one), await told(other)]).toEqual([1, 1]);
});
