import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FileState, PlanKind } from './workspace.ts';

// What has been issued, and how it is carried out: tables of the programme.

const id = () => text().primaryKey();
const createdAt = () => text('created_at').notNull();

export const planTemplate = sqliteTable('plan_template', {
  id: id(),
  createdAt: createdAt(),
  key: text().notNull(),
  kind: text().$type<PlanKind>().notNull(),
  legalBasisId: text('legal_basis_id').notNull(),
  validFrom: text('valid_from'),
  validTo: text('valid_to'),
  body: text().notNull(),
});

export const plan = sqliteTable('plan', {
  id: id(),
  createdAt: createdAt(),
  kind: text().$type<PlanKind>().notNull(),
  organisationId: text('organisation_id').notNull(),
  unitId: text('unit_id'),
  year: integer().notNull(),
  title: text().notNull(),
  currentVersion: integer('current_version').notNull(),
  /** Key of its template. */
  template: text(),
  /** Title, number and issuer as folded words, each after a space. */
  folded: text().notNull().default(''),
});

export const planPlatform = sqliteTable('plan_platform', {
  planId: text('plan_id').notNull(),
  platformId: text('platform_id').notNull(),
});

export const planVersion = sqliteTable('plan_version', {
  planId: text('plan_id').notNull(),
  number: integer().notNull(),
  createdAt: createdAt(),
  contents: text().notNull(),
  sha256: text().notNull(),
  decisionNumber: text('decision_number'),
  decisionDate: text('decision_date'),
  decisionNote: text('decision_note'),
  signer: text(),
  historical: integer({ mode: 'boolean' }).notNull(),
  issuedBy: text('issued_by').notNull(),
  issuedAt: text('issued_at').notNull(),
  /** The template that it was drafted by, JSON. */
  template: text(),
  /** Everything that the decision says, JSON of PlanDecision. */
  decision: text(),
  /** The title it gives; that of the plan where it is null. */
  title: text(),
  /** Person key. */
  draftedBy: text('drafted_by'),
});

export const planRecipient = sqliteTable('plan_recipient', {
  planId: text('plan_id').notNull(),
  organisationId: text('organisation_id').notNull(),
});

export const planDelivery = sqliteTable('plan_delivery', {
  id: id(),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
  planId: text('plan_id').notNull(),
  planVersion: integer('plan_version').notNull(),
  organisationId: text('organisation_id').notNull(),
  year: integer().notNull(),
  arrivalNumber: integer('arrival_number').notNull(),
  openedAt: text('opened_at'),
  openedBy: text('opened_by'),
  acknowledgedAt: text('acknowledged_at'),
  acknowledgedBy: text('acknowledged_by'),
  note: text(),
});

/** `late`, at risk and blocked are computed, never typed (domain/tasks/standing.ts). */
export type TaskState = 'planned' | 'in_progress' | 'done' | 'late' | 'dropped';
/** Whom a task is for where it names no one: all that bear this duty. */
export type ResponsibleDuty = 'core_enterprise' | 'owner_focal' | 'mic_focal';
export const task = sqliteTable('task', {
  id: id(),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
  planId: text('plan_id').notNull(),
  planVersion: integer('plan_version').notNull(),
  month: integer().notNull(),
  position: integer().notNull(),
  title: text().notNull(),
  state: text().$type<TaskState>().notNull().default('planned'),
  key: text(),
  startsOn: text('starts_on'),
  dueOn: text('due_on'),
  responsibleOrganisationId: text('responsible_organisation_id'),
  responsibleUnitId: text('responsible_unit_id'),
  responsibleDuty: text('responsible_duty').$type<ResponsibleDuty>(),
  /** JSON of Party[]. */
  cooperating: text().notNull().default('[]'),
  progress: integer().notNull().default(0),
  updatedAt: text('updated_at'),
  doneAt: text('done_at'),
});

export const expectedResult = sqliteTable('expected_result', {
  id: id(),
  createdAt: createdAt(),
  planId: text('plan_id').notNull(),
  planVersion: integer('plan_version').notNull(),
  month: integer().notNull(),
  position: integer().notNull(),
  text: text().notNull(),
  key: text(),
  tasks: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  dropped: integer({ mode: 'boolean' }).notNull().default(false),
  metAt: text('met_at'),
  metBy: text('met_by'),
  metNote: text('met_note'),
});

export const taskUpdate = sqliteTable('task_update', {
  id: id(),
  createdAt: createdAt(),
  taskId: text('task_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  author: text().notNull(),
  progress: integer().notNull(),
  state: text().$type<TaskState>().notNull(),
  note: text(),
  results: text({ mode: 'json' }).$type<{ result: string; note: string }[]>().notNull().default([]),
  /** Ids of shared files and links that show it. */
  evidence: text({ mode: 'json' }).$type<{ file?: string; url?: string; title: string }[]>().notNull().default([]),
});

export const sharedFile = sqliteTable('shared_file', {
  id: id(),
  createdAt: createdAt(),
  organisationId: text('organisation_id').notNull(),
  /** "task:<id>" */
  subject: text().notNull(),
  name: text().notNull(),
  type: text().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  state: text().$type<FileState>().notNull().default('quarantined'),
  reason: text(),
  uploadedBy: text('uploaded_by').notNull(),
});

export type ObstacleState = 'open' | 'answered' | 'closed' | 'withdrawn';
export const obstacle = sqliteTable('obstacle', {
  id: id(),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
  kind: text().$type<'obstacle' | 'policy'>().notNull(),
  planId: text('plan_id'),
  taskId: text('task_id'),
  platformId: text('platform_id'),
  title: text().notNull(),
  body: text().notNull(),
  organisationId: text('organisation_id').notNull(),
  unitId: text('unit_id'),
  author: text().notNull(),
  toOrganisationId: text('to_organisation_id').notNull(),
  toUnitId: text('to_unit_id'),
  dueOn: text('due_on').notNull(),
  blocks: integer({ mode: 'boolean' }).notNull().default(false),
  state: text().$type<ObstacleState>().notNull().default('open'),
  answeredAt: text('answered_at'),
  closedAt: text('closed_at'),
});

export const obstacleLink = sqliteTable('obstacle_link', {
  obstacleId: text('obstacle_id').notNull(),
  linkedId: text('linked_id').notNull(),
});

export const reply = sqliteTable('reply', {
  id: id(),
  createdAt: createdAt(),
  obstacleId: text('obstacle_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  author: text().notNull(),
  body: text().notNull(),
  kind: text().$type<'comment' | 'answer' | 'close' | 'reopen' | 'withdraw' | 'extend'>().notNull(),
  /** The new day by which an answer is due, where it extends. */
  dueOn: text('due_on'),
});

export const budgetLine = sqliteTable('budget_line', {
  id: id(),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
  planId: text('plan_id').notNull(),
  source: text().$type<'public' | 'enterprise' | 'other'>().notNull(),
  purpose: text().$type<'build' | 'use' | 'operate' | 'upgrade' | 'expand' | 'other'>().notNull(),
  year: integer().notNull(),
  /** In đồng, as are the other two. */
  planned: integer().notNull(),
  allocated: integer().notNull().default(0),
  spent: integer().notNull().default(0),
  note: text(),
  updatedAt: text('updated_at'),
});

export const calendarFeed = sqliteTable('calendar_feed', {
  id: id(),
  createdAt: createdAt(),
  personId: text('person_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  name: text().notNull(),
  tokenHash: text('token_hash').notNull(),
  lastUsedAt: text('last_used_at'),
  revokedAt: text('revoked_at'),
});
