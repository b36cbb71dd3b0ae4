import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { call } from '../support/stack.ts';
import { newTenant, type Tenant, tokenOf } from '../support/tenant.ts';
import { operatorOfShared } from './support/operator.ts';

vi.setConfig({ testTimeout: 60_000 });

const operator = operatorOfShared();
const { ndp } = operator;
let tenant: Tenant;
let token: string;
beforeAll(async () => {
  tenant = await newTenant('giao-nhiem-vu', 'enterprise');
  token = await tokenOf(await tenant.member('officer'));
});
afterAll(() => operator.close());

const draft = () =>
  call<{ errors?: { pointer: string }[] }>(`/v1/t/${tenant.slug}/plans`, {
    ...{ token, headers: { 'idempotency-key': crypto.randomUUID() } },
    json: { kind: 'enterprise', title: 'Kế hoạch của doanh nghiệp', year: 2027, platforms: ['NDP-0021'] },
  });
const borne = () => ['--organisation', tenant.slug, '--kind', 'core_enterprise', '--platform', 'NDP-0021'];
const document = ['--source', 'Văn bản thử', '--clause', 'Điều 1'];

test('a duty that a document assigns gives its power at the next request, and ending it takes that away', async () => {
  expect((await draft()).status).toBe(403);
  expect(await ndp('duty', 'give', ...borne(), ...document)).toMatchObject({ code: 0 });
  expect((await draft()).status).toBe(201);
  expect(await ndp('duty', 'give', ...borne(), ...document)).toMatchObject({
    code: 1,
    errors: ['This duty is borne already.'],
  });
  expect(await ndp('duty', 'end', ...borne())).toMatchObject({ code: 0 });
  expect((await draft()).status).toBe(403);
  expect(await ndp('duty', 'end', ...borne())).toMatchObject({ code: 1, errors: ['Nobody bears this duty.'] });
});

test('what nobody knows is named and nothing is done', async () => {
  const told = async (...change: string[]) => (await ndp('duty', 'give', ...borne(), ...document, ...change)).errors[0];
  expect(await told('--platform', 'NDP-9999')).toBe('There is no platform NDP-9999.');
  expect(await told('--kind', 'captain')).toMatch(/^--kind: /);
  expect(await told('--unit', 'khong-co')).toBe('It has no unit "khong-co" today.');
  expect(await told('--organisation', 'bo-thong-tin-va-truyen-thong')).toMatch(/^There is no organisation .* today/);
  expect(await told('--from', '2026-02-30')).toMatch(/^--from: /);
  expect((await draft()).status).toBe(403);
});
