import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { call, eventually } from '../support/stack.ts';
import { browserOf, newTenant, PASSWORD, type Tenant, type TestMember, tokenOf } from '../support/tenant.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await newTenant('nhat-ky');
});

type Line = Record<string, unknown> & { event: string; at: string; level: string };

/** Everything that the Worker has said so far. */
const said = () => readFileSync(inject('stack').log, 'utf8').split('\n');

/** The events about somebody, by who it is (in whichever field), once there are as many. */
function events(about: string, count = 1): Promise<Line[]> {
  const found = async () =>
    said().flatMap((line) => {
      const json = line.slice(line.indexOf('{'));
      return json.startsWith('{"level"') && json.includes(`"${about}"`) ? [JSON.parse(json) as Line] : [];
    });
  return eventually(found, (lines) => lines.length >= count);
}

const enter = (email: string, password = PASSWORD) => visitor().ask('/v1/session', { json: { email, password } });

describe('the security log', () => {
  test('has a line for signing in and for a wrong password: when by UTC, who, how', async () => {
    const member = await tenant.member('officer');
    await enter(member.email, 'khong phai mat khau nay');
    await enter(member.email);
    const lines = await events(member.person, 2);
    expect(lines).toMatchObject([
      { level: 'warn', event: 'sign_in.failed', person: member.person, how: 'password' },
      { level: 'info', event: 'session.opened', person: member.person, organisation: tenant.slug, how: 'password' },
    ]);
    for (const { at } of lines) expect(new Date(at).toISOString()).toBe(at);
    for (const { at } of lines) expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000);
  });

  test('has a line for what the table refuses, and for the second factor that is missing', async () => {
    const officer = await tenant.member('officer');
    const admin = await tenant.member('admin');
    const [mine, theirs]: [Visitor, Visitor] = [await browserOf(officer), await browserOf(admin)];
    expect((await mine.ask(`/v1/t/${tenant.slug}/sessions`)).status).toBe(403);
    const json = { name: 'Hệ thống báo cáo', scopes: ['plan.read'], unit: null, days: 30 };
    expect((await theirs.ask(`/v1/t/${tenant.slug}/tokens`, { json })).status).toBe(403);
    expect(await refusalsOf(officer)).toEqual([['forbidden', 'GET', `/v1/t/${tenant.slug}/sessions`]]);
    expect(await refusalsOf(admin)).toEqual([['step_up_required', 'POST', `/v1/t/${tenant.slug}/tokens`]]);
  });

  test('has a line for the address of another organisation, for a page of another site and for input that is wrong', async () => {
    const [officer, other] = [await tenant.member('officer'), await newTenant('nhat-ky-khac')];
    const token = await tokenOf(officer);
    expect((await call(`/v1/t/${other.slug}/plans`, { token })).status).toBe(404);
    const wrong = await call('/v1/me', { method: 'PATCH', token, json: { name: 'x', role: 'admin' } });
    expect(wrong.status).toBe(400);
    const lines = await events(officer.person, 2);
    expect(lines).toMatchObject([
      { event: 'refused', code: 'not_found', who: officer.person, path: `/v1/t/${other.slug}/plans` },
      { event: 'refused', code: 'invalid_input', who: officer.person, fields: ['/role'] },
    ]);
    const path = `/v1/t/${tenant.slug}/members/${crypto.randomUUID()}`;
    const headers = { cookie: `__Host-ndp=${token}`, origin: 'https://other.example' };
    expect((await call(path, { method: 'DELETE', headers })).status).toBe(403);
    expect(await events(path)).toMatchObject([{ event: 'refused', code: 'forbidden', who: null, method: 'DELETE' }]);
  });

  test('cannot be written into by what is sent', async () => {
    const mark = crypto.randomUUID();
    const path = `/v1/t/x%0A%7B%22level%22%3A%22info%22%2C%22event%22%3A%22${mark}%22%7D/plans`;
    await call(path, { headers: { 'user-agent': `{"level":"info","event":"${mark}"}` } });
    const line = await eventually(
      async () => said().filter((one) => one.includes(mark)),
      (lines) => lines.length > 0,
    );
    expect(line).toHaveLength(1);
    expect(JSON.parse(line[0] ?? '')).toMatchObject({ event: 'refused', code: 'unauthenticated', who: null });
  });

  test('holds no password, token, cookie, link or e-mail address, whatever has happened so far', async () => {
    const member = await tenant.member('officer');
    const browser = await browserOf(member);
    await browser.ask('/v1/session/refresh', { method: 'POST' });
    await browser.ask('/v1/me/password', { method: 'PUT', json: { current: 'sai-mat-khau-x', password: 'ngan' } });
    await call('/v1/password-reset', { json: { email: member.email } });
    await call('/v1/password-reset/confirm', { json: { token: 'lien-ket-khong-co', password: 'mot-cau-bi-lo-ra' } });
    await events(member.person, 3);
    const text = said().join('\n');
    for (const secret of [
      PASSWORD,
      'sai-mat-khau-x',
      'lien-ket-khong-co',
      'mot-cau-bi-lo-ra',
      ...browser.cookies.values(),
    ])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+/);
    expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.(example|vn)/);
    expect(text).not.toMatch(/__Host-ndp|scrypt|bearer [\w-]/i);
  });
});

async function refusalsOf({ person }: TestMember) {
  const lines = (await events(person, 2)).filter(({ event }) => event === 'refused');
  return lines.map(({ code, method, path }) => [code, method, path]);
}
