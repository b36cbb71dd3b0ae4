import { openForReading } from '@ndp/database/open';
import { sql } from '@ndp/database/query';
import { notify } from '@ndp/domain/notifications/notify';
import { receivers } from '@ndp/domain/notifications/receivers';
import { writeDigests } from '@ndp/domain/notifications/write-digest';
import { systemGrant } from '@ndp/domain/permissions';
import { decisionOf2022, planOf2022 } from '@ndp/local/seed/plan-2022';
import { describe, expect, test } from 'vitest';
import { mailsTo, mailTo } from '../support/mailbox.ts';
import { openDraft, takeStep } from '../support/plans.ts';
import { call, databases, eventually, servers, trips } from '../support/stack.ts';
import { newTenant, type TestMember, tokenOf } from '../support/tenant.ts';

interface Notification {
  id: string;
  kind: string;
  title: string;
  text: string;
  href: string;
  organisation: string | null;
  readAt: string | null;
}
interface Told {
  items: Notification[];
  next: string | null;
  unread: number;
}
interface Settings {
  items: { kind: string; label: string; email: string; fixed: boolean }[];
  digestHour: number;
  version: number;
}

const told = async (member: TestMember, query = '', language = 'vi') =>
  call<Told>(`/v1/me/notifications${query}`, {
    token: await tokenOf(member),
    headers: { 'accept-language': language },
  });
const toldOf = (member: TestMember, kind: string) =>
  eventually(
    async () => (await told(member)).body.items.filter((item) => item.kind === kind),
    (items) => items.length > 0,
  );
const settings = async (member: TestMember) =>
  call<Settings>('/v1/me/notification-settings', { token: await tokenOf(member) });
const set = async (member: TestMember, items: object[], digestHour = 8, version?: number) =>
  call<Settings>('/v1/me/notification-settings', {
    method: 'PUT',
    token: await tokenOf(member),
    json: { items, digestHour },
    headers: { 'if-match': `"${version ?? (await settings(member)).body.version}"` },
  });

/** Tells a member of so many received plans, as the receivers of messages do. */
async function tell(member: TestMember, plans: readonly string[]): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  const [[person]] = await programme.read(receivers(programme.db, sql`person.id = ${member.personId}`));
  if (!person) throw new Error('nobody to tell');
  const names = { organisation: 'Bộ Thử nghiệm', organisationEn: 'Ministry of Tests' };
  const href = `/t/${member.organisation}/ke-hoach#1`;
  await programme.write(
    plans.flatMap((plan) =>
      notify(programme, { person, kind: 'plan_issued', params: { ...names, plan, number: '' }, href }),
    ),
  );
}

async function mailsOf(member: TestMember, kind: string): Promise<number> {
  const handle = await openForReading(servers, 'programme', 'programme', { reads: 0, writes: 0 });
  const statement = 'SELECT count(*) AS n FROM email WHERE recipient = ? AND kind = ?';
  const [found] = await handle.ask({ sql: statement, args: [member.email, kind] });
  return Number(found?.rows[0]?.n);
}

