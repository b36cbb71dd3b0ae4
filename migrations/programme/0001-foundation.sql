-- The shared circle: what organisations have sent to each other. Dated rows carry their clause.

CREATE TABLE legal_basis (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  number TEXT, date TEXT, issuer_vi TEXT, issuer_en TEXT, title_vi TEXT NOT NULL, title_en TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('in_force', 'superseded', 'unknown')),
  note_vi TEXT, note_en TEXT, source TEXT
) STRICT;

-- The directory of tenants: `namespace` and `server` say where an organisation's workspace lives.
CREATE TABLE organisation (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  slug TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('ministry', 'agency', 'province', 'enterprise', 'association', 'press')),
  name_vi TEXT NOT NULL, name_en TEXT NOT NULL, short_vi TEXT NOT NULL, short_en TEXT NOT NULL,
  namespace TEXT NOT NULL UNIQUE, server TEXT NOT NULL DEFAULT 'main',
  tenant_state TEXT NOT NULL DEFAULT 'active' CHECK (tenant_state IN ('active', 'suspended')),
  valid_from TEXT, valid_to TEXT, clause TEXT
) STRICT;

CREATE TABLE organisation_event (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('rename', 'merge', 'split')),
  date TEXT NOT NULL, legal_basis_id TEXT REFERENCES legal_basis (id), clause TEXT NOT NULL,
  note_vi TEXT, note_en TEXT
) STRICT;

CREATE TABLE organisation_event_party (
  event_id TEXT NOT NULL REFERENCES organisation_event (id),
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  side TEXT NOT NULL CHECK (side IN ('from', 'to')),
  PRIMARY KEY (event_id, side, organisation_id)
) STRICT;
CREATE INDEX organisation_event_party_by_organisation ON organisation_event_party (organisation_id);

CREATE TABLE unit (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE, organisation_id TEXT NOT NULL REFERENCES organisation (id),
  name_vi TEXT NOT NULL, name_en TEXT NOT NULL, short_vi TEXT NOT NULL,
  valid_from TEXT, valid_to TEXT, clause TEXT
) STRICT;
CREATE INDEX unit_by_organisation ON unit (organisation_id);

CREATE TABLE person (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, title_vi TEXT, title_en TEXT, clause TEXT,
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE membership (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id), organisation_id TEXT NOT NULL REFERENCES organisation (id),
  unit_id TEXT REFERENCES unit (id),
  role TEXT NOT NULL CHECK (role IN ('admin', 'officer', 'head', 'leader', 'assessor', 'editor', 'auditor')),
  revision INTEGER NOT NULL DEFAULT 1,
  valid_from TEXT, valid_to TEXT,
  UNIQUE (person_id, organisation_id, role)
) STRICT;

CREATE TABLE catalogue_edition (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE, number TEXT NOT NULL, date TEXT NOT NULL,
  issuer_vi TEXT NOT NULL, issuer_en TEXT NOT NULL, title_vi TEXT NOT NULL, title_en TEXT NOT NULL,
  legal_basis_id TEXT NOT NULL REFERENCES legal_basis (id),
  published_at TEXT
) STRICT;

CREATE TABLE platform (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL DEFAULT 'national' CHECK (scope IN ('national', 'sector', 'local')),
  group_code TEXT CHECK (group_code IN ('I', 'II'))
) STRICT;

-- One platform as one edition prints it, to the letter (mistakes included; display corrects, data does not).
CREATE TABLE edition_entry (
  edition_id TEXT NOT NULL REFERENCES catalogue_edition (id), platform_id TEXT NOT NULL REFERENCES platform (id),
  number INTEGER NOT NULL, group_code TEXT NOT NULL CHECK (group_code IN ('I', 'II')),
  name_vi TEXT NOT NULL, name_en TEXT NOT NULL, short_vi TEXT NOT NULL, short_en TEXT NOT NULL,
  description_vi TEXT NOT NULL, description_en TEXT NOT NULL,
  owner_printed TEXT, supporting_printed TEXT, owner_focal_printed TEXT, focal_printed TEXT NOT NULL,
  disagreement_vi TEXT, disagreement_en TEXT,
  clause TEXT NOT NULL,
  PRIMARY KEY (edition_id, platform_id), UNIQUE (edition_id, number)
) STRICT;

