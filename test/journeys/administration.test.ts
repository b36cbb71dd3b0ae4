import { systemGrant } from '@ndp/domain/permissions';
import { beforeAll, describe, expect, test } from 'vitest';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { call, databases, trips } from '../support/stack.ts';
import { browserOf, newTenant, PASSWORD, type Tenant, tokenOf } from '../support/tenant.ts';
import { visitor } from '../support/visitor.ts';

interface Listed {
  items: { id: string; role: string; version: number; person: { key: string; email: string | null }; ended: boolean }[];
  invitations: { id: string; email: string }[];
}

let tenant: Tenant;
let admin: string;
let home: string;
beforeAll(async () => {
  tenant = await newTenant('hanh-chinh');
  admin = await tokenOf(await tenant.member('admin'));
  home = `/v1/t/${tenant.slug}`;
});
const match = (version: number) => ({ 'if-match': `"${version}"` });
const find = async (person: string) => {
  const { body } = await call<Listed>(`${home}/members`, { token: admin });
  const found = body.items.find((one) => one.person.key === person);
  if (!found) throw new Error('not listed');
  return found;
};

describe('a membership', () => {
  test('ends at the next request when the administrator ends it, and comes back when that is undone', async () => {
    const officer = await tenant.member('officer');
    const browser = await browserOf(officer);
    expect((await browser.ask('/v1/me')).status).toBe(200);
    const ended = await call(`${home}/members/${officer.membership}`, { token: admin, method: 'DELETE' });
    expect(ended.status).toBe(204);
    expect(trips(ended).all).toBeLessThanOrEqual(3);
    expect((await browser.ask('/v1/me')).status).toBe(401);
    expect((await browser.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(401);
    const restored = await call(`${home}/members/${officer.membership}/restore`, { token: admin, json: {} });
    expect(restored.body).toMatchObject({ ended: false });
    expect((await browserOf(officer)).cookies.size).toBe(3);
  });

  test('changes role under optimistic lock, and tokens of before have no power', async () => {
    const officer = await tenant.member('officer');
    const token = await tokenOf(officer);
    const { id, version } = await find(officer.person);
    const patch = (seen: number | null, json: object) =>
      call(`${home}/members/${id}`, { token: admin, method: 'PATCH', json, headers: seen === null ? {} : match(seen) });
    expect((await patch(null, { role: 'head' })).status).toBe(428);
    expect((await patch(version + 1, { role: 'head' })).status).toBe(412);
    expect((await patch(version, { role: 'emperor' })).status).toBe(400);
    expect((await patch(version, { unit: 'khong-co' })).body).toMatchObject({ errors: [{ pointer: '/unit' }] });
    expect((await patch(version, { until: '2020-01-01' })).body).toMatchObject({ errors: [{ pointer: '/until' }] });
    expect((await call('/v1/me', { token })).status).toBe(200);
    expect((await patch(version, { role: 'head' })).body).toMatchObject({ role: 'head', version: version + 1 });
    expect((await call('/v1/me', { token })).status).toBe(401);
  });

  test('of the last administrator stays, however many try to step down at once', async () => {
    const own = await newTenant('hai-quan-tri');
    const both = await Promise.all([own.member('admin'), own.member('admin')]);
    const tokens = await Promise.all(both.map(tokenOf));
    const stepDown = (by: number, whom: number) =>
      call(`/v1/t/${own.slug}/members/${both[whom]?.membership}`, {
        token: tokens[by] ?? '',
        method: 'PATCH',
        json: { role: 'officer' },
        headers: match(1),
      });
    const answers = await Promise.all([stepDown(0, 1), stepDown(1, 0)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await Promise.all(tokens.map((token) => call<Listed>(`/v1/t/${own.slug}/members`, { token })));
    const living = left.find(({ status }) => status === 200);
    expect(living?.body.items.filter(({ role }) => role === 'admin')).toHaveLength(1);
  });

  test('of the last administrator ends on no day ahead either, unless another stays beyond it', async () => {
    const own = await newTenant('ngay-sau');
    const only = await own.member('admin');
    const until = (id: string, token: string, day: string) =>
      call(`/v1/t/${own.slug}/members/${id}`, {
        ...{ token, method: 'PATCH', json: { until: day }, headers: match(1) },
      });
    const refused = await until(only.membership, await tokenOf(only), '2099-01-01');
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: '/until' }] }]);
    const second = await own.member('admin');
    expect((await until(second.membership, await tokenOf(only), '2098-01-01')).status).toBe(200);
    expect((await until(only.membership, await tokenOf(only), '2099-01-01')).status).toBe(422);
    expect((await until(only.membership, await tokenOf(only), '2097-12-31')).status).toBe(200);
  });

  test('with a last day ahead is found by colleagues, one that has ended is not', async () => {
    const officer = await tenant.member('officer');
    const { id, version } = await find(officer.person);
    const json = { until: '2099-01-01' };
    await call(`${home}/members/${id}`, { token: admin, method: 'PATCH', json, headers: match(version) });
    const found = async () => {
      const { body } = await call<{ people: { key: string }[] }>(`${home}/search?q=officer`, { token: admin });
      return body.people.some(({ key }) => key === officer.person);
    };
    expect(await found()).toBe(true);
    await call(`${home}/members/${id}`, { token: admin, method: 'DELETE' });
    expect(await found()).toBe(false);
  });

  test('is shown to colleagues without addresses, and to nobody else', async () => {
    const officer = await tokenOf(await tenant.member('officer'));
    const assessor = await tokenOf(await tenant.member('assessor'));
    const stranger = await tokenOf(await (await newTenant('la')).member('admin'));
    const seen = await call<Listed>(`${home}/members`, { token: officer });
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain('@');
    expect(seen.body.invitations).toEqual([]);
    expect((await call(`${home}/members`, { token: assessor })).status).toBe(403);
    const foreign = await call(`${home}/members`, { token: stranger });
    const unknown = await call('/v1/t/khong-co-co-quan/members', { token: stranger });
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.text).toBe(unknown.text);
  });
});

