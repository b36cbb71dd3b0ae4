import { openForReading } from '@ndp/database/open';
import { beforeAll, describe, expect, test } from 'vitest';
import { linkIn, mailsTo, mailTo } from '../support/mailbox.ts';
import { call, eventually, servers, trips, url } from '../support/stack.ts';
import { browserOf, newTenant, PASSWORD, type Tenant, type TestMember } from '../support/tenant.ts';
import { visitor } from '../support/visitor.ts';

const NEW = 'mot cau khac con dai hon nua';
let tenant: Tenant;
beforeAll(async () => {
  tenant = await newTenant('mat-khau');
});

const signIn = ({ email }: TestMember, password: string) => visitor().ask('/v1/session', { json: { email, password } });
const ask = (email: string) => call('/v1/password-reset', { json: { email } });
const confirm = (token: string, password: string) =>
  call<{ code: string }>('/v1/password-reset/confirm', { json: { token, password } });

/** Asks for a link and answers its secret, once the mail is there. */
async function secretFor(email: string): Promise<string> {
  const before = (await mailsTo(email)).filter(({ subject }) => subject === 'Đặt lại mật khẩu').length;
  expect((await ask(email)).status).toBe(202);
  const [mail] = await eventually(
    async () => (await mailsTo(email)).filter(({ subject }) => subject === 'Đặt lại mật khẩu'),
    (mails) => mails.length > before,
  );
  if (!mail) throw new Error('found and not found');
  return linkIn(mail, '/dat-lai-mat-khau').split('#')[1] ?? '';
}

async function programme(sql: string, ...args: string[]) {
  const handle = await openForReading(servers, 'programme', 'programme', { reads: 0, writes: 0 });
  const [found] = await handle.ask({ sql, args });
  return found?.rows ?? [];
}

describe('changing one’s password', () => {
  test('ends all other sessions, keeps this one, and is told by mail and in the app', async () => {
    const member = await tenant.member('officer');
    const [here, elsewhere] = [await browserOf(member), await browserOf(member)];
    const changed = await here.ask('/v1/me/password', { method: 'PUT', json: { current: PASSWORD, password: NEW } });
    expect(changed.status, changed.text).toBe(204);
    expect(trips(changed).reads).toBeLessThanOrEqual(2);
    expect((await here.ask('/v1/me')).status).toBe(200);
    expect((await elsewhere.ask('/v1/me')).status).toBe(401);
    expect((await signIn(member, PASSWORD)).status).toBe(401);
    expect((await signIn(member, NEW)).status).toBe(200);
    expect((await mailTo(member.email, 'Mật khẩu đã thay đổi')).text).not.toContain(NEW);
    const told = await here.ask<{ items: { kind: string }[] }>('/v1/me/notifications');
    expect(told.body.items.map(({ kind }) => kind)).toContain('password_changed');
    const trail = await programme('SELECT * FROM audit WHERE subject = ?', `person:${member.personId}`);
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toMatch(/scrypt|dai hon nua/);
  });

  test('needs the current one and a good new one, and changes nothing otherwise', async () => {
    const member = await tenant.member('officer');
    const here = await browserOf(member);
    const put = (current: string, password: string) =>
      here.ask<{ errors: { pointer: string }[] }>('/v1/me/password', { method: 'PUT', json: { current, password } });
    expect((await put('khong phai cau nay', NEW)).body.errors[0]?.pointer).toBe('/current');
    expect((await put(PASSWORD, 'ngan')).body.errors[0]?.pointer).toBe('/password');
    expect((await put(PASSWORD, PASSWORD)).body.errors[0]?.pointer).toBe('/password');
    expect((await put(PASSWORD, 'aaaaaaaaaaaaaaaaaa')).status).toBe(400);
    expect((await signIn(member, PASSWORD)).status).toBe(200);
    expect((await put(PASSWORD, NEW)).status).toBe(204);
  });

  test('takes ten tries and no more, from however many sessions at once', async () => {
    const member = await tenant.member('officer');
    const browsers = await Promise.all([browserOf(member), browserOf(member)]);
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        browsers[i % 2]?.ask('/v1/me/password', { method: 'PUT', json: { current: `sai lan ${i}`, password: NEW } }),
      ),
    );
    const examined = tries.filter((answer) => answer?.status === 400).length;
    expect(examined).toBeLessThanOrEqual(10);
    expect(tries.filter((answer) => answer?.status === 429)).toHaveLength(12 - examined);
    const right = { current: PASSWORD, password: NEW };
    const late = await browsers[0]?.ask('/v1/me/password', { method: 'PUT', json: right });
    expect([late?.status, Number(late?.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await signIn(member, PASSWORD)).status).toBe(200);
  });
});

