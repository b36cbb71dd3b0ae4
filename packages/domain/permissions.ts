import { type Grant, issueGrant, type Needs } from '@ndp/database/grant';
import type { DutyKind, OrganisationKind, Role, SignInWay } from '@ndp/database/schema/programme';
import type { Meter, Servers } from '@ndp/database/servers';
import { dutiesCalled } from './duties/names.ts';
import { Refusal } from './refusal.ts';
import { ROLE_NAMES, ROLES } from './roles.ts';

/** What a member or a machine may be allowed: who, and which databases it opens. */
export interface Permission {
  roles: readonly Role[];
  /** One of these duties, towards any platform, is needed too; the verb checks platform by platform. */
  duties?: readonly DutyKind[];
  /** Kinds of organisation that have it without such a duty (or, where no duty is named, the only ones). */
  kinds?: readonly OrganisationKind[];
  /** Whoever is given a task has it without such a duty, and the organisation that issued the plan: the verb asks. */
  given?: true;
  /** Needs a second factor proved within STEP_UP_MINUTES. */
  stepUp?: true;
  /** May be given to an API token. */
  machine?: true;
  /** Not for a session that an organisation's identity provider opened: what it says counts in that organisation. */
  own?: true;
  databases: Needs;
}

const EVERYONE = ROLES;
const INSIDERS = ['admin', 'officer', 'head', 'leader', 'editor', 'auditor'] as const;
const READERS = ['officer', 'head', 'leader', 'auditor'] as const;
const WRITERS = ['officer', 'head'] as const;