describe('a unit', () => {
  test('is opened, renamed, and ended only when nobody sits in it', async () => {
    const named = { name: 'Vụ Thử nghiệm', nameEn: 'Test Department', short: 'Vụ TN' };
    const made = await call<{ id: string; version: number }>(`${home}/units`, { token: admin, json: named });
    expect(made.status).toBe(201);
    expect((await call(`${home}/units`, { token: admin, json: named })).status).toBe(400);
    const { id, version } = made.body;
    const at = `${home}/units/${id}`;
    const renamed = await call(at, { token: admin, method: 'PATCH', json: { short: 'TN' }, headers: match(version) });
    expect(renamed.body).toMatchObject({ short: 'TN', name: 'Vụ Thử nghiệm' });
    expect(
      (await call(at, { token: admin, method: 'PATCH', json: { short: 'X' }, headers: match(version) })).status,
    ).toBe(412);
    const member = await tenant.member('officer', id);
    expect((await call(at, { token: admin, method: 'DELETE' })).status).toBe(422);
    await call(`${home}/members/${member.membership}`, { token: admin, method: 'DELETE' });
    expect((await call(at, { token: admin, method: 'DELETE' })).status).toBe(204);
    expect((await call(`${at}/restore`, { token: admin, method: 'POST' })).body).toMatchObject({ ended: false });
  });

  test('takes no name that another open one has, neither renamed nor restored', async () => {
    const named = async (name: string) =>
      (await call<{ id: string }>(`${home}/units`, { token: admin, json: { name, nameEn: name, short: name } })).body
        .id;
    const [first, second] = [await named('Phòng Một'), await named('Phòng Hai')];
    const rename = (name: string) =>
      call(`${home}/units/${second}`, { token: admin, method: 'PATCH', json: { name }, headers: match(1) });
    expect((await rename('Phòng Một')).body).toMatchObject({ errors: [{ pointer: '/name' }] });
    expect((await call(`${home}/units/${first}`, { token: admin, method: 'DELETE' })).status).toBe(204);
    expect((await rename('Phòng Một')).status).toBe(200);
    expect((await call(`${home}/units/${first}/restore`, { token: admin, method: 'POST' })).status).toBe(400);
  });

  test('that has ended takes nobody back in, and an ended membership is restored before it is changed', async () => {
    const unit = await tenant.unit('Phòng giải thể');
    const officer = await tenant.member('officer', unit.id);
    const at = `${home}/members/${officer.membership}`;
    expect((await call(at, { token: admin, method: 'DELETE' })).status).toBe(204);
    expect((await call(`${home}/units/${unit.id}`, { token: admin, method: 'DELETE' })).status).toBe(204);
    const revive = { token: admin, method: 'PATCH', json: { until: null, role: 'leader' }, headers: match(2) };
    expect((await call(at, revive)).status).toBe(422);
    expect((await call(`${at}/restore`, { token: admin, json: {} })).body).toMatchObject({ unit: null, version: 3 });
    expect((await call(at, { ...revive, headers: match(3) })).status).toBe(200);
  });

  test('of another organisation is as unknown, and one that a decision names is not changed', async () => {
    const other = await newTenant('khac');
    const foreign = await other.unit('Đơn vị của cơ quan khác');
    const change = (id: string) =>
      call(`${home}/units/${id}`, { token: admin, method: 'PATCH', json: { short: 'X' }, headers: match(1) });
    expect((await change(foreign.id)).status).toBe(404);
    const own = await tenant.unit('Đơn vị của mình');
    expect((await change(own.id)).status).toBe(200);
  });
});

