import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export * from './access.ts';
export * from './plans.ts';
export * from './plumbing.ts';

export type Language = 'vi' | 'en';

const id = () => text().primaryKey();
const createdAt = () => text('created_at').notNull();
const dated = { validFrom: text('valid_from'), validTo: text('valid_to') };

export const legalBasis = sqliteTable('legal_basis', {
  id: id(),
  createdAt: createdAt(),
  key: text().notNull(),
  number: text(),
  date: text(),
  issuerVi: text('issuer_vi'),
  issuerEn: text('issuer_en'),
  titleVi: text('title_vi').notNull(),
  titleEn: text('title_en').notNull(),
  state: text().$type<'in_force' | 'superseded' | 'unknown'>().notNull(),
  noteVi: text('note_vi'),
  noteEn: text('note_en'),
  source: text(),
});

export type OrganisationKind = 'ministry' | 'agency' | 'province' | 'enterprise' | 'association' | 'press';
export const organisation = sqliteTable('organisation', {
  id: id(),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
  slug: text().notNull(),
  kind: text().$type<OrganisationKind>().notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  shortVi: text('short_vi').notNull(),
  shortEn: text('short_en').notNull(),
  namespace: text().notNull(),
  server: text().notNull().default('main'),
  tenantState: text('tenant_state').$type<'active' | 'suspended'>().notNull().default('active'),
  ...dated,
  clause: text(),
});

export const organisationEvent = sqliteTable('organisation_event', {
  id: id(),
  createdAt: createdAt(),
  kind: text().$type<'rename' | 'merge' | 'split'>().notNull(),
  date: text().notNull(),
  legalBasisId: text('legal_basis_id'),
  clause: text().notNull(),
  noteVi: text('note_vi'),
  noteEn: text('note_en'),
});

export const organisationEventParty = sqliteTable('organisation_event_party', {
  eventId: text('event_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  side: text().$type<'from' | 'to'>().notNull(),
});

export const unit = sqliteTable('unit', {
  id: id(),
  createdAt: createdAt(),
  slug: text().notNull(),
  organisationId: text('organisation_id').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  shortVi: text('short_vi').notNull(),
  ...dated,
  clause: text(),
  version: integer().notNull().default(1),
});

export const person = sqliteTable('person', {
  id: id(),
  createdAt: createdAt(),
  key: text().notNull(),
  name: text().notNull(),
  titleVi: text('title_vi'),
  titleEn: text('title_en'),
  clause: text(),
  demo: integer({ mode: 'boolean' }).notNull().default(false),
  email: text(),
  emailKey: text('email_key'),
  language: text().$type<Language>().notNull().default('vi'),
  digestHour: integer('digest_hour').notNull().default(8),
  digestedOn: text('digested_on'),
  settingsVersion: integer('settings_version').notNull().default(1),
  disabledAt: text('disabled_at'),
});

export type Role = 'admin' | 'officer' | 'head' | 'leader' | 'assessor' | 'editor' | 'auditor';
export const membership = sqliteTable('membership', {
  id: id(),
  createdAt: createdAt(),
  personId: text('person_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  unitId: text('unit_id'),
  role: text().$type<Role>().notNull(),
  revision: integer().notNull().default(1),
  ...dated,
});

export const catalogueEdition = sqliteTable('catalogue_edition', {
  id: id(),
  createdAt: createdAt(),
  slug: text().notNull(),
  number: text().notNull(),
  date: text().notNull(),
  issuerVi: text('issuer_vi').notNull(),
  issuerEn: text('issuer_en').notNull(),
  titleVi: text('title_vi').notNull(),
  titleEn: text('title_en').notNull(),
  legalBasisId: text('legal_basis_id').notNull(),
  publishedAt: text('published_at'),
});

export const platform = sqliteTable('platform', {
  id: id(),
  createdAt: createdAt(),
  code: text().notNull(),
  slug: text().notNull(),
  scope: text().$type<'national' | 'sector' | 'local'>().notNull().default('national'),
  groupCode: text('group_code').$type<'I' | 'II'>(),
});

export const editionEntry = sqliteTable('edition_entry', {
  editionId: text('edition_id').notNull(),
  platformId: text('platform_id').notNull(),
  number: integer().notNull(),
  groupCode: text('group_code').$type<'I' | 'II'>().notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  shortVi: text('short_vi').notNull(),
  shortEn: text('short_en').notNull(),
  descriptionVi: text('description_vi').notNull(),
  descriptionEn: text('description_en').notNull(),
  ownerPrinted: text('owner_printed'),
  supportingPrinted: text('supporting_printed'),
  ownerFocalPrinted: text('owner_focal_printed'),
  focalPrinted: text('focal_printed').notNull(),
  disagreementVi: text('disagreement_vi'),
  disagreementEn: text('disagreement_en'),
  clause: text().notNull(),
});

export const platformLink = sqliteTable('platform_link', {
  id: id(),
  createdAt: createdAt(),
  editionId: text('edition_id').notNull(),
  platformId: text('platform_id').notNull(),
  toPlatformId: text('to_platform_id'),
  externalVi: text('external_vi'),
  externalEn: text('external_en'),
  kind: text().$type<'integrates_with' | 'connects_to' | 'shares_data_with'>().notNull(),
  clause: text().notNull(),
});

export type DutyKind =
  | 'owner'
  | 'owner_focal'
  | 'owner_it'
  | 'mic_focal'
  | 'promoting'
  | 'supporting'
  | 'core_enterprise'
  | 'overseer'
  | 'coordinator'
  | 'security'
  | 'finance'
  | 'standards'
  | 'communication'
  | 'portal_operator';
export type DutyState = 'proposed' | 'accepted' | 'declined' | 'confirmed' | 'ended' | 'to_be_designated';
export const duty = sqliteTable('duty', {
  id: id(),
  createdAt: createdAt(),
  platformId: text('platform_id'),
  kind: text().$type<DutyKind>().notNull(),
  organisationId: text('organisation_id'),
  unitId: text('unit_id'),
  personId: text('person_id'),
  rank: text().$type<'lead' | 'co_focal' | 'co_ordinating'>(),
  state: text().$type<DutyState>().notNull(),
  source: text().notNull(),
  clause: text().notNull(),
  printed: text(),
  noteVi: text('note_vi'),
  noteEn: text('note_en'),
  ...dated,
});
