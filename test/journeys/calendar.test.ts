import { dayInVietnam } from '@ndp/domain/time';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, eventually, trips } from '../support/stack.ts';
import { type TestMember, tokenOf } from '../support/tenant.ts';
import { type Carriers, happened, issuedPlan, YEAR } from '../support/under-way.ts';

interface Feed {
  id: string;
  name: string;
  url?: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}
interface Duty {
  kind: string;
  id: string;
  title: string;
  dueOn: string | null;
  platforms: string[];
}

let on: Carriers;
beforeAll(async () => {
  on = await issuedPlan('lich', 'NDP-0027');
});

const feeds = (of: { slug: string }) => `/v1/t/${of.slug}/calendar-feeds`;
const make = (token: string, of: { slug: string } = on.ministry) =>
  call<Feed>(feeds(of), { token, json: { name: 'Điện thoại' } });
const list = async (token: string) => (await call<{ items: Feed[] }>(feeds(on.ministry), { token })).body.items;
const pathOf = ({ url = '' }: Feed) => new URL(url).pathname;
/** The titles on a calendar with their days. */
const days = (text: string) =>
  text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => `${/DTSTART;VALUE=DATE:(\d+)/.exec(event)?.[1]} ${/SUMMARY:(.*)/.exec(event)?.[1]?.trim()}`);

describe('a calendar address', () => {
  test('shows a calendar program what the unit has to do and to answer, on its days', async () => {
    const made = await make(on.officer);
    expect([made.status, trips(made).all]).toEqual([201, 3]);
    const to = { organisation: on.ministry.slug, unit: on.focal.slug };
    const obstacle = { kind: 'obstacle', plan: on.plan, title: 'Thiếu dữ liệu', body: 'x', to, dueOn: `${YEAR}-01-10` };
    const headers = { 'idempotency-key': crypto.randomUUID() };
    expect((await call('/v1/obstacles', { token: on.maker, json: obstacle, headers })).status).toBe(201);
    const calendar = await call<string>(pathOf(made.body));
    expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(calendar.headers.get('cache-control')).toBe('private, no-store');
    expect(days(calendar.text)).toEqual([
      `${YEAR}0131 Hạn: Họp khởi động`,
      `${YEAR}0131 Hạn: Việc không nêu đơn vị`,
      `${YEAR}0110 Trả lời: Thiếu dữ liệu`,
    ]);
    expect(calendar.text.replaceAll('\r\n ', '')).toContain(`/t/${on.ministry.slug}/cong-viec/`);
    const other = await make(on.maker, on.enterprise);
    expect(days((await call<string>(pathOf(other.body))).text)).toEqual([
      `${YEAR}0131 Hạn: Dựng bản thử`,
      `${YEAR}0228 Hạn: Triển khai`,
    ]);
  });

  test('is shown once, used without signing in, noted as used, and good for nothing once it is taken back', async () => {
    const { body: feed } = await make(on.officer);
    const path = pathOf(feed);
    const [listed] = await list(on.officer);
    expect(listed).toMatchObject({ id: feed.id, lastUsedAt: null, revokedAt: null });
    expect(JSON.stringify(await list(on.officer))).not.toContain(path.slice(-47));
    expect((await call(path)).status).toBe(200);
    await eventually(
      async () => (await list(on.officer)).find(({ id }) => id === feed.id),
      (found) => found?.lastUsedAt !== null,
    );
    const revoke = (token: string) => call(`${feeds(on.ministry)}/${feed.id}`, { token, method: 'DELETE' });
    expect((await revoke(on.head)).status).toBe(404);
    expect((await revoke(on.officer)).status).toBe(204);
    expect((await revoke(on.officer)).status).toBe(204);
    const unknown = await call(`/v1/calendar/${'x'.repeat(43)}.ics`);
    for (const gone of [path, '/v1/calendar/x.ics', path.replace('.ics', '')]) {
      const answer = await call(gone);
      expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    }
  });

  test('ends with the membership of the person whose it is, and with the account', async () => {
    const leaving: TestMember[] = [
      await on.ministry.member('officer', on.focal.id),
      await on.ministry.member('officer', on.focal.id),
    ];
    const paths = await Promise.all(leaving.map(async (one) => pathOf((await make(await tokenOf(one))).body)));
    for (const path of paths) expect((await call(path)).status).toBe(200);
    await happened('UPDATE membership SET valid_to = ? WHERE id = ?', dayInVietnam(), leaving[0]?.membership ?? '');
    await happened('UPDATE person SET disabled_at = ? WHERE id = ?', dayInVietnam(), leaving[1]?.personId ?? '');
    for (const path of paths) expect((await call(path)).status).toBe(404);
  });

  test('is made by whoever reads plans, at most twenty at a time', async () => {
    expect((await make(on.admin, on.enterprise)).status).toBe(403);
    const many = await Promise.all(Array.from({ length: 20 }, () => make(on.head)));
    expect(many.map(({ status }) => status)).toEqual(many.map(() => 201));
    expect((await make(on.head)).status).toBe(409);
    await call(`${feeds(on.ministry)}/${many[0]?.body.id}`, { token: on.head, method: 'DELETE' });
    expect((await make(on.head)).status).toBe(201);
  });
});

