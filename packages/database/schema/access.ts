import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Language, Role } from './programme.ts';

// Tables of the programme by which people and machines prove who they are (migrations/programme/0002-access.sql).

const id = () => text().primaryKey();
const createdAt = () => text('created_at').notNull();

export type CredentialKind = 'password' | 'passkey' | 'totp' | 'recovery';
export const credential = sqliteTable('credential', {
  id: id(),
  createdAt: createdAt(),
  personId: text('person_id').notNull(),
  kind: text().$type<CredentialKind>().notNull(),
  secret: text().notNull(),
  label: text(),
  handle: text(),
  counter: integer().notNull().default(0),
  confirmedAt: text('confirmed_at'),
  lastUsedAt: text('last_used_at'),
});

export type SignInWay = 'password' | 'passkey' | 'oidc' | 'invitation' | 'operator';
export const session = sqliteTable('session', {
  id: id(),
  createdAt: createdAt(),
  personId: text('person_id').notNull(),
  membershipId: text('membership_id').notNull(),
  how: text().$type<SignInWay>().notNull(),
  refreshHash: text('refresh_hash').notNull(),
  previousHash: text('previous_hash'),
  rotatedAt: text('rotated_at').notNull(),
  seenAt: text('seen_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  endsAt: text('ends_at').notNull(),
  agent: text(),
  steppedUpAt: text('stepped_up_at'),
  generation: integer().notNull().default(0),
  revokedAt: text('revoked_at'),
  revokedWhy: text('revoked_why'),
});

export type StepKind = 'second_factor' | 'passkey' | 'passkey_registration' | 'step_up' | 'oidc';
export const signInStep = sqliteTable('sign_in_step', {
  id: id(),
  createdAt: createdAt(),
  expiresAt: text('expires_at').notNull(),
  kind: text().$type<StepKind>().notNull(),
  tokenHash: text('token_hash').notNull(),
  personId: text('person_id'),
  detail: text(),
  tries: integer().notNull().default(0),
  usedAt: text('used_at'),
});

export const invitation = sqliteTable('invitation', {
  id: id(),
  createdAt: createdAt(),
  expiresAt: text('expires_at').notNull(),
  organisationId: text('organisation_id').notNull(),
  unitId: text('unit_id'),
  role: text().$type<Role>().notNull(),
  email: text().notNull(),
  emailKey: text('email_key').notNull(),
  language: text().$type<Language>().notNull().default('vi'),
  tokenHash: text('token_hash').notNull(),
  invitedBy: text('invited_by').notNull(),
  membershipUntil: text('membership_until'),
  acceptedAt: text('accepted_at'),
  revokedAt: text('revoked_at'),
});

export const passwordReset = sqliteTable('password_reset', {
  id: id(),
  createdAt: createdAt(),
  expiresAt: text('expires_at').notNull(),
  personId: text('person_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  usedAt: text('used_at'),
});

export const attempt = sqliteTable('attempt', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  windowEndsAt: text('window_ends_at').notNull(),
});

export const apiToken = sqliteTable('api_token', {
  id: id(),
  createdAt: createdAt(),
  organisationId: text('organisation_id').notNull(),
  unitId: text('unit_id'),
  name: text().notNull(),
  prefix: text().notNull(),
  tokenHash: text('token_hash').notNull(),
  scopes: text({ mode: 'json' }).$type<string[]>().notNull(),
  createdBy: text('created_by').notNull(),
  expiresAt: text('expires_at').notNull(),
  lastUsedAt: text('last_used_at'),
  revokedAt: text('revoked_at'),
});

export const identityProvider = sqliteTable('identity_provider', {
  id: id(),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
  organisationId: text('organisation_id').notNull(),
  issuer: text().notNull(),
  clientId: text('client_id').notNull(),
  clientSecret: text('client_secret'),
  label: text().notNull(),
});

export const externalIdentity = sqliteTable('external_identity', {
  providerId: text('provider_id').notNull(),
  subject: text().notNull(),
  personId: text('person_id').notNull(),
  createdAt: createdAt(),
});

export const notification = sqliteTable('notification', {
  id: id(),
  createdAt: createdAt(),
  personId: text('person_id').notNull(),
  organisationId: text('organisation_id'),
  kind: text().notNull(),
  params: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  href: text(),
  readAt: text('read_at'),
  mail: text().$type<'digest'>(),
});

export const notificationSetting = sqliteTable('notification_setting', {
  personId: text('person_id').notNull(),
  kind: text().notNull(),
  email: text().$type<'immediate' | 'digest' | 'off'>().notNull(),
});

export const email = sqliteTable('email', {
  id: id(),
  createdAt: createdAt(),
  recipient: text().notNull(),
  language: text().$type<Language>().notNull(),
  kind: text().notNull(),
  params: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  notBefore: text('not_before'),
  claim: text(),
  attempts: integer().notNull().default(0),
  lastError: text('last_error'),
  sentAt: text('sent_at'),
  parkedAt: text('parked_at'),
});
