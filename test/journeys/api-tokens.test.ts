import { eq, sql } from '@ndp/database/query';
import { apiToken, audit, membership, organisation, unit } from '@ndp/database/schema/programme';
import { systemGrant } from '@ndp/domain/permissions';
import { planOf2022 as draft } from '@ndp/local/seed/plan-2022';
import { beforeAll, describe, expect, test } from 'vitest';
import { takeStep } from '../support/plans.ts';
import { call, databases, demo, eventually, trips } from '../support/stack.ts';
import { newTenant, tokenOf } from '../support/tenant.ts';
import { signedIn } from '../support/visitor.ts';

const MIC = 'bo-thong-tin-va-truyen-thong';
const home = `/v1/t/${MIC}`;

interface Made {
  id: string;
  name: string;
  prefix: string;
  token: string;
  scopes: string[];
  expiresAt: string;
}
interface Listed {
  items: (Omit<Made, 'token'> & { lastUsedAt: string | null; revokedAt: string | null; createdBy: { key: string } })[];
  scopes: { name: string; label: string }[];
}

const importing = async () => (await systemGrant(databases(), 'seed.import')).programme;
const wanted = { name: 'Phần mềm điều hành', scopes: ['plan.read'], unit: null as string | null, days: 30 };

let admin: string;
let focalUnit: string;
beforeAll(async () => {
  admin = await demo('admin');
  const programme = await importing();
  const [units] = await programme.read(
    programme.db.select({ id: unit.id }).from(unit).where(eq(unit.slug, 'cuc-buu-dien-trung-uong')),
  );
  focalUnit = units[0]?.id ?? '';
});

const make = (json: object = {}, token = admin, at = home) =>
  call<Made>(`${at}/tokens`, { token, json: { ...wanted, ...json } });
const list = async (token = admin) => (await call<Listed>(`${home}/tokens`, { token })).body;
const step = (token: string, id: string, name: string) => takeStep(token, MIC, id, name);
const withKey = () => ({ 'idempotency-key': crypto.randomUUID() });