CREATE TABLE platform_link (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  edition_id TEXT NOT NULL REFERENCES catalogue_edition (id),
  platform_id TEXT NOT NULL REFERENCES platform (id), to_platform_id TEXT REFERENCES platform (id),
  external_vi TEXT, external_en TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('integrates_with', 'connects_to', 'shares_data_with')),
  clause TEXT NOT NULL,
  CHECK ((to_platform_id IS NULL) <> (external_vi IS NULL))
) STRICT;

-- Annex and body stand as rows of their own: where they disagree, both remain (programme/inconsistencies 1-8).
CREATE TABLE duty (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  platform_id TEXT REFERENCES platform (id),
  kind TEXT NOT NULL CHECK (kind IN ('owner', 'owner_focal', 'owner_it', 'mic_focal', 'promoting', 'supporting',
    'core_enterprise', 'overseer', 'coordinator', 'security', 'finance', 'standards', 'communication', 'portal_operator')),
  organisation_id TEXT REFERENCES organisation (id), unit_id TEXT REFERENCES unit (id), person_id TEXT REFERENCES person (id),
  rank TEXT CHECK (rank IN ('lead', 'co_focal', 'co_ordinating')),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'confirmed', 'ended', 'to_be_designated')),
  source TEXT NOT NULL, clause TEXT NOT NULL, printed TEXT,
  note_vi TEXT, note_en TEXT, valid_from TEXT, valid_to TEXT
) STRICT;
CREATE INDEX duty_by_platform ON duty (platform_id, kind);
CREATE INDEX duty_by_unit ON duty (unit_id);
CREATE INDEX duty_by_organisation ON duty (organisation_id);

CREATE TABLE plan (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('mic', 'owner', 'merged', 'enterprise', 'sector', 'local')),
  organisation_id TEXT NOT NULL REFERENCES organisation (id), unit_id TEXT REFERENCES unit (id),
  year INTEGER NOT NULL, title TEXT NOT NULL, current_version INTEGER NOT NULL
) STRICT;

CREATE TABLE plan_platform (
  plan_id TEXT NOT NULL REFERENCES plan (id), platform_id TEXT NOT NULL REFERENCES platform (id),
  PRIMARY KEY (plan_id, platform_id)
) STRICT;
CREATE INDEX plan_platform_by_platform ON plan_platform (platform_id);

CREATE TABLE plan_version (
  plan_id TEXT NOT NULL REFERENCES plan (id), number INTEGER NOT NULL, created_at TEXT NOT NULL,
  contents TEXT NOT NULL, sha256 TEXT NOT NULL,
  decision_number TEXT, decision_date TEXT, decision_note TEXT, signer TEXT,
  historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
  issued_by TEXT NOT NULL, issued_at TEXT NOT NULL,
  PRIMARY KEY (plan_id, number)
) STRICT;

CREATE TABLE plan_recipient (
  plan_id TEXT NOT NULL REFERENCES plan (id), organisation_id TEXT NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (plan_id, organisation_id)
) STRICT;

CREATE TABLE task (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  plan_id TEXT NOT NULL, plan_version INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12), position INTEGER NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'in_progress', 'done', 'late', 'dropped')),
  FOREIGN KEY (plan_id, plan_version) REFERENCES plan_version (plan_id, number),
  UNIQUE (plan_id, plan_version, month, position)
) STRICT;

-- The source names results by month, not by task (2022 plan: 14 tasks, 10 results).
CREATE TABLE expected_result (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  plan_id TEXT NOT NULL, plan_version INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12), position INTEGER NOT NULL,
  text TEXT NOT NULL,
  FOREIGN KEY (plan_id, plan_version) REFERENCES plan_version (plan_id, number),
  UNIQUE (plan_id, plan_version, month, position)
) STRICT;

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
