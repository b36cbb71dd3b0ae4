import { systemGrant } from '@ndp/domain/permissions';
import { decisionOf2022 } from '@ndp/local/seed/plan-2022';
import { approved, filledIn, openDraft, takeStep } from './plans.ts';
import { call, databases, eventually } from './stack.ts';
import { newTenant, type Tenant, tokenOf } from './tenant.ts';

/** Those who carry out one plan: tokens of their people. */
export interface Carriers {
  ministry: Tenant;
  enterprise: Tenant;
  /** Units of the ministry: the one that drafted the plan, and another. */
  focal: { id: string; slug: string };
  other: { id: string; slug: string };
  officer: string;
  head: string;
  leader: string;
  /** An officer of the other unit; of the enterprise; its leader; of a ministry that has nothing to do with it. */
  neighbour: string;
  maker: string;
  director: string;
  stranger: string;
  /** The enterprise's administrator. */
  admin: string;
  plan: string;
}

/** Far enough that nothing of it is late while nobody makes it so. */
export const YEAR = 2090;

/**
 * A plan that a ministry has issued to an enterprise and that has arrived: in January a task of the focal unit (whose
 * result is its own), of core enterprises, of another unit and of nobody by name, with one result of the whole month;
 * in February one of the enterprise. A suite that counts what concerns its people takes a platform of which no other
 * plan speaks: whoever bears a duty there is concerned by all of them.
 */
export async function issuedPlan(name: string, platform = 'NDP-0006'): Promise<Carriers> {
  const [ministry, enterprise, away] = await Promise.all([
    newTenant(`${name}-bo`),
    newTenant(`${name}-dn`, 'enterprise'),
    newTenant(`${name}-la`),
  ]);
  const [focal, other] = await Promise.all([ministry.unit('Cục Đầu mối'), ministry.unit('Vụ Phối hợp')]);
  await ministry.duty('mic_focal', platform, focal.id);
  await ministry.duty('owner_focal', platform, other.id);
  await enterprise.duty('core_enterprise', platform);
  const token = async (tenant: Tenant, role: Parameters<Tenant['member']>[0], unit?: string) =>
    tokenOf(await tenant.member(role, unit));
  const people = {
    officer: await token(ministry, 'officer', focal.id),
    head: await token(ministry, 'head', focal.id),
    leader: await token(ministry, 'leader'),
    neighbour: await token(ministry, 'officer', other.id),
    maker: await token(enterprise, 'officer'),
    director: await token(enterprise, 'leader'),
    stranger: await token(away, 'officer'),
    admin: await token(enterprise, 'admin'),
  };
  const draft = { ...planFor(ministry, enterprise, focal, other), platforms: [platform] };
  const plan = await openDraft(people.officer, ministry.slug, draft);
  await approved(ministry.slug, plan, people);
  const decision = { ...decisionOf2022, date: '2022-03-20', recipients: [enterprise.slug] };
  const issued = await takeStep(people.leader, ministry.slug, plan, 'issue', decision);
  if (issued.status !== 200) throw new Error(`issue: ${issued.status} ${issued.text}`);
  await eventually(
    () => call(`/v1/plans/${plan}`, { token: people.maker }),
    ({ status }) => status === 200,
  );
  return { ministry, enterprise, focal, other, ...people, plan };
}

function planFor(ministry: Tenant, enterprise: Tenant, focal: { slug: string }, other: { slug: string }): object {
  const unit = (of: { slug: string }) => ({ organisation: ministry.slug, unit: of.slug });
  return filledIn({
    kind: 'mic',
    title: 'Kế hoạch triển khai (thử)',
    year: YEAR,
    contents: {
      monthsCovered: [1, 2],
      uncoveredReason: 'Kế hoạch thử hai tháng.',
      months: [
        {
          month: 1,
          tasks: [
            { key: 'hop', title: 'Họp khởi động', responsible: unit(focal), cooperating: [unit(other)] },
            { key: 'dung', title: 'Dựng bản thử', responsible: { duty: 'core_enterprise' } },
            { key: 'gopy', title: 'Góp ý', responsible: unit(other), dueOn: `${YEAR}-01-20` },
            { key: 'chung', title: 'Việc không nêu đơn vị' },
          ],
          results: [
            { key: 'bienban', text: 'Biên bản họp', tasks: ['hop'] },
            { key: 'banthu', text: 'Bản thử chạy được' },
          ],
        },
        {
          month: 2,
          tasks: [
            {
              key: 'trien',
              title: 'Triển khai',
              responsible: { organisation: enterprise.slug, unit: null },
              startsOn: `${YEAR}-01-15`,
            },
          ],
          results: [{ key: 'dung2', text: 'Đưa vào sử dụng', tasks: ['trien'] }],
        },
      ],
    },
  });
}

/** Writes into the programme past every verb: what a test needs to have happened. */
export async function happened(sql: string, ...args: (string | number | null)[]): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  await programme.write([{ sql, args }]);
}
