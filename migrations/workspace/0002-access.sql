-- What an organisation sets for itself; one row per subject, the value as JSON.
CREATE TABLE setting (
  key TEXT PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
  value TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL
) STRICT;
