-- Plans as their clauses prescribe them, versions and whom they reach, and how their tasks are carried out.

-- Kinds of plan as the law of a time prescribes them; `body` is a PlanTemplate (domain/plans/template.ts).
CREATE TABLE plan_template (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, legal_basis_id TEXT NOT NULL REFERENCES legal_basis (id),
  valid_from TEXT, valid_to TEXT, body TEXT NOT NULL
) STRICT;

ALTER TABLE plan ADD COLUMN template TEXT;
ALTER TABLE plan_version ADD COLUMN template TEXT;
ALTER TABLE plan_version ADD COLUMN decision TEXT;
-- The title that the version gives; that of the plan where it is null.
ALTER TABLE plan_version ADD COLUMN title TEXT;
-- Who drafted it, to be told what becomes of it; a person key.
ALTER TABLE plan_version ADD COLUMN drafted_by TEXT;
-- Title, number and issuer as folded words, each after a space, for search without marks.
ALTER TABLE plan ADD COLUMN folded TEXT NOT NULL DEFAULT '';
CREATE INDEX plan_by_organisation ON plan (organisation_id);
CREATE INDEX plan_recipient_by_organisation ON plan_recipient (organisation_id);

-- The incoming register of an organisation: each version that reaches it, its number of arrival, who opened it and
-- who acknowledged it. Decree 30/2020, Articles 20-24
CREATE TABLE plan_delivery (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  plan_id TEXT NOT NULL, plan_version INTEGER NOT NULL, organisation_id TEXT NOT NULL REFERENCES organisation (id),
  year INTEGER NOT NULL, arrival_number INTEGER NOT NULL,
  opened_at TEXT, opened_by TEXT, acknowledged_at TEXT, acknowledged_by TEXT, note TEXT,
  FOREIGN KEY (plan_id, plan_version) REFERENCES plan_version (plan_id, number),
  UNIQUE (plan_id, plan_version, organisation_id), UNIQUE (organisation_id, year, arrival_number)
) STRICT;
INSERT INTO plan_delivery (id, created_at, plan_id, plan_version, organisation_id, year, arrival_number)
  SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' ||
      substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), v.issued_at, v.plan_id, v.number, r.organisation_id,
    CAST(substr(v.issued_at, 1, 4) AS INTEGER),
    row_number() OVER (PARTITION BY r.organisation_id, substr(v.issued_at, 1, 4) ORDER BY v.issued_at, v.plan_id)
  FROM plan_recipient AS r JOIN plan_version AS v ON v.plan_id = r.plan_id;

-- A task lives on over the versions of its plan under its key; `plan_version` is the last that has it.
ALTER TABLE task ADD COLUMN key TEXT;
UPDATE task SET key = 'm' || month || 't' || position;
CREATE UNIQUE INDEX task_by_key ON task (plan_id, key);
ALTER TABLE task ADD COLUMN starts_on TEXT;
ALTER TABLE task ADD COLUMN due_on TEXT;
UPDATE task SET due_on = (SELECT date(printf('%04d-%02d-01', p.year, task.month), '+1 month', '-1 day') FROM plan AS p WHERE p.id = task.plan_id);
ALTER TABLE task ADD COLUMN responsible_organisation_id TEXT REFERENCES organisation (id);
ALTER TABLE task ADD COLUMN responsible_unit_id TEXT REFERENCES unit (id);
-- Whom it is for where it names none: all that bear this duty towards the plan's platforms.
ALTER TABLE task ADD COLUMN responsible_duty TEXT;
ALTER TABLE task ADD COLUMN cooperating TEXT NOT NULL DEFAULT '[]';
ALTER TABLE task ADD COLUMN progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100);
ALTER TABLE task ADD COLUMN updated_at TEXT;
ALTER TABLE task ADD COLUMN done_at TEXT;
CREATE INDEX task_by_due ON task (due_on) WHERE state NOT IN ('done', 'dropped');
CREATE INDEX task_by_organisation ON task (responsible_organisation_id);

ALTER TABLE expected_result ADD COLUMN key TEXT;
UPDATE expected_result SET key = 'm' || month || 'r' || position;
CREATE UNIQUE INDEX expected_result_by_key ON expected_result (plan_id, key);
-- Keys of the tasks it is the result of; none: of its whole month.
ALTER TABLE expected_result ADD COLUMN tasks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE expected_result ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1));
-- When it was reached, and what shows it.
ALTER TABLE expected_result ADD COLUMN met_at TEXT;
ALTER TABLE expected_result ADD COLUMN met_by TEXT;
ALTER TABLE expected_result ADD COLUMN met_note TEXT;