/** The one table of permissions: role × duty → databases. Printed as docs/permissions.md. */
export const PERMISSIONS = {
  // Oneself and one's workspace
  'account.read': { roles: EVERYONE, databases: { programme: 'read' } },
  'account.manage': { roles: EVERYONE, databases: { programme: 'write' } },
  'account.own': { roles: EVERYONE, own: true, databases: { programme: 'write' } },
  'account.secure': { roles: EVERYONE, stepUp: true, own: true, databases: { programme: 'write' } },
  'work.read': { roles: EVERYONE, databases: { workspace: 'read' } },
  'platform.list': { roles: INSIDERS, machine: true, databases: { portal: 'read' } },
  'platform.read': { roles: INSIDERS, machine: true, databases: { programme: 'read' } },

  // Administration of one's own organisation
  'member.read': { roles: INSIDERS, databases: { programme: 'read' } },
  'member.manage': { roles: ['admin'], databases: { programme: 'write' } },
  'unit.manage': { roles: ['admin'], databases: { programme: 'write' } },
  'session.manage': { roles: ['admin'], databases: { programme: 'write' } },
  'token.read': { roles: ['admin'], databases: { programme: 'read' } },
  'token.create': { roles: ['admin'], stepUp: true, databases: { programme: 'write' } },
  'token.revoke': { roles: ['admin'], databases: { programme: 'write' } },
  'settings.read': { roles: INSIDERS, databases: { workspace: 'read' } },
  'settings.manage': { roles: ['admin'], databases: { workspace: 'write' } },
  'provider.read': { roles: ['admin'], databases: { programme: 'read' } },
  'provider.manage': { roles: ['admin'], stepUp: true, databases: { programme: 'write' } },
  'audit.read': { roles: ['admin', 'auditor'], databases: { workspace: 'read' } },
  'audit.read.programme': { roles: ['admin', 'auditor'], databases: { programme: 'read' } },

  // Plans
  'plan.draft': {
    roles: WRITERS,
    duties: ['mic_focal', 'promoting', 'owner', 'owner_focal', 'owner_it', 'core_enterprise'],
    kinds: ['ministry', 'agency', 'province'],
    machine: true,
    databases: { workspace: 'write' },
  },
  'plan.copy': {
    roles: WRITERS,
    duties: ['mic_focal', 'promoting', 'owner', 'owner_focal', 'owner_it', 'core_enterprise'],
    kinds: ['ministry', 'agency', 'province'],
    machine: true,
    databases: { workspace: 'write', programme: 'read' },
  },
  'plan.comment': { roles: ['officer', 'head', 'leader'], machine: true, databases: { workspace: 'write' } },
  /** Taking back one's own words; those of a machine are its maker's, who takes them back. */
  'plan.comment.delete': { roles: ['officer', 'head', 'leader'], databases: { workspace: 'write' } },
  /** Seeing who else has a plan open, and being seen. */
  'plan.present': { roles: READERS, databases: { workspace: 'write' } },
  'plan.review': { roles: ['head'], databases: { workspace: 'write' } },
  'plan.return': { roles: ['head', 'leader'], databases: { workspace: 'write' } },
  'plan.draft.read': { roles: READERS, machine: true, databases: { workspace: 'read' } },
  'plan.approve': { roles: ['leader'], stepUp: true, databases: { workspace: 'write' } },
  'plan.issue': { roles: ['leader'], stepUp: true, databases: { workspace: 'write' } },
  'plan.read': { roles: READERS, machine: true, databases: { programme: 'read' } },
  'plan.acknowledge': { roles: ['officer', 'head', 'leader'], machine: true, databases: { programme: 'write' } },
  'task.progress': { roles: WRITERS, machine: true, databases: { programme: 'write' } },

  // The catalogue
  'catalogue.edit': { roles: WRITERS, duties: ['coordinator'], databases: { programme: 'write' } },
  'edition.issue': { roles: ['leader'], duties: ['coordinator'], stepUp: true, databases: { programme: 'write' } },

  // Reports
  'report.draft': { roles: WRITERS, machine: true, databases: { workspace: 'write' } },
  'report.submit': { roles: ['head', 'leader'], databases: { workspace: 'write' } },
  'report.return': { roles: WRITERS, duties: ['mic_focal', 'coordinator'], databases: { programme: 'write' } },
  'report.accept': { roles: WRITERS, duties: ['mic_focal', 'coordinator'], databases: { programme: 'write' } },
  'report.consolidate': {
    roles: WRITERS,
    duties: ['mic_focal', 'coordinator'],
    databases: { workspace: 'write', programme: 'read' },
  },

  // Criteria, registration, assessment, recognition
  'criteria.issue': { roles: ['leader'], duties: ['owner'], stepUp: true, databases: { workspace: 'write' } },
  'registration.submit': { roles: ['leader'], kinds: ['enterprise'], databases: { programme: 'write' } },
  'registration.decide': { roles: ['head', 'leader'], duties: ['coordinator'], databases: { programme: 'write' } },
  'dossier.submit': {
    roles: ['officer', 'head', 'leader'],
    duties: ['core_enterprise'],
    databases: { workspace: 'write' },
  },
  'assessment.run': { roles: WRITERS, duties: ['mic_focal', 'owner'], databases: { workspace: 'write' } },
  'assessment.score': { roles: ['assessor'], databases: { workspace: 'write' } },
  'recognition.decide': { roles: ['leader'], duties: ['owner'], stepUp: true, databases: { programme: 'write' } },
  'recognition.revoke': { roles: ['leader'], duties: ['owner'], stepUp: true, databases: { programme: 'write' } },

  // The public side
  'profile.edit': { roles: WRITERS, duties: ['core_enterprise', 'owner_focal'], databases: { workspace: 'write' } },
  'profile.publish': {
    roles: ['head', 'leader'],
    duties: ['mic_focal'],
    stepUp: true,
    databases: { programme: 'write' },
  },
  'feedback.moderate': { roles: ['editor', 'officer', 'head'], databases: { programme: 'write' } },

  // Obstacles and oversight
  'obstacle.raise': {
    roles: WRITERS,
    duties: ['core_enterprise', 'mic_focal', 'owner_focal', 'promoting'],
    given: true,
    machine: true,
    databases: { programme: 'write' },
  },
  'obstacle.answer': { roles: WRITERS, machine: true, databases: { programme: 'write' } },
  'obstacle.read': { roles: READERS, machine: true, databases: { programme: 'read' } },
  'budget.record': { roles: WRITERS, machine: true, databases: { programme: 'write' } },
  'calendar.manage': { roles: READERS, own: true, databases: { programme: 'write' } },
  'nudge.send': {
    roles: [...WRITERS, 'leader'],
    duties: ['coordinator', 'overseer', 'mic_focal'],
    databases: { programme: 'write' },
  },
  'overview.read': {
    roles: READERS,
    duties: ['coordinator', 'overseer', 'mic_focal', 'promoting'],
    databases: { programme: 'read' },
  },
} as const satisfies Record<string, Permission>;

