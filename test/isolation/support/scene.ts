import { createHmac } from 'node:crypto';
import { newId } from '@ndp/database/ids';
import type { OrganisationKind, Role } from '@ndp/database/schema/programme';
import { setting } from '@ndp/database/schema/workspace';
import { systemGrant } from '@ndp/domain/permissions';
import { REVIEW_SETTING } from '@ndp/domain/plans/review-steps';
import { decisionOf2022, planOf2022 } from '@ndp/local/seed/plan-2022';
import { decodeJwt } from 'jose';
import { openDraft } from '../../support/plans.ts';
import { call, databases, eventually } from '../../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../../support/tenant.ts';

export const ROLES = ['admin', 'officer', 'head', 'leader', 'assessor', 'editor', 'auditor'] as const;

/** Somebody with a good token that counts as stepped up. */
export interface Actor extends TestMember {
  token: string;
}

/** One organisation with everybody and everything that requests need. */
export interface Scene {
  tenant: Tenant;
  slug: string;
  kind: OrganisationKind;
  /** Code of the one platform towards which its unit bears the duty `promoting`. */
  platform: string;
  unit: { id: string; slug: string };
  /** Another of its units, in which nobody sits. */
  other: { id: string; slug: string };
  /** One person for each role; officer and head sit in the unit. */
  cast: Record<Role, Actor>;
  /** An officer without a unit, who bears no duty. */
  idle: Actor;
  /** Another person of that role, to be used up. */
  fresh(role: Role): Promise<Actor>;
  /** Id of a plan that it has issued. */
  issued: string;
  /** Its identity provider, version 1, which does not answer. */
  provider: { issuer: string; clientId: string };
}

/** Writes into the programme past every verb: what a test needs to have happened. */
export async function happened(sql: string, ...args: (string | number | null)[]): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  await programme.write([{ sql, args }]);
}

export async function openScene(name: string, kind: OrganisationKind, platform: string): Promise<Scene> {
  const tenant = await newTenant(name, kind);
  const unit = await tenant.unit(`Đơn vị đầu mối ${name}`);
  const other = await tenant.unit(`Đơn vị phối hợp ${name}`);
  await tenant.duty('promoting', platform, unit.id);
  const fresh = async (role: Role): Promise<Actor> => {
    const member = await tenant.member(role, role === 'officer' || role === 'head' ? unit.id : undefined);
    return { ...member, token: await tokenOf(member) };
  };
  const everyone = await Promise.all(ROLES.map(async (role) => [role, await fresh(role)] as const));
  const nobody = await tenant.member('officer');
  const scene: Scene = {
    tenant,
    slug: tenant.slug,
    kind,
    platform,
    unit,
    other,
    cast: Object.fromEntries(everyone) as Record<Role, Actor>,
    idle: { ...nobody, token: await tokenOf(nobody) },
    fresh,
    issued: '',
    provider: { issuer: 'http://127.0.0.1:9', clientId: `ndp-${tenant.slug}` },
  };
  await happened(
    `INSERT INTO identity_provider (id, created_at, organisation_id, issuer, client_id, label) VALUES (?, ?, ?, ?, ?, 'Thử')`,
    ...[newId(), new Date().toISOString(), tenant.id, scene.provider.issuer, scene.provider.clientId],
  );
  await reviewedByHead(scene);
  return { ...scene, issued: await issuedPlan(scene) };
}

/** An enterprise has no head look at its plans unless it says so; here both kinds do, so that both have all steps. */
async function reviewedByHead({ slug }: Scene): Promise<void> {
  const { workspace } = await systemGrant(databases(), 'relay.workspace', `org-${slug}`);
  const value = JSON.stringify(['head', 'leader']);
  await workspace.write([
    workspace.db
      .insert(setting)
      .values({ key: REVIEW_SETTING, value, updatedAt: new Date().toISOString(), updatedBy: 'test' }),
  ]);
}

/** The steps of a plan in their order, and who takes each. */
const STEPS = [
  ['submit', 'officer'],
  ['review', 'head'],
  ['approve', 'leader'],
  ['issue', 'leader'],
] as const;
export type Stage = 'draft' | (typeof STEPS)[number][0];
const stages = ['draft', ...STEPS.map(([step]) => step)];

/** The version that a plan has at this stage. */
export const versionAt = (stage: Stage): number => stages.indexOf(stage) + 1;
export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

export const planFor = ({ platform }: Pick<Scene, 'platform'>) => ({ ...planOf2022, platforms: [platform] });
export const decision = { ...decisionOf2022, recipients: [] as string[] };

/** A plan of the scene's officer that has come so far; its id. */
export async function planAt(scene: Scene, stage: Stage, plan: object = planFor(scene)): Promise<string> {
  const id = await openDraft(scene.cast.officer.token, scene.slug, plan);
  for (const [step, role] of STEPS.slice(0, versionAt(stage) - 1)) {
    const { token } = scene.cast[role];
    const done = await call(`/v1/t/${scene.slug}/plans/${id}/${step}`, {
      ...{ token, method: 'POST', headers: ifMatch(versionAt(step) - 1) },
      ...(step === 'issue' && { json: decision }),
    });
    if (done.status !== 200) throw new Error(`${step}: ${done.status} ${done.text}`);
  }
  return id;
}

async function issuedPlan(scene: Scene): Promise<string> {
  const id = await planAt(scene, 'issue');
  const { token } = scene.cast.leader;
  await eventually(
    () => call(`/v1/plans/${id}`, { token }),
    ({ status }) => status === 200,
  );
  return id;
}

export const sessionOf = (token: string): string => String(decodeJwt(token).sid);

/** The token of a session in which no second factor was proved. */
export async function plainTokenOf(member: TestMember): Promise<string> {
  const token = await tokenOf(member);
  await happened('UPDATE session SET stepped_up_at = NULL WHERE id = ?', sessionOf(token));
  return token;
}

/** The code that an authenticator app shows in the present time step, or `later` steps after it. RFC 6238 */
export function totpCode(secret: string, later = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.readUInt8(19) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The id of an unread notification of one of its people. */
export async function notificationIn({ tenant }: Pick<Scene, 'tenant'>): Promise<string> {
  const { programme } = await systemGrant(databases(), 'directory.read');
  const sql = `SELECT n.id FROM notification n JOIN membership m ON m.person_id = n.person_id
    WHERE m.organisation_id = ? AND n.read_at IS NULL LIMIT 1`;
  const [found] = await programme.ask({ sql, args: [tenant.id] });
  const id = found?.rows[0]?.id;
  if (typeof id !== 'string') throw new Error('nobody there has been told anything');
  return id;
}
