import { eq } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { describe, expect, test } from 'vitest';
import { newMinistry, openAmendment, planFor, sitting } from '../support/issued.ts';
import { approved, openDraft, takeStep } from '../support/plans.ts';
import { call, databases } from '../support/stack.ts';
import { newTenant, type TestMember } from '../support/tenant.ts';

/** Ends somebody's membership as of today. */
async function leaves({ membership }: TestMember): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  await programme.write([
    programme.db.update(p.membership).set({ validTo: dayInVietnam() }).where(eq(p.membership.id, membership)),
  ]);
}

describe('a plan for whose review there is nobody', () => {
  const staffed = async (name: string) => {
    const tenant = await newTenant(name);
    const unit = await tenant.unit(`Cục ${name}`);
    await tenant.duty('mic_focal', 'NDP-0009', unit.id);
    const officer = await sitting(tenant, 'officer', unit.id);
    const id = await openDraft(officer.token, tenant.slug, planFor(['NDP-0009']));
    return { tenant, unit, officer, id, at: `/v1/t/${tenant.slug}/plans/${id}` };
  };
  const stepped = async (token: string, org: string, id: string, step: string, json?: object) => {
    const { status, body } = await takeStep(token, org, id, step, json);
    return { status, ...(body as { state?: string; turn?: string; reviews?: { vacant: string[] }[]; title?: string }) };
  };

  test('is not submitted without a leader, and passes over a head whom there is not, and says so', async () => {
    const { tenant, officer, id, at } = await staffed('khuyet');
    expect((await call(at, { token: officer.token })).body).toMatchObject({ vacant: ['head', 'leader'] });
    const refused = await takeStep(officer.token, tenant.slug, id, 'submit');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('mời một lãnh đạo');

    const leader = await sitting(tenant, 'leader');
    expect((await call(at, { token: officer.token })).body).toMatchObject({ vacant: ['head'] });
    const submitted = await stepped(officer.token, tenant.slug, id, 'submit');
    expect(submitted).toMatchObject({ status: 200, state: 'in_review', turn: 'leader' });
    expect(submitted.reviews?.map(({ vacant }) => vacant)).toEqual([['head']]);
    expect(await stepped(leader.token, tenant.slug, id, 'approve')).toMatchObject({ status: 200, state: 'approved' });
  });

  test('goes on when the head leaves while it waits for them: the leader returns it, or approves it instead', async () => {
    const { tenant, unit, officer, id, at } = await staffed('roi-di');
    const [head, leader] = [await sitting(tenant, 'head', unit.id), await sitting(tenant, 'leader')];
    expect(await stepped(officer.token, tenant.slug, id, 'submit')).toMatchObject({ turn: 'head' });
    expect((await stepped(leader.token, tenant.slug, id, 'return', { reason: 'Sớm quá' })).status).toBe(403);
    expect((await stepped(leader.token, tenant.slug, id, 'approve')).status).toBe(409);
    await leaves(head);
    expect((await call(at, { token: leader.token })).body).toMatchObject({ mayReturn: true, mayApprove: true });
    const work = await call<{ items: { kind: string }[] }>(`/v1/t/${tenant.slug}/work`, { token: leader.token });
    expect(work.body.items.map(({ kind }) => kind)).toEqual(['plan.approve']);
    const returned = await stepped(leader.token, tenant.slug, id, 'return', { reason: 'Bổ sung' });
    expect(returned).toMatchObject({ status: 200, state: 'returned' });

    const successor = await sitting(tenant, 'head', unit.id);
    expect(await stepped(officer.token, tenant.slug, id, 'submit')).toMatchObject({ turn: 'head' });
    await leaves(successor);
    const approved = await stepped(leader.token, tenant.slug, id, 'approve');
    expect(approved).toMatchObject({ status: 200, state: 'approved' });
    expect(approved.reviews?.at(-1)?.vacant).toEqual(['head']);
  });
});

describe('an amendment', () => {
  test('is not decided before the decision it amends, and may be on its day', async () => {
    const ministry = await newMinistry('ngay-sua', 'NDP-0009');
    const { slug, leader, officer, head } = ministry;
    const plan = await ministry.issues(undefined, { number: '7/QĐ-THU', date: '2024-05-20' });
    const draft = await openAmendment(ministry, plan);
    await approved(slug, draft, { officer: officer.token, head: head.token, leader: leader.token });
    const decision = { number: '9/QĐ-THU', signer: 'Người ký', note: null, historical: false, recipients: [] };
    const issue = (date: string) => takeStep(leader.token, slug, draft, 'issue', { ...decision, date });
    const { status, body } = await issue('2024-05-19');
    expect([status, body.errors]).toMatchObject([400, [{ pointer: '/date' }]]);
    expect(await issue('2024-05-20')).toMatchObject({ status: 200, body: { state: 'issued' } });
  });
});