/** What jobs and the operator may do, each under its own name in the audit trail. */
export const SYSTEM_PERMISSIONS = {
  'member.identify': { programme: 'read' },
  'session.open': { programme: 'write' },
  sign_in: { programme: 'write' },
  'relay.workspace': { workspace: 'write', programme: 'write' },
  'relay.programme': { programme: 'write', portal: 'write' },
  'mail.send': { programme: 'write' },
  'directory.read': { programme: 'read' },
  'seed.import': { programme: 'write' },
  'catalogue.publish': { programme: 'write' },
  'outbox.read': { programme: 'read' },
  'outbox.read.workspace': { workspace: 'read' },
  'audit.verify': { programme: 'read' },
  'audit.verify.workspace': { workspace: 'read' },
  'digest.write': { programme: 'write' },
  'password.reset': { programme: 'write' },
  'access.sweep': { programme: 'write' },
  'tenant.create': { programme: 'write' },
  'tenant.suspend': { programme: 'write' },
  'tenant.resume': { programme: 'write' },
  'tenant.restore': { programme: 'write' },
  'duty.give': { programme: 'write' },
  'duty.end': { programme: 'write' },
  'user.create': { programme: 'write' },
  'user.disable': { programme: 'write' },
  'user.enable': { programme: 'write' },
  'user.forget_factors': { programme: 'write' },
  'backup.programme': { programme: 'read' },
  'backup.portal': { portal: 'read' },
  'backup.workspace': { workspace: 'read' },
  'restore.programme': { programme: 'write' },
  'restore.portal': { portal: 'write' },
  'restore.workspace': { workspace: 'write' },
  'token.use': { programme: 'write' },
  'calendar.read': { programme: 'write' },
  'evidence.inspect': { workspace: 'write' },
  'evidence.sweep': { workspace: 'read', programme: 'read' },
  'file.inspect': { programme: 'write' },
  'seed.plan': { workspace: 'write' },
} as const satisfies Record<string, Needs>;

export type PermissionName = keyof typeof PERMISSIONS;
/** The permissions that an API token may be given. */
export type Scope = {
  [P in PermissionName]: (typeof PERMISSIONS)[P] extends { machine: true } ? P : never;
}[PermissionName];
export type SystemPermission = keyof typeof SYSTEM_PERMISSIONS;
export const permissionNames = Object.keys(PERMISSIONS) as PermissionName[];

/** How long a second factor counts as recent, in minutes. */
export const STEP_UP_MINUTES = 15;

/** A duty as it counts for permission: which platform (null: the whole programme) and what. */
export interface BorneDuty {
  platform: string | null;
  kind: DutyKind;
}

/** The browser's session as far as permissions and tokens depend on it. */
export interface OwnSession {
  id: string;
  how: SignInWay;
  steppedUpAt: string | null;
  /** Of its access tokens only those of the present generation are accepted. */
  generation: number;
  expiresAt: string;
}

/** The organisation that one acts for. */
export interface ActingFor {
  id: string;
  slug: string;
  kind: OrganisationKind;
  namespace: string;
  /** ISO dates: the first day of the organisation, and the first on which it no longer exists; null where unknown. */
  validFrom: string | null;
  validTo: string | null;
}

/** A person (or an API token) acting for one organisation in one role. */
export interface Member {
  person: string;
  personId: string;
  role: Role;
  organisation: ActingFor;
  unit: { id: string; slug: string } | null;
  /** Duties of the unit, and those the organisation bears itself. */
  duties: readonly BorneDuty[];
  /** The browser that acts: null for an API token, which acts within its scopes. */
  session: OwnSession | null;
  scopes: readonly string[];
  /** Keys under which API tokens act that this person has made here: their work counts as the person's own. */
  machines: readonly string[];
}

export type MemberGrant<P extends PermissionName> = Grant<Member, P, (typeof PERMISSIONS)[P]['databases']>;
export type SystemGrant<P extends SystemPermission> = Grant<{ job: P }, P, (typeof SYSTEM_PERMISSIONS)[P]>;
export type PublicGrant = Grant<{ anyone: true }, 'catalogue.read', { readonly portal: 'read' }>;

export interface Databases {
  servers: Servers;
  meter: Meter;
}