describe('sessions', () => {
  test('of members are seen and ended by their administrator; one’s own by oneself', async () => {
    const officer = await tenant.member('officer');
    const [first, second] = [await browserOf(officer), await browserOf(officer)];
    const own = await second.ask<{ items: { id: string; current: boolean }[] }>('/v1/me/sessions');
    expect(own.body.items.filter(({ current }) => current)).toHaveLength(1);
    expect((await second.ask('/v1/me/sessions', { method: 'DELETE' })).status).toBe(204);
    expect((await first.ask('/v1/me')).status).toBe(401);
    const { id = '' } = own.body.items.find(({ current }) => current) ?? {};
    const stranger = await tokenOf(await (await newTenant('la-hai')).member('admin'));
    expect((await call(`${home}/sessions/${id}`, { token: stranger, method: 'DELETE' })).status).toBe(404);
    expect((await second.ask('/v1/me')).status).toBe(200);
    const all = await call<{ items: { id: string }[] }>(`${home}/sessions`, { token: admin });
    expect(all.body.items.map((one) => one.id)).toContain(id);
    expect((await call(`${home}/sessions/${id}`, { token: admin, method: 'DELETE' })).status).toBe(204);
    expect((await second.ask('/v1/me')).status).toBe(401);
  });
});

describe('settings', () => {
  test('are changed under optimistic lock and leave the rest as it was', async () => {
    const read = await call<{ version: number }>(`${home}/settings`, { token: admin });
    const patch = (version: number, json: object) =>
      call(`${home}/settings`, { token: admin, method: 'PATCH', json, headers: match(version) });
    expect((await patch(read.body.version, { contactPhone: 'gọi tôi' })).body).toMatchObject({
      errors: [{ pointer: '/contactPhone' }],
    });
    expect((await patch(read.body.version, { contactEmail: 'khong-phai-thu' })).body).toMatchObject({
      errors: [{ pointer: '/contactEmail' }],
    });
    expect((await patch(read.body.version, { contactPhone: '024 3943 5602' })).status).toBe(200);
    expect((await patch(read.body.version, { address: '18 Nguyễn Du' })).status).toBe(412);
    expect((await patch(read.body.version + 1, { address: '18 Nguyễn Du' })).body).toMatchObject({
      contactPhone: '024 3943 5602',
      address: '18 Nguyễn Du',
    });
  });
});

