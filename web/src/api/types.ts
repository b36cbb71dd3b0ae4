// Names for the shapes of the JSON API, as schema.d.ts has them: nothing is described here a second time.
import type { paths } from './paths.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Contents<T> = T extends { content: { 'application/json': infer Answer } } ? Answer : never;
/** What a route answers when it does what was asked. */
export type Answer<P extends keyof paths, M extends Method> = paths[P][M] extends { responses: infer R }
  ? Contents<R[keyof R]>
  : never;
/** What a route takes as its body. */
export type Body<P extends keyof paths, M extends Method> = paths[P][M] extends {
  requestBody: { content: { 'application/json': infer Input } };
}
  ? Input
  : never;
/** What a route takes behind the question mark. */
export type Query<P extends keyof paths, M extends Method> = paths[P][M] extends { parameters: { query?: infer Q } }
  ? NonNullable<Q>
  : never;

export type Me = Answer<'/v1/me', 'get'>;
export type Role = Me['role'];
export type Language = Me['person']['language'];
export type Permission = keyof Me['may'];
export type Membership = Me['memberships'][number];

export type SignedIn = Answer<'/v1/session', 'post'>;
export type SecondFactor = Extract<SignedIn, { state: 'second_factor' }>['methods'][number];
export type DemoAccount = NonNullable<Answer<'/v1/session/options', 'get'>['demo']>['accounts'][number];
export type FoundInvitation = Answer<'/v1/invitations/find', 'post'>;
export type Passkey = Answer<'/v1/me/passkeys', 'get'>['items'][number];

export type Notification = Answer<'/v1/me/notifications', 'get'>['items'][number];
export type NotificationSettings = Answer<'/v1/me/notification-settings', 'get'>;
export type ByEmail = NotificationSettings['items'][number]['email'];

export type Work = Answer<'/v1/t/{org}/work', 'get'>;
/** What waits for somebody. What has a date, a sentence or a place of its own says so; the others need none. */
export type Task = Work['items'][number] & { detail?: string | null; due?: string | null; href?: string | null };
export type PlatformRow = Answer<'/v1/t/{org}/platforms', 'get'>['items'][number];
export type PlatformPage = Answer<'/v1/t/{org}/platforms/{slug}', 'get'>;
export type PlatformQuery = Query<'/v1/t/{org}/platforms', 'get'>;
export type PlanRow = Answer<'/v1/t/{org}/plans', 'get'>['items'][number];
export type Found = Answer<'/v1/t/{org}/search', 'get'>;

export type Members = Answer<'/v1/t/{org}/members', 'get'>;
export type MemberRow = Members['items'][number];
export type InvitationRow = Members['invitations'][number];
export type UnitRow = Answer<'/v1/t/{org}/units', 'get'>['items'][number];
export type MemberSession = Answer<'/v1/t/{org}/sessions', 'get'>['items'][number];
export type Settings = Answer<'/v1/t/{org}/settings', 'get'>;
export type IdentityProvider = Answer<'/v1/t/{org}/identity-provider', 'get'>;
export type Tokens = Answer<'/v1/t/{org}/tokens', 'get'>;
export type TokenRow = Tokens['items'][number];
export type AuditEntry = Answer<'/v1/t/{org}/audit', 'get'>['items'][number];
export type Verified = Answer<'/v1/t/{org}/audit/verify', 'get'>;

/** RFC 9457, as every refusal is answered. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { pointer: string; detail: string }[];
}
