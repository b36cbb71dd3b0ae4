import { beforeAll, describe, expect, test } from 'vitest';
import { type Ministry, newMinistry, planFor, sitting } from '../support/issued.ts';
import { call, demo, trips } from '../support/stack.ts';
import { newTenant, type Tenant } from '../support/tenant.ts';

type List = { items: { id: string; title: string }[]; next: string | null };

let ministry: Ministry;
let vendor: Tenant;
let other: Tenant;
let officer: string;
let otherOfficer: string;
let coordinator: string;
let plan: string;
beforeAll(async () => {
  ministry = await newMinistry('issuer', 'NDP-0009');
  vendor = await newTenant('vendor', 'enterprise');
  other = await newTenant('other', 'enterprise');
  officer = (await sitting(vendor, 'officer')).token;
  otherOfficer = (await sitting(other, 'officer')).token;
  coordinator = await demo('coordinator');
  plan = await ministry.issues(planFor(['NDP-0009'], { title: 'Kế hoạch Đường sắt số' }), {
    recipients: [vendor.slug, other.slug],
  });
});

describe('issued plans are listed', () => {
  const listed = async (token: string, query = '') => (await call<List>(`/v1/plans${query}`, { token })).body;
  const ours = () => `organisation=${ministry.slug}`;

  test('with who issued them, under which number, and how far their tasks are', async () => {
    const { items } = await listed(officer);
    expect(items).toEqual([
      expect.objectContaining({
        id: plan,
        kind: 'mic',
        template: 'mic-186',
        year: 2026,
        version: 1,
        amended: false,
        platforms: ['NDP-0009'],
        monthsCovered: [1, 2],
        decision: { number: '01/QĐ-THU', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        tasks: { all: 3, done: 0, late: 3 },
        organisation: expect.objectContaining({ slug: ministry.slug, short: { vi: 'issuer', en: 'issuer' } }),
        unit: expect.objectContaining({ slug: ministry.unit.slug }),
      }),
    ]);
  });

  test('by year, kind, platform, issuer and words without marks', async () => {
    const found = async (query: string) => (await listed(officer, `?${query}`)).items.length;
    expect(await Promise.all(['year=2026', 'year=2025'].map(found))).toEqual([1, 0]);
    expect(await Promise.all(['kind=mic', 'kind=owner'].map(found))).toEqual([1, 0]);
    expect(await Promise.all(['platform=NDP-0009', 'platform=NDP-0006'].map(found))).toEqual([1, 0]);
    expect(await Promise.all([ours(), `organisation=${vendor.slug}`].map(found))).toEqual([1, 0]);
    expect(
      await Promise.all(
        ['duong sat', 'SẮT đường', 'sat s', 'thuy', '%', 'qd thu'].map((q) => found(`q=${encodeURIComponent(q)}`)),
      ),
    ).toEqual([1, 1, 1, 0, 1, 1]);
    const refused = await call('/v1/plans?year=hai', { token: officer });
    expect([refused.status, refused.body.errors]).toMatchObject([400, [{ pointer: 'year' }]]);
  });

  test('page by page, each with a cursor that fits its own question', async () => {
    const titles = ['Kế hoạch hai', 'Kế hoạch ba'];
    for (const title of titles) await ministry.issues(planFor(['NDP-0009'], { title }), { recipients: [vendor.slug] });
    const first = await listed(officer, `?limit=2&${ours()}`);
    expect(first.items.map(({ title }) => title)).toEqual(['Kế hoạch ba', 'Kế hoạch hai']);
    const second = await listed(officer, `?limit=2&${ours()}&cursor=${first.next}`);
    expect(second).toMatchObject({ items: [{ title: 'Kế hoạch Đường sắt số' }], next: null });
    const foreign = await call(`/v1/plans?limit=2&cursor=${first.next}`, { token: officer });
    expect([foreign.status, foreign.body.errors]).toMatchObject([400, [{ pointer: 'cursor' }]]);
    expect((await listed(otherOfficer)).items.map(({ id }) => id)).toEqual([plan]);
  });
});

describe('an issued plan is read', () => {
  type Read = {
    recipients: { slug: string }[];
    delivery: object | null;
    mine: boolean;
    months: { month: number; tasks: { id: string; key: string }[] }[];
  };
  const read = (token: string, query = '') => call<Read>(`/v1/plans/${plan}${query}`, { token });

  test('whole: contents by their template, decision, months with their tasks, in two round trips', async () => {
    const answer = await read(officer);
    expect(answer.body).toMatchObject({
      version: 1,
      current: true,
      mine: false,
      historical: false,
      decision: { number: '01/QĐ-THU', symbol: 'QĐ-THU', signer: 'THỨ TRƯỞNG Thử' },
      template: { key: 'mic-186' },
      contents: { monthsCovered: [1, 2], sections: { roadmap: { text: 'Nội dung thử: roadmap.' } } },
      months: [
        {
          month: 1,
          tasks: [
            { key: 'a', state: 'planned', progress: 0, dueOn: '2026-01-31' },
            { key: 'b', dueOn: '2026-01-20' },
          ],
          results: [{ key: 'r', tasks: [], metAt: null }],
        },
        { month: 2, tasks: [{ key: 'c' }] },
      ],
      versions: [{ number: 1, current: true }],
      delivery: { version: 1, arrivalNumber: 1, openedAt: null, mayAcknowledge: true },
    });
    expect(trips(answer).all).toBeLessThanOrEqual(2);
  });

  test('with every recipient by its sender and the coordinator, by a recipient with itself alone', async () => {
    const slugs = async (token: string) => (await read(token)).body.recipients.map(({ slug }) => slug);
    const both = [vendor.slug, other.slug].sort();
    expect(await slugs(ministry.officer.token)).toEqual(both);
    expect(await slugs(coordinator)).toEqual(both);
    expect(await slugs(officer)).toEqual([vendor.slug]);
    const { body } = await read(ministry.officer.token);
    expect(body).toMatchObject({ mine: true, delivery: null });
  });

  test('in no version that does not exist', async () => {
    expect((await read(officer, '?version=1')).status).toBe(200);
    expect((await read(officer, '?version=2')).status).toBe(404);
    expect((await read(officer, '?version=0')).status).toBe(400);
  });

  test('with the names of those whom it gives tasks', async () => {
    const named = planFor(['NDP-0009']);
    const [january] = named.contents.months;
    const responsible = { organisation: ministry.slug, unit: ministry.unit.slug };
    Object.assign(january?.tasks[0] ?? {}, { responsible });
    const id = await ministry.issues(named);
    const { body } = await call(`/v1/plans/${id}`, { token: ministry.officer.token });
    expect(body.names).toEqual({
      organisations: { [ministry.slug]: { name: expect.anything(), short: { vi: 'issuer', en: 'issuer' } } },
      units: { [ministry.unit.slug]: { vi: 'Đơn vị đầu mối issuer', en: 'Đơn vị đầu mối issuer' } },
    });
  });
});
