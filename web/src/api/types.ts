// The JSON API as this app knows it. When schema.d.ts is generated from /v1/openapi.json, `paths` comes from there
// and nothing else changes: the client names no shape of its own.
export type Role = 'admin' | 'officer' | 'head' | 'leader' | 'assessor' | 'editor' | 'auditor';
export type Language = 'vi' | 'en';

export interface OrgRef {
  slug: string;
  name: string;
  nameEn: string;
  short: string;
  kind: string;
}
export interface UnitRef {
  id: string;
  slug: string;
  name: string;
}
export interface PersonRef {
  key: string;
  name: string;
}
export interface Membership {
  organisation: OrgRef;
  role: Role;
  unit: UnitRef | null;
  current: boolean;
}
export interface Me {
  person: PersonRef & { email: string | null; language: Language };
  organisation: OrgRef;
  role: Role;
  unit: UnitRef | null;
  memberships: Membership[];
  may: Record<string, boolean>;
  secondFactor: { totp: boolean; passkeys: number; recoveryLeft: number };
  steppedUpUntil: string | null;
  session: { id: string; accessExpiresAt: string; expiresAt: string };
  unread: number;
}
export type SecondFactor = 'totp' | 'recovery' | 'passkey';
export type SignedIn =
  | { state: 'signed_in'; organisation: string }
  | { state: 'second_factor'; step: string; methods: SecondFactor[] };
export interface DemoAccount {
  name: string;
  email: string;
  role: Role;
  organisation: OrgRef;
}
export interface SignInOptions {
  demo: { password: string; accounts: DemoAccount[] } | null;
}
export interface FoundInvitation {
  organisation: OrgRef;
  role: Role;
  unit: UnitRef | null;
  email: string;
  language: Language;
  invitedBy: PersonRef;
  expiresAt: string;
  knownPerson: boolean;
}
export type How = 'password' | 'passkey' | 'oidc' | 'operator';
export interface OwnSession {
  id: string;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
  agent: string;
  how: How;
  current: boolean;
}
export interface Passkey {
  id: string;
  label: string;
  createdAt: string;
  lastUsedAt: string | null;
}
/** What the browser's WebAuthn needs, handed through unread. */
export interface Challenge {
  step: string;
  options: unknown;
}
export interface Notification {
  id: string;
  kind: string;
  createdAt: string;
  readAt: string | null;
  organisation: string | null;
  title: string;
  text: string;
  href: string;
}
export interface Notifications {
  items: Notification[];
  next: string | null;
  unread: number;
}
export type ByEmail = 'immediate' | 'digest' | 'off';
export interface NotificationSettings {
  items: { kind: string; label: string; email: ByEmail }[];
  digestHour: number;
  version: number;
}
export interface Task {
  kind: string;
  id: string;
  title: string;
  /** What it is about, where the title does not say it. */
  detail?: string | null;
  /** Codes of the platforms it is about. */
  platforms: string[];
  since: string;
  due?: string | null;
  href?: string | null;
}
export interface Work {
  today: string;
  items: Task[];
  waiting: Task[];
  recent: {
    at: string;
    actor: PersonRef;
    action: string;
    subject: string;
    title: string | null;
    href?: string | null;
  }[];
}
export interface PlatformRow {
  number: number;
  code: string;
  slug: string;
  name: string;
  nameEn: string;
  group: 'I' | 'II';
  owner: string | null;
  focal: string[];
  mine: string[];
}
export interface PlatformPage {
  number: number;
  code: string;
  slug: string;
  name: string;
  nameEn?: string;
  group: 'I' | 'II';
  description: string;
  owner: string | null;
  disagreement?: string | null;
  duties: {
    kind: string;
    rank: string | null;
    state: string;
    bearer: string;
    unit: string | null;
    person?: string | null;
    clause: string;
    note?: string | null;
  }[];
  mine: string[];
  plans: {
    id: string;
    kind: string;
    title: string;
    year: number;
    organisation: OrgRef;
    decision: { number: string | null; date: string | null; historical: boolean };
  }[];
  people: { duty: string; name: string; organisation: string | null }[];
  mayDraft: boolean;
  publicHref: string;
}
export interface PlanRow {
  id: string;
  kind: string;
  title: string;
  year: number;
  state: string;
  platforms: string[];
  updatedAt: string;
  draftedBy: PersonRef;
  version: number;
  maySubmit: boolean;
  mayApprove: boolean;
  mayIssue: boolean;
}
export interface Found {
  plans: { id: string; title: string }[];
  people: PersonRef[];
  organisations: { slug: string; name: string; nameEn: string }[];
}
export interface MemberRow {
  id: string;
  person: PersonRef & { email: string | null };
  role: Role;
  unit: UnitRef | null;
  validFrom: string;
  validTo: string | null;
  version: number;
  lastSeenAt: string | null;
  secondFactor: boolean;
  you: boolean;
  mayEdit: boolean;
  mayEnd: boolean;
}
export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  unit: UnitRef | null;
  createdAt: string;
  expiresAt: string;
  invitedBy: PersonRef;
  expired: boolean;
}
export interface Members {
  items: MemberRow[];
  invitations: InvitationRow[];
  mayInvite: boolean;
}
export interface UnitRow extends UnitRef {
  nameEn: string;
  short: string;
  members: number;
  duties: number;
  validFrom: string;
  validTo: string | null;
  version: number;
  mayEdit: boolean;
  mayEnd: boolean;
}
export interface MemberSession {
  id: string;
  person: PersonRef;
  createdAt: string;
  seenAt: string;
  agent: string;
  how: How;
  current: boolean;
}
export interface Settings {
  contactEmail: string;
  contactPhone: string;
  address: string;
  defaultLanguage: Language;
  version: number;
  mayEdit: boolean;
}
export interface IdentityProvider {
  issuer: string;
  clientId: string;
  label: string;
  hasSecret: boolean;
  redirectUri: string;
  version: number;
}
export interface TokenRow {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  createdBy: PersonRef;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}
export interface AuditEntry {
  id: string;
  circle: 'workspace' | 'programme';
  seq: number;
  at: string;
  actor: PersonRef;
  action: string;
  label: string;
  subject: string;
  before: unknown;
  after: unknown;
  hash: string;
}
export interface AuditPage {
  items: AuditEntry[];
  next: string | null;
  actions: string[];
}
export interface Verified {
  to: number;
  hash: string;
  total: number;
  whole: boolean;
  brokenAt: string | number | null;
  done: boolean;
}
/** RFC 9457, as every refusal is answered. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { pointer: string; detail: string }[];
}