CREATE TABLE task_update (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, task_id TEXT NOT NULL REFERENCES task (id),
  organisation_id TEXT NOT NULL REFERENCES organisation (id), author TEXT NOT NULL,
  progress INTEGER NOT NULL, state TEXT NOT NULL, note TEXT,
  -- JSON: [{result, note, evidence}] of the expected results that it says were reached, links to what shows it
  results TEXT NOT NULL DEFAULT '[]', evidence TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX task_update_by_task ON task_update (task_id, created_at);

-- Files that show a result, in the object store under org/<slug>/<sha256>.
CREATE TABLE shared_file (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, organisation_id TEXT NOT NULL REFERENCES organisation (id),
  subject TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'quarantined' CHECK (state IN ('quarantined', 'clean', 'refused')),
  reason TEXT, uploaded_by TEXT NOT NULL
) STRICT;
CREATE INDEX shared_file_by_subject ON shared_file (subject);

-- Khó khăn, vướng mắc and đề xuất chính sách. 186 Điều 1, IV.2.c; Điều 2, II.1.e, V.1.b
CREATE TABLE obstacle (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('obstacle', 'policy')),
  plan_id TEXT REFERENCES plan (id), task_id TEXT REFERENCES task (id), platform_id TEXT REFERENCES platform (id),
  title TEXT NOT NULL, body TEXT NOT NULL,
  organisation_id TEXT NOT NULL REFERENCES organisation (id), unit_id TEXT REFERENCES unit (id), author TEXT NOT NULL,
  to_organisation_id TEXT NOT NULL REFERENCES organisation (id), to_unit_id TEXT REFERENCES unit (id),
  due_on TEXT NOT NULL, blocks INTEGER NOT NULL DEFAULT 0 CHECK (blocks IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed', 'withdrawn')),
  answered_at TEXT, closed_at TEXT
) STRICT;
CREATE INDEX obstacle_by_task ON obstacle (task_id);
CREATE INDEX obstacle_by_plan ON obstacle (plan_id);
CREATE INDEX obstacle_to ON obstacle (to_organisation_id, state);
CREATE INDEX obstacle_from ON obstacle (organisation_id);

CREATE TABLE obstacle_link (
  obstacle_id TEXT NOT NULL REFERENCES obstacle (id), linked_id TEXT NOT NULL REFERENCES obstacle (id),
  PRIMARY KEY (obstacle_id, linked_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reply (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, obstacle_id TEXT NOT NULL REFERENCES obstacle (id),
  organisation_id TEXT NOT NULL REFERENCES organisation (id), author TEXT NOT NULL, body TEXT NOT NULL,
  -- What it does: says something, answers, or settles it.
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'answer', 'close', 'reopen', 'withdraw', 'extend')),
  -- The new day by which an answer is due, where it extends.
  due_on TEXT
) STRICT;
CREATE INDEX reply_by_obstacle ON reply (obstacle_id, created_at);

-- Money of a plan, in đồng: planned as issued, then what was allocated and spent. 186 Điều 1, IV.1.b, IV.2.b
CREATE TABLE budget_line (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  source TEXT NOT NULL CHECK (source IN ('public', 'enterprise', 'other')),
  purpose TEXT NOT NULL CHECK (purpose IN ('build', 'use', 'operate', 'upgrade', 'expand', 'other')),
  year INTEGER NOT NULL, planned INTEGER NOT NULL CHECK (planned >= 0),
  allocated INTEGER NOT NULL DEFAULT 0 CHECK (allocated >= 0), spent INTEGER NOT NULL DEFAULT 0 CHECK (spent >= 0),
  note TEXT, updated_at TEXT,
  UNIQUE (plan_id, source, purpose, year)
) STRICT;

-- A calendar that a person's own program reads; the address holds a secret and can be taken back.
CREATE TABLE calendar_feed (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id), organisation_id TEXT NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, last_used_at TEXT, revoked_at TEXT
) STRICT;
CREATE INDEX calendar_feed_by_person ON calendar_feed (person_id);