describe('the steps of a plan', () => {
  test('are told to those who wait for them, each once, and to nobody else', async () => {
    const sender = await newTenant('gui');
    const receiver = await newTenant('nhan', 'enterprise');
    await sender.duty('mic_focal', 'NDP-0006');
    await sender.duty('mic_focal', 'NDP-0024');
    const [officer, head, leader, auditor] = await Promise.all([
      sender.member('officer'),
      sender.member('head'),
      sender.member('leader'),
      sender.member('auditor'),
    ]);
    const [their, theirAdmin] = await Promise.all([receiver.member('officer'), receiver.member('admin')]);
    const [drafting, reviewing, approving] = [await tokenOf(officer), await tokenOf(head), await tokenOf(leader)];
    const id = await openDraft(drafting, sender.slug);
    const step = async (token: string, name: string, json?: object) => {
      const done = await takeStep(token, sender.slug, id, name, json);
      expect(done.status, done.text).toBe(200);
    };

    await step(drafting, 'submit');
    await toldOf(head, 'plan_submitted');
    expect((await told(leader)).body.items).toEqual([]);
    await step(reviewing, 'review');
    const [submitted] = await toldOf(leader, 'plan_submitted');
    expect(submitted).toMatchObject({
      organisation: sender.slug,
      title: `Kế hoạch chờ duyệt: ${planOf2022.title}`,
      href: `/t/${sender.slug}/ke-hoach/${id}`,
      readAt: null,
    });
    const subject = `Kế hoạch chờ duyệt: ${planOf2022.title}`;
    expect((await mailTo(head.email, subject)).text).toContain('officer của gui');
    const mail = await mailTo(leader.email, subject);
    expect(mail.text).toContain('head của gui');
    expect(mail.unsubscribe).toMatch(/^<http.*\/tai-khoan\/thong-bao>$/);
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/);

    await step(approving, 'approve');
    await toldOf(officer, 'plan_approved');
    await step(approving, 'issue', { ...decisionOf2022, recipients: [receiver.slug] });
    const [received] = await toldOf(their, 'plan_issued');
    expect(received).toMatchObject({ organisation: receiver.slug, text: expect.stringContaining('Cơ quan thử gui') });
    for (const [member, kinds] of [
      [officer, ['plan_approved']],
      [head, ['plan_submitted']],
      [leader, ['plan_submitted']],
      [auditor, []],
      [their, ['plan_issued']],
      [theirAdmin, []],
    ] as const)
      expect(
        (await told(member)).body.items.map(({ kind }) => kind),
        member.role,
      ).toEqual(kinds);
    // What is set to the daily digest is not mailed at once.
    expect(await mailsOf(their, 'plan_issued')).toBe(0);
  });

  test('are not told to the drafter who has left meanwhile', async () => {
    const [sender, receiver] = await Promise.all([newTenant('da-roi'), newTenant('noi-moi')]);
    for (const code of planOf2022.platforms) await sender.duty('mic_focal', code);
    const [officer, head, leader] = [
      await sender.member('officer'),
      await tokenOf(await sender.member('head')),
      await tokenOf(await sender.member('leader')),
    ];
    await receiver.join(officer, 'officer');
    const drafting = await tokenOf(officer);
    const id = await openDraft(drafting, sender.slug);
    const step = async (token: string, name: string, json?: object) =>
      expect((await takeStep(token, sender.slug, id, name, json)).status).toBe(200);
    await step(drafting, 'submit');
    await step(head, 'review');
    const { programme } = await systemGrant(databases(), 'seed.import');
    const sql = "UPDATE membership SET valid_to = '2020-01-01' WHERE id = ?";
    await programme.write([{ sql, args: [officer.membership] }]);
    await step(leader, 'approve');
    await step(leader, 'issue', { ...decisionOf2022, recipients: [receiver.slug] });
    // What comes after the approval has come to where they work now; the approval has not.
    const now = { ...officer, organisation: receiver.slug };
    await toldOf(now, 'plan_issued');
    expect((await told(now)).body.items.map(({ kind }) => kind)).toEqual(['plan_issued']);
  });
});