describe('the audit trail', () => {
  test('tells administrators and auditors who did what, before and after, is exported, and proves to be whole', async () => {
    const auditor = await tokenOf(await tenant.member('auditor'));
    const officer = await tokenOf(await tenant.member('officer'));
    const settings = await call<{ version: number }>(`${home}/settings`, { token: admin });
    const address = 'Số 1, đường Kiểm toán';
    await call(`${home}/settings`, {
      token: admin,
      method: 'PATCH',
      json: { address },
      headers: match(settings.body.version),
    });
    const trail = await call<{ items: { action: string; after: { address: string } }[] }>(
      `${home}/audit?action=settings.manage`,
      { token: auditor },
    );
    expect(trail.body.items[0]).toMatchObject({ action: 'settings.manage', after: { address } });
    expect(trips(trail)).toEqual({ reads: 2, all: 2 });
    const people = await call<{ items: object[] }>(`${home}/audit/programme?action=unit.manage`, { token: auditor });
    expect(people.body.items.length).toBeGreaterThan(0);
    expect(people.text).not.toContain('"action":"seed.import"');
    expect((await call(`${home}/audit`, { token: officer })).status).toBe(403);
    const file = await call<string>(`${home}/audit/export`, { token: auditor });
    expect(file.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(file.text).toContain(address);
    expect((await call(`${home}/audit/verify`, { token: auditor })).body).toMatchObject({ whole: true, done: true });
    const forged = await call(`${home}/audit/verify?from=1&hash=${'0'.repeat(64)}`, { token: auditor });
    expect(forged.body).toMatchObject({ whole: false });
  });
});

describe('an invitation', () => {
  test('is refused for bad input, made once for an address however it is spelt, and taken back', async () => {
    const invite = (json: object) => call<{ id: string }>(`${home}/invitations`, { token: admin, json });
    expect((await invite({ email: 'khong', role: 'officer' })).body).toMatchObject({ errors: [{ pointer: '/email' }] });
    expect((await invite({ email: 'a@b.vn', role: 'officer', unit: 'x' })).body).toMatchObject({
      errors: [{ pointer: '/unit' }],
    });
    const made = await invite({ email: 'Nguoi.Moi@demo.example', role: 'officer' });
    expect(made.status).toBe(201);
    expect((await invite({ email: 'ｎｇｕｏｉ.ｍｏｉ@demo.example', role: 'officer' })).status).toBe(409);
    expect((await call(`${home}/invitations/${made.body.id}/resend`, { token: admin, method: 'POST' })).status).toBe(
      200,
    );
    expect((await call(`${home}/invitations/${made.body.id}`, { token: admin, method: 'DELETE' })).status).toBe(204);
    expect((await call(`${home}/invitations/${made.body.id}`, { token: admin, method: 'DELETE' })).status).toBe(404);
    expect((await visitor().ask('/v1/invitations/find', { json: { token: 'khong-co' } })).status).toBe(404);
  });

  test('taken up after its unit has ended gives no seat there; after its last day it is as unknown', async () => {
    const unit = await tenant.unit('Phòng sắp giải thể');
    const links: string[] = [];
    for (const email of ['don-vi-het@demo.example', 'het-han@demo.example']) {
      const json = { email, role: 'officer', unit: unit.id, until: '2099-01-01' };
      expect((await call(`${home}/invitations`, { token: admin, json })).status).toBe(201);
      links.push(linkIn(await mailTo(email, /mời/), '/loi-moi').split('#')[1] ?? '');
    }
    expect((await call(`${home}/units/${unit.id}`, { token: admin, method: 'DELETE' })).status).toBe(204);
    const accept = (token: string | undefined, browser = visitor()) =>
      browser.ask('/v1/invitations/accept', { json: { token, name: 'Người mới', password: PASSWORD } });
    const browser = visitor();
    expect((await accept(links[0], browser)).status).toBe(200);
    expect((await browser.ask('/v1/me')).body).toMatchObject({ role: 'officer', unit: null });
    const { programme } = await systemGrant(databases(), 'seed.import');
    const sql = "UPDATE invitation SET membership_until = '2020-01-01' WHERE email = 'het-han@demo.example'";
    await programme.write([{ sql, args: [] }]);
    expect((await visitor().ask('/v1/invitations/find', { json: { token: links[1] } })).status).toBe(404);
    expect((await accept(links[1])).status).toBe(404);
  });

  test('to somebody who has an account says to sign in to it, to one that is disabled too', async () => {
    const elsewhere = await newTenant('moi-nguoi-cu');
    const known = await elsewhere.member('officer');
    expect(
      (await call(`${home}/invitations`, { token: admin, json: { email: known.email, role: 'officer' } })).status,
    ).toBe(201);
    const token = linkIn(await mailTo(known.email, /mời/), '/loi-moi').split('#')[1];
    const json = { token, name: 'Người khác', password: PASSWORD };
    const refused = await visitor().ask('/v1/invitations/accept', { json });
    expect([refused.status, refused.body.detail]).toEqual([401, expect.stringContaining('đã có tài khoản')]);
    const { programme } = await systemGrant(databases(), 'seed.import');
    const set = (at: string | null) =>
      programme.write([{ sql: 'UPDATE person SET disabled_at = ? WHERE id = ?', args: [at, known.personId] }]);
    await set('2020-01-01T00:00:00.000Z');
    expect((await visitor().ask('/v1/invitations/accept', { json })).status).toBe(401);
    await set(null);
    const own = await browserOf(known);
    expect((await own.ask('/v1/invitations/accept', { json: { token } })).status).toBe(200);
  });
});

test('nobody gives themselves a role: neither by changing their own nor by an invitation', async () => {
  const own = await newTenant('tu-giao');
  const [one, other] = [await own.member('admin'), await own.member('admin')];
  const token = await tokenOf(one);
  const change = (of: typeof one, role: string) =>
    call(`/v1/t/${own.slug}/members/${of.membership}`, { token, method: 'PATCH', json: { role }, headers: match(1) });
  expect((await change(one, 'leader')).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/role' }] });
  const invite = (email: string) => call(`/v1/t/${own.slug}/invitations`, { token, json: { email, role: 'leader' } });
  expect((await invite(one.email.toUpperCase())).body).toMatchObject({ errors: [{ pointer: '/email' }] });
  expect((await change(other, 'leader')).status).toBe(200);
});

test('an address gets few mails of invitation in an hour, however they are asked for', async () => {
  const own = await newTenant('nhieu-thu');
  const token = await tokenOf(await own.member('admin'));
  const email = `nhieu-thu-${own.slug}@demo.example`;
  const invite = () =>
    call<{ id: string }>(`/v1/t/${own.slug}/invitations`, { token, json: { email, role: 'officer' } });
  const { id } = (await invite()).body;
  const resend = () => call(`/v1/t/${own.slug}/invitations/${id}/resend`, { token, method: 'POST' });
  const resent = [];
  for (let n = 0; n < 7; n += 1) resent.push((await resend()).status);
  expect(resent).toEqual([200, 200, 200, 200, 200, 429, 429]);
  const invited = [];
  for (let n = 0, last = id; n < 6; n += 1) {
    await call(`/v1/t/${own.slug}/invitations/${last}`, { token, method: 'DELETE' });
    const made = await invite();
    invited.push(made.status);
    last = made.body.id ?? last;
  }
  expect(invited).toEqual([201, 201, 201, 201, 429, 429]);
});