describe('a forgotten password', () => {
  test('is set anew by a mailed link, once, which ends every session', async () => {
    const member = await tenant.member('officer');
    const elsewhere = await browserOf(member);
    const secret = await secretFor(member.email);
    const mail = await mailTo(member.email, 'Đặt lại mật khẩu');
    expect(mail.html).toContain(`#${secret}`);
    expect(new URL(url).port).not.toBe('');
    const done = await confirm(secret, NEW);
    expect(done.status, done.text).toBe(204);
    expect(trips(done).all).toBeLessThanOrEqual(3);
    expect((await elsewhere.ask('/v1/me')).status).toBe(401);
    expect((await signIn(member, PASSWORD)).status).toBe(401);
    expect((await signIn(member, NEW)).status).toBe(200);
    await mailTo(member.email, 'Mật khẩu đã thay đổi');

    const again = await confirm(secret, 'va mot cau thu ba cung dai');
    expect(again.status).toBe(404);
    expect((await signIn(member, NEW)).status).toBe(200);
    // Once sent, the secret is nowhere any more.
    const kept = await programme(
      `SELECT params FROM email WHERE kind = 'password_reset' AND recipient = ?`,
      member.email,
    );
    expect(kept).toEqual([{ params: '{}' }]);
  });

  test('answers an unknown address the same, and mails nobody', async () => {
    const member = await tenant.member('officer');
    const unknown = `khong-co-ai@${tenant.slug}.example`;
    const [known, nobody] = await Promise.all([ask(member.email), ask(unknown)]);
    expect([nobody.status, nobody.text]).toEqual([known.status, known.text]);
    expect([known.status, known.text]).toEqual([202, '{}']);
    await mailTo(member.email, 'Đặt lại mật khẩu');
    expect(await mailsTo(unknown)).toEqual([]);
    expect(await programme('SELECT id FROM email WHERE recipient = ?', unknown)).toEqual([]);
  });

  test('is not set by a link that was changed, is over, or was followed by another', async () => {
    const member = await tenant.member('officer');
    const first = await secretFor(member.email);
    const second = await secretFor(member.email);
    const tampered = second.slice(0, -1) + (second.endsWith('A') ? 'B' : 'A');
    for (const token of [first, tampered, 'x', second.toUpperCase()])
      expect((await confirm(token, NEW)).body.code, token).toBe('not_found');
    await expireResets(member);
    expect((await confirm(second, NEW)).status).toBe(404);
    expect((await signIn(member, PASSWORD)).status).toBe(200);
    expect((await confirm(await secretFor(member.email), NEW)).status).toBe(204);
  });

  test('keeps the link good when the new password is refused, and of two at once takes one', async () => {
    const member = await tenant.member('officer');
    const secret = await secretFor(member.email);
    expect((await confirm(secret, 'ngan')).status).toBe(400);
    const both = await Promise.all([confirm(secret, NEW), confirm(secret, 'va mot cau thu ba cung dai')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  test('is mailed at most three times an hour', async () => {
    const member = await tenant.member('officer');
    for (let times = 0; times < 3; times += 1) await secretFor(member.email);
    expect((await ask(member.email)).status).toBe(202);
    const key = `SELECT failures FROM attempt WHERE key LIKE 'reset:%' AND failures = 4`;
    await eventually(
      () => programme(key),
      (rows) => rows.length > 0,
    );
    const links = await programme('SELECT id FROM password_reset WHERE person_id = ?', member.personId);
    expect(links).toHaveLength(3);
  });

  test('lets somebody without one set their first', async () => {
    const member = await tenant.member('officer');
    await withoutPassword(member);
    expect((await signIn(member, PASSWORD)).status).toBe(401);
    expect((await confirm(await secretFor(member.email), NEW)).status).toBe(204);
    expect((await signIn(member, NEW)).status).toBe(200);
  });
});

async function expireResets({ personId }: TestMember) {
  await change('UPDATE password_reset SET expires_at = created_at WHERE person_id = ?', personId);
}
async function withoutPassword({ personId }: TestMember) {
  await change('DELETE FROM credential WHERE person_id = ?', personId);
}
async function change(sql: string, ...args: string[]) {
  const { openForWriting } = await import('@ndp/database/open');
  const handle = await openForWriting(servers, 'programme', 'programme', { reads: 0, writes: 0 });
  await handle.write([{ sql, args }]);
}
