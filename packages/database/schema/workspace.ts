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
});

export const review = sqliteTable('review', {
  id: text().primaryKey(),
  createdAt: text('created_at').notNull(),
  subject: text().notNull(),
  step: text().$type<'submit' | 'review' | 'approve' | 'return' | 'issue'>().notNull(),
  reviewer: text().notNull(),
  sha256: text().notNull(),
  reason: text(),
});

export const setting = sqliteTable('setting', {
  key: text().primaryKey(),
  version: integer().notNull().default(1),
  value: text().notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
