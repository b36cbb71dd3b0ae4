import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Tables that workspace and programme have in common. */
export const outbox = sqliteTable('outbox', {
  seq: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  createdAt: text('created_at').notNull(),
  kind: text().notNull(),
  payload: text().notNull(),
  attempts: integer().notNull().default(0),
  lastError: text('last_error'),
  deliveredAt: text('delivered_at'),
  parkedAt: text('parked_at'),
});

export const inbox = sqliteTable('inbox', {
  messageId: text('message_id').primaryKey(),
  kind: text().notNull(),
  sender: text().notNull(),
  receivedAt: text('received_at').notNull(),
});

export const idempotencyKey = sqliteTable('idempotency_key', {
  actor: text().notNull(),
  key: text().notNull(),
  operation: text().notNull(),
  requestSha256: text('request_sha256').notNull(),
  subject: text().notNull(),
  createdAt: text('created_at').notNull(),
});

export const audit = sqliteTable('audit', {
  seq: integer().primaryKey(),
  at: text().notNull(),
  actor: text().notNull(),
  organisation: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  before: text(),
  after: text(),
  hash: text().notNull(),
});

export const guard = sqliteTable('guard', {
  changed: integer().notNull(),
  expected: integer().notNull(),
});
