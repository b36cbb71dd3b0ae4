import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export * from './plumbing.ts';

export type PlanKind = 'mic' | 'owner' | 'merged' | 'enterprise' | 'sector' | 'local';
export type PlanState = 'draft' | 'in_review' | 'returned' | 'approved' | 'issued' | 'superseded';

export const planDraft = sqliteTable('plan_draft', {
  id: text().primaryKey(),
  createdAt: text('created_at').notNull(),
  version: integer().notNull().default(1),
  kind: text().$type<PlanKind>().notNull(),
  unit: text(),
  title: text().notNull(),
  year: integer().notNull(),
  /** Platform codes, JSON. */
  platforms: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** The plan's contents as canonical JSON, the text that `sha256` is of. */
  contents: text().notNull(),
  sha256: text().notNull(),
  state: text().$type<PlanState>().notNull().default('draft'),
  draftedBy: text('drafted_by').notNull(),
  updatedAt: text('updated_at').notNull(),
  approvedSha256: text('approved_sha256'),
  decision: text(),
  issuedAt: text('issued_at'),
  /** The template as it was when the draft was opened, JSON. */
  template: text(),
  /** While in review: how many of `steps` are behind it. */
  step: integer().notNull().default(0),
  steps: text({ mode: 'json' }).$type<ReviewStep[]>(),
  /** Keys of everybody who wrote in it. */
  authors: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  amends: text(),
  amendsVersion: integer('amends_version'),
  issuedVersion: integer('issued_version'),
});

/** One step of review within an organisation: who takes it. */
export type ReviewStep = 'head' | 'leader';

export const planSection = sqliteTable('plan_section', {
  planId: text('plan_id').notNull(),
  code: text().notNull(),
  version: integer().notNull().default(1),
  body: text().notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

export const planSectionHistory = sqliteTable('plan_section_history', {
  planId: text('plan_id').notNull(),
  code: text().notNull(),
  version: integer().notNull(),
  body: text().notNull(),
  savedAt: text('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
});

export const comment = sqliteTable('comment', {
  id: text().primaryKey(),
  createdAt: text('created_at').notNull(),
  version: integer().notNull().default(1),
  planId: text('plan_id').notNull(),
  section: text().notNull(),
  part: text(),
  parentId: text('parent_id'),
  kind: text().$type<'comment' | 'return'>().notNull().default('comment'),
  author: text().notNull(),
  body: text().notNull(),
  resolvedAt: text('resolved_at'),
  resolvedBy: text('resolved_by'),
});

export const planPresence = sqliteTable('plan_presence', {
  planId: text('plan_id').notNull(),
  person: text().notNull(),
  section: text(),
  seenAt: text('seen_at').notNull(),
});

export type FileState = 'quarantined' | 'clean' | 'refused';
export const evidence = sqliteTable('evidence', {
  id: text().primaryKey(),
  createdAt: text('created_at').notNull(),
  planId: text('plan_id').notNull(),
  section: text().notNull(),
  name: text().notNull(),
  type: text().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  state: text().$type<FileState>().notNull().default('quarantined'),
  reason: text(),
  effectiveOn: text('effective_on'),
  expiresOn: text('expires_on'),
  uploadedBy: text('uploaded_by').notNull(),
  removedAt: text('removed_at'),
});

export const registerEntry = sqliteTable('register_entry', {
  id: text().primaryKey(),
  createdAt: text('created_at').notNull(),
  year: integer().notNull(),
  number: integer().notNull(),
  symbol: text().notNull(),
  date: text().notNull(),
  subject: text().notNull(),
  signer: text(),
  place: text(),
  planId: text('plan_id'),
});

export const review = sqliteTable('review', {
  id: text().primaryKey(),
  createdAt: text('created_at').notNull(),
  subject: text().notNull(),
  step: text().$type<'submit' | 'review' | 'approve' | 'return' | 'issue'>().notNull(),
  reviewer: text().notNull(),
  sha256: text().notNull(),
  reason: text(),
  /** What is wrong where, when a plan is returned: JSON of {code, reason}[]. */
  sections: text({ mode: 'json' }).$type<{ code: string; reason: string }[]>(),
  /** What else is to be known of the step, JSON: that an organisation has one single member, which number was given. */
  detail: text({ mode: 'json' }).$type<Record<string, unknown>>(),
});

export const setting = sqliteTable('setting', {
  key: text().primaryKey(),
  version: integer().notNull().default(1),
  value: text().notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
