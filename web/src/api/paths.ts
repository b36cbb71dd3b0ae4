// The routes of the API in the form that openapi-fetch reads. Takes the place of the generated schema until the
// Worker documents them all; then this file becomes: export type { paths } from './schema.d.ts';
import type {
  AuditPage,
  ByEmail,
  Challenge,
  Found,
  FoundInvitation,
  IdentityProvider,
  Language,
  Me,
  MemberRow,
  MemberSession,
  Members,
  NotificationSettings,
  Notifications,
  OwnSession,
  Passkey,
  PlanRow,
  PlatformPage,
  PlatformRow,
  ProblemBody,
  Role,
  Settings,
  SignedIn,
  SignInOptions,
  TokenRow,
  UnitRow,
  Verified,
  Work,
} from './types.ts';

interface Json<T> {
  headers: Record<string, unknown>;
  content: { 'application/json': T };
}
interface Refused {
  headers: Record<string, unknown>;
  content: { 'application/problem+json': ProblemBody };
}
type Parameters<Path, Query> = {
  header?: { 'if-match'?: string };
  cookie?: never;
} & ([Path] extends [never] ? { path?: never } : { path: Path }) &
  ([Query] extends [never] ? { query?: never } : { query?: Query });
/** One operation: what it answers, the body it takes, the parts of its address, its query. */
type Op<Answer, Body = never, Path = never, Query = never> = {
  parameters: Parameters<Path, Query>;
  responses: { 200: Json<Answer>; default: Refused };
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': Body } } });

interface Org {
  org: string;
}
interface OrgId extends Org {
  id: string;
}
interface Id {
  id: string;
}
type Nothing = Record<string, never>;
type None = undefined;
interface Response {
  step: string;
  response: unknown;
}
interface SteppedUp {
  steppedUpUntil: string;
}
interface ProviderInput {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  label: string;
}
interface AuditQuery {
  actor?: string;
  action?: string;
  subject?: string;
  from?: string;
  to?: string;
  cursor?: string;
}
interface NewInvitation {
  email: string;
  role: Role;
  unit: string | null;
  language: Language;
  until: string | null;
}
interface NewToken {
  name: string;
  scopes: string[];
  unit: string | null;
  days: number;
}
interface PlatformQuery {
  q?: string;
  mine?: '1';
  group?: 'I' | 'II';
  duty?: string;
  sort?: 'number' | 'name';
  limit?: number;
  cursor?: string;
}

export interface paths {
  '/v1/session/options': { get: Op<SignInOptions> };
  '/v1/session': { post: Op<SignedIn, { email: string; password: string }>; delete: Op<None> };
  '/v1/session/second-factor': { post: Op<SignedIn, { step: string; code: string }> };
  '/v1/session/passkey/options': { post: Op<Challenge, Nothing> };
  '/v1/session/passkey': { post: Op<SignedIn, Response> };
  '/v1/session/refresh': { post: Op<{ accessExpiresAt: string; expiresAt: string }, Nothing> };
  '/v1/session/organisation': { post: Op<SignedIn, { organisation: string; role?: Role }> };
  '/v1/password-reset': { post: Op<Nothing, { email: string }> };
  '/v1/password-reset/confirm': { post: Op<None, { token: string; password: string }> };
  '/v1/invitations/find': { post: Op<FoundInvitation, { token: string }> };
  '/v1/invitations/accept': { post: Op<SignedIn, { token: string; name?: string; password?: string }> };
  '/v1/me': { get: Op<Me>; patch: Op<None, { name?: string; language?: Language }> };
  '/v1/me/sessions': { get: Op<{ items: OwnSession[] }>; delete: Op<None> };
  '/v1/me/sessions/{id}': { delete: Op<None, never, Id> };
  '/v1/me/password': { put: Op<None, { current: string; password: string }> };
  '/v1/me/totp': { post: Op<{ secret: string; uri: string }, Nothing>; delete: Op<None> };
  '/v1/me/totp/confirm': { post: Op<{ recoveryCodes: string[] }, { code: string }> };
  '/v1/me/recovery-codes': { post: Op<{ recoveryCodes: string[] }, Nothing> };
  '/v1/me/passkeys': {
    get: Op<{ items: Passkey[] }>;
    post: Op<Passkey, Response & { label: string }>;
  };
  '/v1/me/passkeys/options': { post: Op<Challenge, Nothing> };
  '/v1/me/passkeys/{id}': { delete: Op<None, never, Id> };
  '/v1/me/step-up': { post: Op<SteppedUp, { code: string }> };
  '/v1/me/step-up/passkey/options': { post: Op<Challenge, Nothing> };
  '/v1/me/step-up/passkey': { post: Op<SteppedUp, Response> };
  '/v1/me/notifications': { get: Op<Notifications, never, never, { cursor?: string }> };
  '/v1/me/notifications/read': { post: Op<{ unread: number }, { ids: string[] } | { all: true }> };
  '/v1/me/notification-settings': {
    get: Op<NotificationSettings>;
    put: Op<NotificationSettings, { items: { kind: string; email: ByEmail }[]; digestHour: number }>;
  };
  '/v1/t/{org}/work': { get: Op<Work, never, Org> };
  '/v1/t/{org}/platforms': {
    get: Op<{ items: PlatformRow[]; total: number; next: string | null }, never, Org, PlatformQuery>;
  };
  '/v1/t/{org}/platforms/{slug}': { get: Op<PlatformPage, never, Org & { slug: string }> };
  '/v1/t/{org}/plans': { get: Op<{ items: PlanRow[] }, never, Org, { platform?: string }> };
  '/v1/t/{org}/plans/{id}/submit': { post: Op<unknown, never, OrgId> };
  '/v1/t/{org}/plans/{id}/approve': { post: Op<unknown, never, OrgId> };
  '/v1/t/{org}/search': { get: Op<Found, never, Org, { q: string }> };
  '/v1/t/{org}/members': { get: Op<Members, never, Org> };
  '/v1/t/{org}/members/{id}': {
    patch: Op<MemberRow, { role?: Role; unit?: string | null; until?: string | null }, OrgId>;
    delete: Op<None, never, OrgId>;
  };
  '/v1/t/{org}/members/{id}/restore': { post: Op<unknown, { until?: string | null }, OrgId> };
  '/v1/t/{org}/invitations': { post: Op<{ id: string }, NewInvitation, Org> };
  '/v1/t/{org}/invitations/{id}': { delete: Op<None, never, OrgId> };
  '/v1/t/{org}/invitations/{id}/resend': { post: Op<unknown, Nothing, OrgId> };
  '/v1/t/{org}/units': {
    get: Op<{ items: UnitRow[]; mayCreate: boolean }, never, Org>;
    post: Op<UnitRow, { name: string; nameEn: string; short: string }, Org>;
  };
  '/v1/t/{org}/units/{id}': {
    patch: Op<UnitRow, { name?: string; nameEn?: string; short?: string }, OrgId>;
    delete: Op<None, never, OrgId>;
  };
  '/v1/t/{org}/units/{id}/restore': { post: Op<unknown, Nothing, OrgId> };
  '/v1/t/{org}/sessions': { get: Op<{ items: MemberSession[] }, never, Org> };
  '/v1/t/{org}/sessions/{id}': { delete: Op<None, never, OrgId> };
  '/v1/t/{org}/settings': {
    get: Op<Settings, never, Org>;
    patch: Op<Settings, Partial<Omit<Settings, 'version' | 'mayEdit'>>, Org>;
  };
  '/v1/t/{org}/identity-provider': {
    get: Op<IdentityProvider, never, Org>;
    put: Op<IdentityProvider, ProviderInput, Org>;
    delete: Op<None, never, Org>;
  };
  '/v1/t/{org}/tokens': {
    get: Op<{ items: TokenRow[]; scopes: { name: string; label: string }[] }, never, Org>;
    post: Op<{ id: string; token: string }, NewToken, Org>;
  };
  '/v1/t/{org}/tokens/{id}': { delete: Op<None, never, OrgId> };
  '/v1/t/{org}/audit': { get: Op<AuditPage, never, Org, AuditQuery> };
  '/v1/t/{org}/audit/programme': { get: Op<AuditPage, never, Org, AuditQuery> };
  '/v1/t/{org}/audit/verify': { get: Op<Verified, never, Org, { from?: number; hash?: string }> };
}