describe('what waits for a member in the shared circle', () => {
  const waiting = async (token: string, of: { slug: string }) => {
    const answer = await call<{ items: Duty[] }>(`/v1/t/${of.slug}/duties-now`, { token });
    expect(trips(answer).all).toBe(2);
    return answer.body.items;
  };

  test('is late tasks first, then by day: tasks, answers, plans to acknowledge; each for whoever may do it', async () => {
    const own = await issuedPlan('cho', 'NDP-0028');
    const mine = `/v1/tasks?plan=${own.plan}&mine=1`;
    const [first, second] = (await call<{ items: Duty[] }>(mine, { token: own.maker })).body.items;
    expect(await waiting(own.officer, own.ministry)).toEqual([]);
    await happened("UPDATE task SET due_on = '2026-03-01' WHERE id = ?", second?.id ?? '');
    await happened('UPDATE task SET due_on = ? WHERE id = ?', dayInVietnam(), first?.id ?? '');
    const to = { organisation: own.enterprise.slug, unit: null };
    const dueOn = dayInVietnam(new Date(Date.now() + 3 * 86_400_000));
    const json = { kind: 'obstacle', platform: 'NDP-0028', title: 'Cần trả lời', body: 'x', to, dueOn };
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const raised = await call<{ id: string }>('/v1/obstacles', { token: own.officer, json, headers });
    expect(await waiting(own.maker, own.enterprise)).toEqual([
      { kind: 'task.late', id: second?.id, title: 'Triển khai', dueOn: '2026-03-01', platforms: ['NDP-0028'] },
      { kind: 'task.due', id: first?.id, title: 'Dựng bản thử', dueOn: dayInVietnam(), platforms: ['NDP-0028'] },
      { kind: 'obstacle.answer', id: raised.body.id, title: 'Cần trả lời', dueOn, platforms: ['NDP-0028'] },
      {
        ...{ kind: 'plan.acknowledge', id: own.plan, title: 'Kế hoạch triển khai (thử)', dueOn: null },
        platforms: ['NDP-0028'],
      },
    ]);
    expect((await waiting(own.director, own.enterprise)).map(({ kind }) => kind)).toEqual(['plan.acknowledge']);
    const auditor = await tokenOf(await own.enterprise.member('auditor'));
    expect(await waiting(auditor, own.enterprise)).toEqual([]);
  });
});

describe('when a plan arrives', () => {
  test('those to whom it gives tasks are told once how many, and nobody else', async () => {
    const told = async (token: string) => {
      const { body } = await call<{ items: { kind: string; text: string; href: string }[] }>('/v1/me/notifications', {
        token,
      });
      return body.items.filter(({ kind }) => kind === 'task_assigned');
    };
    const [drafting] = await told(on.officer);
    expect(JSON.stringify(drafting)).toMatch(/2 công việc; hạn đầu tiên 31\/01\/2090/);
    expect(drafting?.href).toBe(`/t/${on.ministry.slug}/cong-viec`);
    expect(JSON.stringify(await told(on.head))).toContain('2 công việc');
    expect(JSON.stringify(await told(on.neighbour))).toMatch(/1 công việc; hạn đầu tiên 20\/01\/2090/);
    expect(JSON.stringify(await told(on.maker))).toMatch(/2 công việc/);
    for (const token of [on.leader, on.director, on.stranger]) expect(await told(token)).toEqual([]);
  });
});
