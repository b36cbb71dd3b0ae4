-- One organisation's private circle: what it drafts and reviews before it sends anything.

CREATE TABLE plan_draft (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('mic', 'owner', 'merged', 'enterprise', 'sector', 'local')),
  unit TEXT, title TEXT NOT NULL, year INTEGER NOT NULL,
  platforms TEXT NOT NULL, contents TEXT NOT NULL, sha256 TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'in_review', 'returned', 'approved', 'issued', 'superseded')),
  drafted_by TEXT NOT NULL, updated_at TEXT NOT NULL,
  approved_sha256 TEXT, decision TEXT, issued_at TEXT
) STRICT;

CREATE TABLE review (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  subject TEXT NOT NULL, step TEXT NOT NULL CHECK (step IN ('submit', 'review', 'approve', 'return', 'issue')),
  reviewer TEXT NOT NULL, sha256 TEXT NOT NULL, reason TEXT
) STRICT;
CREATE INDEX review_by_subject ON review (subject);

-- Plumbing. A message is written with the change it announces and delivered at least once (database/relay.ts).
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
  kind TEXT NOT NULL, payload TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, last_error TEXT, delivered_at TEXT, parked_at TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (seq) WHERE delivered_at IS NULL AND parked_at IS NULL;

CREATE TABLE inbox (message_id TEXT PRIMARY KEY, kind TEXT NOT NULL, sender TEXT NOT NULL, received_at TEXT NOT NULL) STRICT;

CREATE TABLE idempotency_key (
  actor TEXT NOT NULL, key TEXT NOT NULL, operation TEXT NOT NULL, request_sha256 TEXT NOT NULL,
  subject TEXT NOT NULL, created_at TEXT NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, organisation TEXT NOT NULL,
  action TEXT NOT NULL, subject TEXT NOT NULL, before TEXT, after TEXT, hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
-- REPLACE deletes without firing the trigger of deletion, so an entry is taken at the end of the chain and nowhere
-- else. The words are those of the primary key: whoever comes second reads the new head and decides afresh.
CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: audit.seq (the chain grows at its end only)'); END;

-- A batch states what must have happened: INSERT INTO guard SELECT changes(), 1. Anything else undoes it all.
CREATE TABLE guard (changed INTEGER NOT NULL, expected INTEGER NOT NULL) STRICT;
CREATE TRIGGER guard_holds BEFORE INSERT ON guard BEGIN
  SELECT CASE WHEN NEW.changed = NEW.expected THEN RAISE(IGNORE) ELSE RAISE(ABORT, 'guard: the record has changed') END;
END;
