import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { browserOf, newTenant, PASSWORD, type Tenant } from '../support/tenant.ts';
import { visitor } from '../support/visitor.ts';
import { operatorOfShared } from './support/operator.ts';

vi.setConfig({ testTimeout: 60_000 });

const operator = operatorOfShared();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await newTenant('nguoi-dung');
});
afterAll(() => operator.close());
const { ndp } = operator;

test('a person whom the operator disables is refused at the next request, everywhere, and let in again when enabled', async () => {
  const officer = await tenant.member('officer');
  const [first, second] = [await browserOf(officer), await browserOf(officer)];
  expect((await first.ask('/v1/me')).status).toBe(200);
  expect(await ndp('user', 'disable', '--email', officer.email.toUpperCase())).toMatchObject({ code: 0 });
  expect((await first.ask('/v1/me')).status).toBe(401);
  expect((await second.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(401);
  const signIn = () => visitor().ask('/v1/session', { json: { email: officer.email, password: PASSWORD } });
  expect((await signIn()).status).toBe(401);
  expect(await ndp('user', 'enable', '--email', officer.email)).toMatchObject({ code: 0 });
  expect((await first.ask('/v1/me')).status).toBe(401);
  expect((await signIn()).status).toBe(200);
});

test('an address that nobody has is told in one line, and nothing is done', async () => {
  const done = await ndp('user', 'disable', '--email', 'khong-ai@demo.example');
  expect(done.code).toBe(1);
  expect(done.errors).toEqual(['Nobody has the address khong-ai@demo.example.']);
});

test('somebody who lost every second factor gets in by password alone when the operator forgets them', async () => {
  const leader = await tenant.member('leader');
  const browser = await browserOf(leader);
  const { secret } = (await browser.ask<{ secret: string }>('/v1/me/totp', { method: 'POST' })).body;
  const code = generateSync({ secret });
  expect((await browser.ask('/v1/me/totp/confirm', { json: { code } })).status).toBe(200);
  const signIn = () => visitor().ask('/v1/session', { json: { email: leader.email, password: PASSWORD } });
  expect((await signIn()).body).toMatchObject({ state: 'second_factor' });
  expect(await ndp('user', 'forget-factors', '--email', leader.email)).toMatchObject({ code: 0 });
  expect((await browser.ask('/v1/me')).status).toBe(401);
  expect((await signIn()).body).toMatchObject({ state: 'signed_in' });
});
