import { filledIn, openDraft, takeStep } from './plans.ts';
import { call, eventually } from './stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from './tenant.ts';

/** A person with a good token that counts as stepped up. */
export type Sitting = TestMember & { token: string };

/** A ministry of a suite's own whose unit is a focal unit of one platform, and who drafts and issues there. */
export interface Ministry {
  tenant: Tenant;
  slug: string;
  unit: { id: string; slug: string };
  officer: Sitting;
  head: Sitting;
  leader: Sitting;
  /** Issues a plan and answers its id once it has arrived. */
  issues(plan?: object, decision?: object): Promise<string>;
}

export async function sitting(tenant: Tenant, role: Parameters<Tenant['member']>[0], unit?: string): Promise<Sitting> {
  const member = await tenant.member(role, unit);
  return { ...member, token: await tokenOf(member) };
}

/** @param platforms codes of what its unit is a focal unit of */
export async function newMinistry(name: string, ...platforms: string[]): Promise<Ministry> {
  const tenant = await newTenant(name, 'ministry');
  const unit = await tenant.unit(`Đơn vị đầu mối ${name}`);
  for (const platform of platforms) await tenant.duty('mic_focal', platform, unit.id);
  const [officer, head, leader] = await Promise.all([
    sitting(tenant, 'officer', unit.id),
    sitting(tenant, 'head', unit.id),
    sitting(tenant, 'leader'),
  ]);
  const slug = tenant.slug;
  return {
    ...{ tenant, slug, unit, officer, head, leader },
    async issues(plan = planFor(platforms), decision = {}) {
      const id = await openDraft(officer.token, slug, plan);
      await issuedNow({ slug, officer, head, leader }, id, decision);
      return id;
    },
  };
}

/** Takes a draft through review, approval and issue, and waits until its version has arrived. */
export async function issuedNow(
  { slug, officer, head, leader }: Pick<Ministry, 'slug' | 'officer' | 'head' | 'leader'>,
  draft: string,
  decision: object,
): Promise<void> {
  const whole = { number: null, symbol: 'QĐ-THU', date: null, signer: 'THỨ TRƯỞNG Thử', note: null, historical: false };
  for (const [who, step, json] of [
    [officer, 'submit'],
    [head, 'review'],
    [leader, 'approve'],
    [leader, 'issue', { ...whole, recipients: [], ...decision }],
  ] as const) {
    const { status, text, body } = await takeStep(who.token, slug, draft, step, json);
    if (status !== 200) throw new Error(`${step}: ${status} ${text}`);
    if (step !== 'issue') continue;
    const { issuedAs, decision: made } = body as { issuedAs: string; decision: { number: string } };
    await eventually(
      () => call<{ decision: { number: string } }>(`/v1/plans/${issuedAs}`, { token: leader.token }),
      (answer) => answer.status === 200 && answer.body.decision.number === made.number,
    );
  }
}

/** A small plan that nothing keeps from being issued: two months, three tasks. */
export function planFor(platforms: readonly string[], change: object = {}) {
  return filledIn({
    kind: 'mic',
    title: `Kế hoạch thử ${platforms.join(', ')}`,
    year: 2026,
    platforms,
    contents: {
      monthsCovered: [1, 2],
      uncoveredReason: 'Chỉ hai tháng đầu năm.',
      months: [
        {
          month: 1,
          tasks: [
            { key: 'a', title: 'Rà soát tiêu chí' },
            { key: 'b', title: 'Lập danh sách doanh nghiệp', dueOn: '2026-01-20' },
          ],
          results: [{ key: 'r', text: 'Danh sách được duyệt' }],
        },
        { month: 2, tasks: [{ key: 'c', title: 'Ban hành kế hoạch' }], results: [{ key: 's', text: 'Kế hoạch' }] },
      ],
    },
    ...change,
  });
}

/** Opens an amendment of an issued plan, with the contents it was issued with; answers the id of the draft. */
export async function openAmendment({ slug, officer }: Ministry, plan: string): Promise<string> {
  const { status, body, text } = await call<{ id: string }>(`/v1/t/${slug}/plans/${plan}/amend`, {
    token: officer.token,
    method: 'POST',
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  if (status !== 201) throw new Error(`no amendment: ${status} ${text}`);
  return body.id;
}

/** Writes a section of a draft upon the version it has now. */
export async function written({ slug, officer }: Ministry, draft: string, code: string, body: object): Promise<void> {
  const at = `/v1/t/${slug}/plans/${draft}`;
  const { token } = officer;
  const found = await call<{ sections: { code: string; version: number }[] }>(at, { token });
  const version = found.body.sections.find((one) => one.code === code)?.version ?? 0;
  const sent = { token, method: 'PUT', json: { body }, headers: { 'if-match': `"${version}"` } };
  const { status, text } = await call(`${at}/sections/${code}`, sent);
  if (status !== 200) throw new Error(`section ${code}: ${status} ${text}`);
}
