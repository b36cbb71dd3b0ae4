import { planOf2022 } from '@ndp/local/seed/plan-2022';
import { call } from './stack.ts';
import { type Tenant, tokenOf } from './tenant.ts';

type Answer = Awaited<ReturnType<typeof call<Record<string, unknown>>>>;

/** Opens a draft and answers its id; the plan of 2022 unless another is given. */
export async function openDraft(token: string, org: string, plan: object = planOf2022): Promise<string> {
  const { status, body, text } = await call<{ id: string }>(`/v1/t/${org}/plans`, {
    token,
    json: plan,
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  if (status !== 201) throw new Error(`no draft: ${status} ${text}`);
  return body.id;
}

/** Takes a plan one step on, upon the version it has now. */
export async function takeStep(token: string, org: string, id: string, step: string, json?: object): Promise<Answer> {
  const plan = `/v1/t/${org}/plans/${id}`;
  const { body } = await call<{ version?: number }>(plan, { token });
  const headers = { 'if-match': `"${body.version ?? 1}"` };
  return call<Record<string, unknown>>(`${plan}/${step}`, { token, method: 'POST', headers, ...(json && { json }) });
}

/** Submits, reviews and approves a draft. */
export async function approved(
  org: string,
  id: string,
  { officer, head, leader }: Record<'officer' | 'head' | 'leader', string>,
): Promise<void> {
  for (const [token, step] of [
    [officer, 'submit'],
    [head, 'review'],
    [leader, 'approve'],
  ] as const) {
    const { status, text } = await takeStep(token, org, id, step);
    if (status !== 200) throw new Error(`${step}: ${status} ${text}`);
  }
}

/** A plan that an officer of this organisation has submitted and the head of its unit reviewed: the leader's turn. */
export async function reviewedPlan(tenant: Tenant): Promise<string> {
  const unit = await tenant.unit('Cục Thử');
  await Promise.all(planOf2022.platforms.map((code) => tenant.duty('promoting', code, unit.id)));
  const officer = await tokenOf(await tenant.member('officer', unit.id));
  const head = await tokenOf(await tenant.member('head', unit.id));
  const id = await openDraft(officer, tenant.slug);
  for (const [token, step] of [
    [officer, 'submit'],
    [head, 'review'],
  ] as const) {
    const { status, text } = await takeStep(token, tenant.slug, id, step);
    if (status !== 200) throw new Error(`${step}: ${status} ${text}`);
  }
  return id;
}

/** A plan with something in each content of its template, so that nothing keeps it from being issued. */
export function filledIn<P extends { contents: object }>(plan: P) {
  const said = (text: string) => ({ text });
  const codes = ['objectives', 'criteria', 'roadmap', 'processes', 'agreement', 'policies', 'coordination'];
  const sections: Record<string, { text: string }> = {
    'year-frame': said('Mục tiêu và chỉ tiêu của năm (thử).'),
    ...Object.fromEntries(codes.map((code) => [code, said(`Nội dung thử: ${code}.`)])),
  };
  return { ...plan, contents: { ...plan.contents, sections } };
}