describe('what one is told', () => {
  test('comes newest first in pages and in the language asked for, and is marked as read', async () => {
    const tenant = await newTenant('doc');
    const [member, other] = await Promise.all([tenant.member('officer'), tenant.member('officer')]);
    await tell(
      member,
      Array.from({ length: 22 }, (_, n) => `Kế hoạch ${n}`),
    );
    await tell(member, ['Kế hoạch sau cùng']);
    const first = await told(member, '', 'en');
    expect(trips(first)).toEqual({ reads: 2, all: 2 });
    expect(first.body.items).toHaveLength(20);
    expect(first.body.items[0]).toMatchObject({ title: 'Plan received: Kế hoạch sau cùng' });
    const second = await told(member, `?cursor=${first.body.next}`);
    expect([second.body.items.length, second.body.next]).toEqual([3, null]);
    expect((await told(member, '?cursor=x')).status).toBe(400);

    const read = async (who: TestMember, json: object) =>
      call<{ unread: number }>('/v1/me/notifications/read', { token: await tokenOf(who), json });
    const ids = first.body.items.slice(0, 2).map(({ id }) => id);
    expect((await read(other, { ids })).body).toEqual({ unread: 0 });
    expect((await told(member)).body.unread).toBe(23);
    expect((await read(member, { ids })).body).toEqual({ unread: 21 });
    expect((await read(member, { ids, all: true })).status).toBe(400);
    expect((await read(member, { all: true })).body).toEqual({ unread: 0 });
  });

  test('is mailed as one has set it, but for the safety of the account always', async () => {
    const tenant = await newTenant('dat');
    const member = await tenant.member('officer');
    const before = await settings(member);
    expect(before.headers.get('etag')).toBe('"1"');
    expect(before.body.items).toContainEqual({
      kind: 'new_device',
      label: 'Đăng nhập từ trình duyệt mới',
      email: 'immediate',
      fixed: true,
    });
    const fixed = await set(member, [{ kind: 'new_device', email: 'off' }]);
    expect(fixed.body).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/items/0/email' }] });
    const changed = await set(member, [{ kind: 'plan_issued', email: 'immediate' }], 9);
    expect(changed.body).toEqual((await settings(member)).body);
    expect(changed.body).toMatchObject({ digestHour: 9, version: 2 });
    expect((await set(member, [], 8, 1)).status).toBe(412);
    await tell(member, ['Kế hoạch một']);
    await mailTo(member.email, 'Kế hoạch mới nhận: Kế hoạch một');

    await set(member, [{ kind: 'plan_issued', email: 'off' }]);
    await tell(member, ['Kế hoạch hai']);
    expect((await told(member)).body.items).toHaveLength(2);
    expect(await mailsOf(member, 'plan_issued')).toBe(1);
  });
});

describe('the daily digest', () => {
  const tomorrowAt = (hour: number) => {
    const day = new Date(Date.now() + 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
    return new Date(Date.parse(`${day}T00:00:00+07:00`) + (hour * 60 + 5) * 60_000);
  };
  const write = async (now: Date) => writeDigests(await systemGrant(databases(), 'digest.write'), now);

  test('is one mail with all that waited, however many jobs write it and however often', async () => {
    const tenant = await newTenant('tong-hop');
    const member = await tenant.member('officer');
    await tell(member, ['Kế hoạch một', 'Kế hoạch hai', 'Kế hoạch ba']);
    await write(tomorrowAt(7));
    expect(await mailsOf(member, 'digest'), 'before its hour').toBe(0);
    await Promise.all(Array.from({ length: 5 }, () => write(tomorrowAt(8))));
    await write(tomorrowAt(8));
    await write(tomorrowAt(23));
    expect(await mailsOf(member, 'digest')).toBe(1);
    const mail = await mailTo(member.email, '3 thông báo mới');
    for (const plan of ['Kế hoạch một', 'Kế hoạch hai', 'Kế hoạch ba']) expect(mail.text).toContain(`“${plan}”`);
    expect(mail.unsubscribe).toMatch(/thong-bao/);
  });

  test('leaves for the next day what came after today’s hour', async () => {
    const tenant = await newTenant('hom-sau');
    const member = await tenant.member('officer');
    await set(member, [], 0);
    await tell(member, ['Kế hoạch muộn']);
    await write(new Date());
    expect(await mailsOf(member, 'digest')).toBe(0);
    await write(tomorrowAt(0));
    expect(await mailsOf(member, 'digest')).toBe(1);
  });

  test('leaves out what one no longer wants to hear by mail', async () => {
    const tenant = await newTenant('thoi');
    const member = await tenant.member('officer');
    await tell(member, ['Kế hoạch một']);
    await set(member, [{ kind: 'plan_issued', email: 'off' }]);
    await write(tomorrowAt(8));
    expect(await mailsOf(member, 'digest')).toBe(0);
    expect(await mailsTo(member.email)).toEqual([]);
  });
});
