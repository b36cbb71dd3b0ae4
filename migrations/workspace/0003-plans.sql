-- Drafting in sections, each with its lock and its history; comments, presence, files, the register of what is issued.

-- The template as it was when the draft was opened (JSON): a later law changes no draft under way.
ALTER TABLE plan_draft ADD COLUMN template TEXT;
-- While in review: how many steps of `steps` are behind it; the steps themselves as they were at submission (JSON).
ALTER TABLE plan_draft ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan_draft ADD COLUMN steps TEXT;
-- Everybody who wrote in it, by key (JSON): none of them approves it.
ALTER TABLE plan_draft ADD COLUMN authors TEXT NOT NULL DEFAULT '[]';
-- An amendment: the issued plan that it makes a new version of, and the version it began from.
ALTER TABLE plan_draft ADD COLUMN amends TEXT;
ALTER TABLE plan_draft ADD COLUMN amends_version INTEGER;
ALTER TABLE plan_draft ADD COLUMN issued_version INTEGER;
CREATE UNIQUE INDEX plan_draft_one_amendment ON plan_draft (amends)
  WHERE amends IS NOT NULL AND state NOT IN ('issued', 'superseded');

-- `code`: 'frame', a month ('m01' … 'm12'), or a content of the template. Each is locked by its own version.
CREATE TABLE plan_section (
  plan_id TEXT NOT NULL REFERENCES plan_draft (id) ON DELETE CASCADE, code TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1, body TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
  PRIMARY KEY (plan_id, code)
) STRICT, WITHOUT ROWID;

-- What a section said before. Autosaves of one person within a short while leave one entry (plans/save-section.ts).
CREATE TABLE plan_section_history (
  plan_id TEXT NOT NULL REFERENCES plan_draft (id) ON DELETE CASCADE, code TEXT NOT NULL, version INTEGER NOT NULL,
  body TEXT NOT NULL, saved_at TEXT NOT NULL, saved_by TEXT NOT NULL,
  PRIMARY KEY (plan_id, code, version)
) STRICT, WITHOUT ROWID;

-- Drafts of before: their contents fall into sections, as the code now reads them.
INSERT INTO plan_section (plan_id, code, version, body, updated_at, updated_by)
  SELECT id, 'frame', 1, json_object('title', title, 'monthsCovered', json_extract(contents, '$.monthsCovered'),
    'uncoveredReason', json_extract(contents, '$.uncoveredReason')), updated_at, drafted_by FROM plan_draft;
INSERT INTO plan_section (plan_id, code, version, body, updated_at, updated_by)
  SELECT d.id, printf('m%02d', json_extract(m.value, '$.month')), 1,
    json_object('tasks', (SELECT json_group_array(json_object('key', 'm' || json_extract(m.value, '$.month') || 't' || t.key,
        'title', json_extract(t.value, '$.title'))) FROM json_each(m.value, '$.tasks') AS t),
      'results', (SELECT json_group_array(json_object('key', 'm' || json_extract(m.value, '$.month') || 'r' || r.key,
        'text', json_extract(r.value, '$.text'))) FROM json_each(m.value, '$.results') AS r)),
    d.updated_at, d.drafted_by
  FROM plan_draft AS d, json_each(d.contents, '$.months') AS m;

ALTER TABLE review ADD COLUMN sections TEXT;
ALTER TABLE review ADD COLUMN detail TEXT;

CREATE TABLE comment (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  plan_id TEXT NOT NULL REFERENCES plan_draft (id) ON DELETE CASCADE,
  -- where: a section, and in it perhaps a task or result by its key
  section TEXT NOT NULL, part TEXT, parent_id TEXT REFERENCES comment (id) ON DELETE CASCADE,
  kind TEXT NOT NULL DEFAULT 'comment' CHECK (kind IN ('comment', 'return')),
  author TEXT NOT NULL, body TEXT NOT NULL, resolved_at TEXT, resolved_by TEXT
) STRICT;
CREATE INDEX comment_by_plan ON comment (plan_id, created_at);

-- Who has a plan open now. Nothing depends on it, so it is neither audited nor kept.
CREATE TABLE plan_presence (
  plan_id TEXT NOT NULL REFERENCES plan_draft (id) ON DELETE CASCADE, person TEXT NOT NULL,
  section TEXT, seen_at TEXT NOT NULL,
  PRIMARY KEY (plan_id, person)
) STRICT, WITHOUT ROWID;

-- Files lie in the object store under org/<slug>/<sha256>; none is handed out before it has been looked into.
CREATE TABLE evidence (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  plan_id TEXT NOT NULL REFERENCES plan_draft (id) ON DELETE CASCADE, section TEXT NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'quarantined' CHECK (state IN ('quarantined', 'clean', 'refused')),
  reason TEXT, effective_on TEXT, expires_on TEXT, uploaded_by TEXT NOT NULL, removed_at TEXT
) STRICT;
CREATE INDEX evidence_by_plan ON evidence (plan_id);
CREATE INDEX evidence_waiting ON evidence (created_at) WHERE state = 'quarantined';

-- The organisation's own register of outgoing documents: one sequence a year and symbol. Decree 30/2020, Article 15
CREATE TABLE register_entry (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), symbol TEXT NOT NULL,
  date TEXT NOT NULL, subject TEXT NOT NULL, signer TEXT, place TEXT, plan_id TEXT REFERENCES plan_draft (id),
  UNIQUE (year, symbol, number)
) STRICT;
