-- The public circle. Rows hold what is shown, already shaped: a read is one look-up and no join.

-- One counter per cacheable family; together they are the ETag of everything public.
CREATE TABLE revision (family TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT;
INSERT INTO revision (family, number) VALUES ('catalogue', 0), ('plan', 0);

CREATE TABLE edition (
  ordinal INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, number TEXT NOT NULL, date TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)), body TEXT NOT NULL
) STRICT;

-- `place` = edition ordinal × 1,000,000 + number: the order of an edition, and the key shared with the search index.
CREATE TABLE platform_page (
  place INTEGER PRIMARY KEY, edition_ordinal INTEGER NOT NULL REFERENCES edition (ordinal),
  platform_id TEXT NOT NULL, code TEXT NOT NULL, slug TEXT NOT NULL, number INTEGER NOT NULL,
  group_code TEXT NOT NULL CHECK (group_code IN ('I', 'II')),
  owner_slug TEXT, owner_status TEXT NOT NULL CHECK (owner_status IN ('confirmed', 'proposed', 'enterprise')),
  name_rank INTEGER NOT NULL, owner_rank INTEGER NOT NULL,
  item TEXT NOT NULL, page TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX platform_page_by_slug ON platform_page (slug, edition_ordinal);
CREATE UNIQUE INDEX platform_page_by_code ON platform_page (code, edition_ordinal);
CREATE UNIQUE INDEX platform_page_by_id ON platform_page (platform_id, edition_ordinal);
CREATE INDEX platform_page_by_group ON platform_page (edition_ordinal, group_code);
CREATE INDEX platform_page_by_owner ON platform_page (edition_ordinal, owner_slug);
CREATE INDEX platform_page_by_name ON platform_page (edition_ordinal, name_rank);
CREATE INDEX platform_page_by_owner_rank ON platform_page (edition_ordinal, owner_rank);
CREATE INDEX platform_page_by_status ON platform_page (edition_ordinal, owner_status);

CREATE TABLE platform_party (
  place INTEGER NOT NULL REFERENCES platform_page (place) ON DELETE CASCADE,
  slug TEXT NOT NULL, part TEXT NOT NULL CHECK (part IN ('focal', 'supporting')), name TEXT NOT NULL,
  PRIMARY KEY (slug, part, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX platform_party_by_place ON platform_party (place);

-- đ is not folded by FTS5, so the folded columns are folded by us (database/fold.ts); the original column
-- lets a query typed with its marks come first.
CREATE VIRTUAL TABLE platform_search USING fts5 (
  name, parties, description, original_name,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE organisation_page (
  slug TEXT PRIMARY KEY, kind TEXT NOT NULL, name_rank INTEGER NOT NULL, valid_to TEXT, body TEXT NOT NULL
) STRICT;

CREATE TABLE legal_basis (number TEXT PRIMARY KEY, date TEXT, body TEXT NOT NULL) STRICT;

CREATE TABLE plan_page (plan_id TEXT PRIMARY KEY, version INTEGER NOT NULL, year INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE plan_platform (
  code TEXT NOT NULL, plan_id TEXT NOT NULL REFERENCES plan_page (plan_id) ON DELETE CASCADE,
  PRIMARY KEY (code, plan_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (message_id TEXT PRIMARY KEY, kind TEXT NOT NULL, sender TEXT NOT NULL, received_at TEXT NOT NULL) STRICT;
