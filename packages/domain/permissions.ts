import { type Grant, issueGrant, type Needs } from '@ndp/database/grant';
import type { DutyKind, Role } from '@ndp/database/schema/programme';
import type { Meter, Servers } from '@ndp/database/servers';
import { Refusal } from './refusal.ts';

/** What a person, an API token or anyone at all may be allowed: who, and which databases it opens. */
interface Permission {
  roles: readonly Role[];
  /** At least one of these towards the platforms concerned; the verb checks them platform by platform. */
  duties?: readonly DutyKind[];
  databases: Needs;
}

/** The one table of permissions: role × duty → databases (design/permissions). */
export const PERMISSIONS = {
  'plan.draft': {
    roles: ['officer', 'head'],
    duties: ['mic_focal', 'promoting'],
    databases: { workspace: 'write' },
  },
  'plan.draft.read': { roles: ['officer', 'head', 'leader', 'auditor'], databases: { workspace: 'read' } },
  'plan.approve': { roles: ['leader'], databases: { workspace: 'write' } },
  'plan.issue': { roles: ['leader'], databases: { workspace: 'write' } },
  'plan.read': { roles: ['officer', 'head', 'leader', 'auditor'], databases: { programme: 'read' } },
} as const satisfies Record<string, Permission>;

/** What jobs and the operator may do, each under its own name in the audit trail. */
export const SYSTEM_PERMISSIONS = {
  'member.identify': { programme: 'read' },
  'relay.workspace': { workspace: 'write', programme: 'write' },
  'relay.programme': { programme: 'write', portal: 'write' },
  'directory.read': { programme: 'read' },
  'seed.import': { programme: 'write' },
  'catalogue.publish': { programme: 'write' },
  'outbox.read': { programme: 'read' },
  'outbox.read.workspace': { workspace: 'read' },
  'audit.verify': { programme: 'read' },
  'audit.verify.workspace': { workspace: 'read' },
} as const satisfies Record<string, Needs>;

export type PermissionName = keyof typeof PERMISSIONS;
export type SystemPermission = keyof typeof SYSTEM_PERMISSIONS;

/** A duty as it counts for permission: which platform (null: the whole programme) and what. */
export interface BorneDuty {
  platform: string | null;
  kind: DutyKind;
}

/** A person acting for one organisation in one role. */
export interface Member {
  person: string;
  role: Role;
  /** `validTo`: the first day on which the organisation no longer exists, or null. */
  organisation: { id: string; slug: string; kind: string; namespace: string; validTo: string | null };
  unit: { id: string; slug: string } | null;
  /** Duties of the unit, and those the organisation bears itself. */
  duties: readonly BorneDuty[];
}

export type MemberGrant<P extends PermissionName> = Grant<Member, P, (typeof PERMISSIONS)[P]['databases']>;
export type SystemGrant<P extends SystemPermission> = Grant<{ job: P }, P, (typeof SYSTEM_PERMISSIONS)[P]>;
export type PublicGrant = Grant<{ anyone: true }, 'catalogue.read', { readonly portal: 'read' }>;

export interface Databases {
  servers: Servers;
  meter: Meter;
}

/** Gives a member leave for one permission. Throws Refusal `forbidden` when the role does not carry it. */
export async function allow<P extends PermissionName>(
  databases: Databases,
  member: Member,
  permission: P,
): Promise<MemberGrant<P>> {
  const { roles, databases: needs }: Permission = PERMISSIONS[permission];
  if (!roles.includes(member.role)) throw forbidden(roles);
  const grant = await issueGrant(databases, member, permission, needs, member.organisation.namespace);
  return grant as MemberGrant<P>;
}

export async function systemGrant<P extends SystemPermission>(
  databases: Databases,
  permission: P,
  workspace: string | null = null,
): Promise<SystemGrant<P>> {
  return issueGrant(databases, { job: permission }, permission, SYSTEM_PERMISSIONS[permission], workspace);
}

/** What anyone in the world may do: read what has been announced. */
export function publicGrant(databases: Databases): Promise<PublicGrant> {
  return issueGrant(databases, { anyone: true } as const, 'catalogue.read', { portal: 'read' } as const, null);
}

/** True when the member's unit or organisation bears one of these duties towards the platform. */
export function bears(member: Member, kinds: readonly DutyKind[], platform: string | null): boolean {
  return member.duties.some((duty) => kinds.includes(duty.kind) && duty.platform === platform);
}

const ROLE_NAMES: Record<Role, string> = {
  admin: 'quản trị đơn vị',
  officer: 'chuyên viên',
  head: 'lãnh đạo đơn vị',
  leader: 'lãnh đạo cơ quan',
  assessor: 'thành viên hội đồng',
  editor: 'biên tập',
  auditor: 'thanh tra, kiểm tra',
};

function forbidden(roles: readonly Role[]): Refusal {
  const names = roles.map((role) => ROLE_NAMES[role]).join(', ');
  return new Refusal('forbidden', {
    vi: `Bạn không có quyền làm việc này. Người có quyền: ${names}.`,
    en: `You may not do this. Those who may: ${roles.join(', ')}.`,
  });
}