describe('an API token', () => {
  test('is made by an administrator, shown once, and listed without its secret', async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.body.token).toMatch(/^ndp_[a-z0-9]{8}_[\w-]{43}$/);
    expect(made.body.token).toContain(`ndp_${made.body.prefix}_`);
    expect(made.headers.get('cache-control')).toBe('private, no-store');
    expect(trips(made).all).toBeLessThanOrEqual(3);

    const listed = await call<Listed>(`${home}/tokens`, { token: admin });
    const secret = made.body.token.split('_').slice(2).join('_');
    expect(listed.text).not.toContain(secret);
    expect(listed.text).not.toMatch(/hash/i);
    expect(listed.body.items.find(({ id }) => id === made.body.id)).toMatchObject({
      name: wanted.name,
      scopes: ['plan.read'],
      createdBy: { key: 'demo-admin' },
      lastUsedAt: null,
      revokedAt: null,
    });
    expect(listed.body.scopes.map(({ name }) => name)).toContain('plan.draft');
    expect(listed.body.scopes.every(({ name, label }) => label !== '' && label !== name)).toBe(true);
    expect(trips(listed)).toEqual({ reads: 2, all: 2 });
  });

  test('reads what its scope names in one round trip more than the page itself, and its use is noted', async () => {
    const { token, id } = (await make()).body;
    const read = await call('/v1/plans', { token });
    expect(read.status).toBe(200);
    expect(trips(read)).toEqual({ reads: 2, all: 2 });
    const noted = () => list().then(({ items }) => items.find((one) => one.id === id)?.lastUsedAt ?? null);
    const first = await eventually(noted, (at) => at !== null);
    await call('/v1/plans', { token });
    expect(await noted()).toBe(first);
    // An hour later it is noted again.
    const programme = await importing();
    const longAgo = new Date(Date.now() - 61 * 60_000).toISOString();
    await programme.write([programme.db.update(apiToken).set({ lastUsedAt: longAgo }).where(eq(apiToken.id, id))]);
    await call('/v1/plans', { token });
    await eventually(noted, (at) => at !== null && at > longAgo);
  });

  test('drafts with the duties of its unit, under its own name, and a leader approves what it drafted', async () => {
    const { token, prefix } = (await make({ scopes: ['plan.draft', 'plan.draft.read'], unit: focalUnit })).body;
    const opened = await call<{ id: string }>(`${home}/plans`, { token, json: draft, headers: withKey() });
    expect(opened.status).toBe(201);
    expect(trips(opened).all).toBeLessThanOrEqual(3);
    const { id } = opened.body;
    expect((await call(`${home}/plans/${id}`, { token })).body).toMatchObject({
      draftedBy: { key: `token:${prefix}`, name: 'Phần mềm điều hành' },
    });
    expect((await step(token, id, 'submit')).status).toBe(200);
    expect((await step(token, id, 'review')).status).toBe(403);
    expect((await step(await demo('head'), id, 'review')).status).toBe(200);
    expect((await step(token, id, 'approve')).status).toBe(403);
    expect((await step(await demo('leader'), id, 'approve')).status).toBe(200);
  });

  test('writes for whoever made it: they do not approve its plan in another of their roles, another leader does', async () => {
    const tenant = await newTenant('hai-nguoi');
    const cell = await tenant.unit('Cục thử');
    for (const code of draft.platforms) await tenant.duty('promoting', code, cell.id);
    const maker = await tenant.member('admin');
    await tenant.join(maker, 'leader');
    const own = `/v1/t/${tenant.slug}`;
    const made = await make({ scopes: ['plan.draft'], unit: cell.id }, await tokenOf(maker), own);
    const { token } = made.body;
    const opened = await call<{ id: string }>(`${own}/plans`, { token, json: draft, headers: withKey() });
    const { id } = opened.body;
    const take = (by: string, name: string) => takeStep(by, tenant.slug, id, name);
    const head = await tokenOf(await tenant.member('head', cell.id));
    const another = await tokenOf(await tenant.member('leader'));
    expect((await take(token, 'submit')).status).toBe(200);
    expect((await take(head, 'review')).status).toBe(200);
    const asLeader = await tokenOf({ ...maker, role: 'leader' });
    expect((await call(`${own}/plans/${id}`, { token: asLeader })).body).toMatchObject({ mayApprove: false });
    expect((await call(`${own}/plans`, { token: asLeader })).body).toMatchObject({ items: [{ mayApprove: false }] });
    expect((await call(`${own}/work`, { token: asLeader })).body).toMatchObject({ items: [] });
    expect((await take(asLeader, 'approve')).status).toBe(403);
    expect((await take(another, 'approve')).status).toBe(200);
  });

  test('without the unit lacks the unit’s duties', async () => {
    const { token } = (await make({ scopes: ['plan.draft'] })).body;
    const refused = await call(`${home}/plans`, { token, json: draft, headers: withKey() });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/platforms/0' }] });
  });

  test('does nothing outside its scopes, however powerful its maker', async () => {
    const { token } = (await make()).body;
    const paths: [string, object?][] = [
      [`${home}/tokens`],
      [`${home}/tokens`, wanted],
      [`${home}/identity-provider`],
      [`${home}/members`],
      [`${home}/units`, { name: 'a', nameEn: 'a', short: 'a' }],
      [`${home}/audit`],
      [`${home}/plans`, draft],
      ['/v1/me'],
      ['/v1/session/organisation', { organisation: MIC }],
    ];
    for (const [path, json] of paths) {
      const answer = await call(path, { token, ...(json && { json, headers: withKey() }) });
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'forbidden']);
    }
    expect((await call('/v1/plans', { token })).status).toBe(200);
  });

  test('is revoked for the very next request; revoking again changes nothing', async () => {
    const { token, id } = (await make()).body;
    expect((await call('/v1/plans', { token })).status).toBe(200);
    const revoked = await call(`${home}/tokens/${id}`, { token: admin, method: 'DELETE' });
    expect(revoked.status).toBe(204);
    expect(trips(revoked).all).toBeLessThanOrEqual(3);
    expect((await call('/v1/plans', { token })).status).toBe(401);
    const at = (await list()).items.find((one) => one.id === id)?.revokedAt;
    expect((await call(`${home}/tokens/${id}`, { token: admin, method: 'DELETE' })).status).toBe(204);
    expect((await list()).items.find((one) => one.id === id)?.revokedAt).toBe(at);
  });

  test('is over at its hour, and when its organisation is suspended', async () => {
    const tenant = await newTenant('ma-truy-cap');
    const own = await tokenOf(await tenant.member('admin'));
    const [first, second] = await Promise.all([
      make({}, own, `/v1/t/${tenant.slug}`),
      make({}, own, `/v1/t/${tenant.slug}`),
    ]);
    const reading = async ({ body }: typeof first) => (await call('/v1/plans', { token: body.token })).status;
    expect([await reading(first), await reading(second)]).toEqual([200, 200]);
    const programme = await importing();
    const past = new Date(Date.now() - 1000).toISOString();
    await programme.write([
      programme.db.update(apiToken).set({ expiresAt: past }).where(eq(apiToken.id, first.body.id)),
    ]);
    expect([await reading(first), await reading(second)]).toEqual([401, 200]);
    const suspend = (tenantState: 'active' | 'suspended') =>
      programme.write([
        programme.db.update(organisation).set({ tenantState }).where(eq(organisation.slug, tenant.slug)),
      ]);
    await suspend('suspended');
    expect(await reading(second)).toBe(401);
    await suspend('active');
    expect(await reading(second)).toBe(200);
  });

  test('lives on when its maker has left, as it belongs to the organisation', async () => {
    const tenant = await newTenant('nguoi-nghi');
    const maker = await tenant.member('admin');
    const own = await tokenOf(maker);
    const { token } = (await make({}, own, `/v1/t/${tenant.slug}`)).body;
    const programme = await importing();
    await programme.write([
      programme.db.update(membership).set({ validTo: '2022-01-01' }).where(eq(membership.id, maker.membership)),
    ]);
    expect((await call(`/v1/t/${tenant.slug}/tokens`, { token: own })).status).toBe(401);
    expect((await call('/v1/plans', { token })).status).toBe(200);
  });

  test('with the right beginning and another secret is nobody', async () => {
    const { token, prefix } = (await make()).body;
    const other = `ndp_${prefix}_${'A'.repeat(43)}`;
    for (const wrong of [other, `${token}A`, token.slice(0, -1), token.toUpperCase(), `ndp_${prefix}_`])
      expect([wrong, (await call('/v1/plans', { token: wrong })).status]).toEqual([wrong, 401]);
    expect((await call('/v1/plans', { token })).status).toBe(200);
  });

  test('opens no other organisation’s address, which is as unknown as any', async () => {
    const { token } = (await make({ scopes: ['plan.draft.read'] })).body;
    const unknown = '01a20000-0000-7000-8000-000000000000';
    const answers = await Promise.all([
      call(`/v1/t/vnpt/plans/${unknown}`, { token }),
      call(`/v1/t/khong-co/plans/${unknown}`, { token }),
      call(`${home}/plans/${unknown}`, { token }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test('counts before a browser’s cookie, and needs no Origin', async () => {
    const { token } = (await make()).body;
    const browser = await signedIn('officer');
    expect((await browser.ask('/v1/me')).status).toBe(200);
    expect((await browser.ask('/v1/me', { token })).status).toBe(403);
    expect((await call('/v1/plans', { token: await demo('officer') })).status).toBe(200);
  });
});

describe('making API tokens', () => {
  test('is for administrators who have just proved their second factor', async () => {
    const browser = await signedIn('admin');
    const refused = await browser.ask(`${home}/tokens`, { json: wanted });
    expect([refused.status, refused.body.code]).toEqual([403, 'step_up_required']);
    expect((await browser.ask(`${home}/tokens`)).status).toBe(200);
    const officer = await demo('officer');
    expect((await make({}, officer)).body).toMatchObject({ code: 'forbidden' });
    expect((await call(`${home}/tokens`, { token: officer })).status).toBe(403);
    expect((await make()).status).toBe(201);
  });

  test.each([
    ['scopes', { scopes: ['plan.approve'] }, '/scopes/0'],
    ['scopes', { scopes: [] }, '/scopes'],
    ['days', { days: 366 }, '/days'],
    ['days', { days: 0 }, '/days'],
    ['name', { name: ' ' }, '/name'],
    ['unit', { unit: '01a20000-0000-7000-8000-000000000000' }, '/unit'],
    ['another field', { token: 'mine' }, '/token'],
  ])('names what is wrong with its %s', async (_, json, pointer) => {
    const refused = await make(json);
    expect(refused.status).toBe(400);
    expect((refused.body as unknown as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
  });

  test('takes no unit of another organisation, and revokes none of its tokens', async () => {
    const other = await demo('other-admin');
    const made = await make({}, other, '/v1/t/bo-y-te');
    expect(made.status).toBe(201);
    expect((await make({ unit: focalUnit }, other, '/v1/t/bo-y-te')).status).toBe(400);
    expect((await make({ unit: focalUnit })).status).toBe(201);
    const path = `${home}/tokens/${made.body.id}`;
    expect((await call(path, { token: admin, method: 'DELETE' })).status).toBe(404);
    expect((await call('/v1/plans', { token: made.body.token })).status).toBe(200);
  });

  test('and revoking them are in the audit trail, without any secret', async () => {
    const { token, id, prefix } = (await make()).body;
    await call(`${home}/tokens/${id}`, { token: admin, method: 'DELETE' });
    const programme = await importing();
    const [entries] = await programme.read(
      programme.db
        .select()
        .from(audit)
        .where(eq(audit.subject, `api_token:${id}`))
        .orderBy(sql`seq`),
    );
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ['token.create', 'demo-admin'],
      ['token.revoke', 'demo-admin'],
    ]);
    const text = JSON.stringify(entries);
    expect(text).toContain(prefix);
    expect(text).not.toContain(token.slice(13));
    const [rows] = await programme.read(programme.db.select().from(apiToken).where(eq(apiToken.id, id)));
    expect(text).not.toContain(rows[0]?.tokenHash);
    expect(JSON.stringify(rows)).not.toContain(token.slice(13));
  });
});