/**
 * Gives a member leave for one permission. Throws Refusal `forbidden` when role, duty or scope does not carry it, and
 * `step_up_required` when it does but the second factor was not proved lately.
 */
export async function allow<P extends PermissionName>(
  databases: Databases,
  member: Member,
  permission: P,
): Promise<MemberGrant<P>> {
  const { stepUp, own, databases: needs }: Permission = PERMISSIONS[permission];
  if (!may(member, permission)) throw member.session ? forbidden(member, permission) : outOfScope(permission);
  if (own) assertOwnSession(member);
  if (stepUp) assertSteppedUp(member);
  const grant = await issueGrant(databases, member, permission, needs, member.organisation.namespace);
  return grant as MemberGrant<P>;
}

/** Whether the table gives the member this permission; step-up is left aside, as it can be done on the spot. */
export function may(member: Member, permission: PermissionName): boolean {
  const { roles, duties, kinds, given, machine }: Permission = PERMISSIONS[permission];
  if (member.session === null && !(machine && member.scopes.includes(permission))) return false;
  if (!roles.includes(member.role)) return false;
  if (given || (!duties && !kinds)) return true;
  const borne = duties !== undefined && member.duties.some(({ kind }) => duties.includes(kind));
  return borne || kinds?.includes(member.organisation.kind) === true;
}

/** The instant until which the member's step-up counts, or null. */
export function steppedUpUntil(
  { session }: { session: Pick<OwnSession, 'steppedUpAt'> | null },
  now = Date.now(),
): string | null {
  if (!session?.steppedUpAt) return null;
  const until = Date.parse(session.steppedUpAt) + STEP_UP_MINUTES * 60_000;
  return until > now ? new Date(until).toISOString() : null;
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

/** Names the roles, or the duty that is missing where the role would do. */
function forbidden({ role }: Member, permission: PermissionName): Refusal {
  const { roles, duties }: Permission = PERMISSIONS[permission];
  if (duties && roles.includes(role))
    return new Refusal('forbidden', {
      vi: `Việc này cần một trách nhiệm mà cơ quan, đơn vị của bạn chưa có: ${dutiesCalled(duties, 'vi')}.`,
      en: `This needs a duty that your organisation or unit does not bear: ${dutiesCalled(duties, 'en')}.`,
    });
  const names = (language: 'vi' | 'en') => roles.map((role) => ROLE_NAMES[role][language]).join(', ');
  return new Refusal('forbidden', {
    vi: `Bạn không có quyền làm việc này. Người có quyền: ${names('vi')}.`,
    en: `You may not do this. Those who may: ${names('en')}.`,
  });
}

/** For verbs that ask for step-up only in some cases. Throws Refusal `step_up_required`. */
export function assertSteppedUp(member: Pick<Member, 'session'>): void {
  if (steppedUpUntil(member) === null) throw stepUpRequired();
}

/**
 * For what concerns a person beyond one organisation: their other organisations, their means of signing in. Whoever
 * runs the identity provider of one organisation could otherwise act in all. Throws Refusal `forbidden`.
 */
export function assertOwnSession({ session }: { session: { how: SignInWay } | null }): void {
  if (session?.how !== 'oidc') return;
  throw new Refusal('forbidden', {
    vi: 'Phiên này mở bằng tài khoản của cơ quan nên chỉ dùng được trong cơ quan đó. Đăng nhập bằng mật khẩu hoặc khóa truy cập rồi làm lại.',
    en: 'This session was opened by your organisation’s account and is good in that organisation only. Sign in by password or passkey, then try again.',
  });
}

function outOfScope(permission: PermissionName): Refusal {
  return new Refusal('forbidden', {
    vi: `Mã truy cập này không có quyền “${permission}”. Quản trị của cơ quan tạo mã khác có quyền đó, nếu máy được giữ.`,
    en: `This token lacks the scope "${permission}". An administrator can make one that has it, if machines may.`,
  });
}

function stepUpRequired(): Refusal {
  return new Refusal('step_up_required', {
    vi: `Việc này cần xác thực bước hai trong ${STEP_UP_MINUTES} phút gần đây. Nhập mã xác thực rồi làm lại.`,
    en: `This needs your second factor within the last ${STEP_UP_MINUTES} minutes. Confirm it, then try again.`,
  });
}
