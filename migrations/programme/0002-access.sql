-- People sign in: who they are, how they prove it, and what of it is under way.

ALTER TABLE person ADD COLUMN email TEXT;
-- Unicode variants of one address are one address: NFKC, lower case (domain/people/email.ts).
ALTER TABLE person ADD COLUMN email_key TEXT;
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en'));
ALTER TABLE person ADD COLUMN digest_hour INTEGER NOT NULL DEFAULT 8 CHECK (digest_hour BETWEEN 0 AND 23);
-- The day (Asia/Ho_Chi_Minh) of the last digest, so that there is one a day.
ALTER TABLE person ADD COLUMN digested_on TEXT;
ALTER TABLE person ADD COLUMN settings_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN disabled_at TEXT;
CREATE UNIQUE INDEX person_by_email ON person (email_key) WHERE email_key IS NOT NULL;

ALTER TABLE unit ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX membership_by_organisation ON membership (organisation_id);

-- One row per means: a password (scrypt), a passkey (public key), a TOTP secret (sealed), a recovery code (hash).
CREATE TABLE credential (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('password', 'passkey', 'totp', 'recovery')),
  secret TEXT NOT NULL, label TEXT,
  -- passkey: the authenticator's own id of it
  handle TEXT UNIQUE,
  -- passkey: signature counter; totp: the last time step that was accepted, so that a code works once
  counter INTEGER NOT NULL DEFAULT 0,
  confirmed_at TEXT, last_used_at TEXT
) STRICT;
CREATE INDEX credential_by_person ON credential (person_id, kind);
CREATE UNIQUE INDEX credential_one_of_a_kind ON credential (person_id, kind) WHERE kind IN ('password', 'totp');

-- A session is one browser that signed in. Its refresh token rotates; a token used twice ends the session.
CREATE TABLE session (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  -- where this browser works now
  membership_id TEXT NOT NULL REFERENCES membership (id),
  how TEXT NOT NULL CHECK (how IN ('password', 'passkey', 'oidc', 'invitation', 'operator')),
  refresh_hash TEXT NOT NULL UNIQUE, previous_hash TEXT,
  rotated_at TEXT NOT NULL, seen_at TEXT NOT NULL,
  -- the last moment at which it can be refreshed: moves on with use up to ends_at
  expires_at TEXT NOT NULL, ends_at TEXT NOT NULL,
  agent TEXT, stepped_up_at TEXT,
  -- rises with each step-up: access tokens made before are no longer accepted
  generation INTEGER NOT NULL DEFAULT 0,
  revoked_at TEXT, revoked_why TEXT
) STRICT;
CREATE INDEX session_by_person ON session (person_id);
CREATE INDEX session_by_previous ON session (previous_hash);
CREATE INDEX session_by_membership ON session (membership_id);

-- A question asked before it is answered: second factor, passkey challenge, OIDC state. Works once.
CREATE TABLE sign_in_step (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('second_factor', 'passkey', 'passkey_registration', 'step_up', 'oidc')),
  token_hash TEXT NOT NULL UNIQUE, person_id TEXT REFERENCES person (id),
  detail TEXT, tries INTEGER NOT NULL DEFAULT 0, used_at TEXT
) STRICT;

CREATE TABLE invitation (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
  organisation_id TEXT NOT NULL REFERENCES organisation (id), unit_id TEXT REFERENCES unit (id),
  role TEXT NOT NULL CHECK (role IN ('admin', 'officer', 'head', 'leader', 'assessor', 'editor', 'auditor')),
  email TEXT NOT NULL, email_key TEXT NOT NULL, language TEXT NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
  token_hash TEXT NOT NULL UNIQUE, invited_by TEXT NOT NULL REFERENCES person (id),
  membership_until TEXT, accepted_at TEXT, revoked_at TEXT
) STRICT;
CREATE INDEX invitation_by_organisation ON invitation (organisation_id);

CREATE TABLE password_reset (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id), token_hash TEXT NOT NULL UNIQUE, used_at TEXT
) STRICT;
CREATE INDEX password_reset_by_person ON password_reset (person_id);

-- Failures by what was tried and from where, so that a stranger's failures never shut the person out of a known device.
CREATE TABLE attempt (
  key TEXT PRIMARY KEY, failures INTEGER NOT NULL, window_ends_at TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_over ON attempt (window_ends_at);

-- A machine acts for an organisation in few permissions, until a day. Its text is shown once; only the hash stays.
CREATE TABLE api_token (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  organisation_id TEXT NOT NULL REFERENCES organisation (id), unit_id TEXT REFERENCES unit (id),
  name TEXT NOT NULL, prefix TEXT NOT NULL UNIQUE, token_hash TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES person (id),
  expires_at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT
) STRICT;
CREATE INDEX api_token_by_organisation ON api_token (organisation_id);

CREATE TABLE identity_provider (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  organisation_id TEXT NOT NULL UNIQUE REFERENCES organisation (id),
  issuer TEXT NOT NULL, client_id TEXT NOT NULL, client_secret TEXT, label TEXT NOT NULL
) STRICT;

CREATE TABLE external_identity (
  provider_id TEXT NOT NULL REFERENCES identity_provider (id) ON DELETE CASCADE, subject TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id), created_at TEXT NOT NULL,
  PRIMARY KEY (provider_id, subject)
) STRICT;

-- What a person is told in the app; `params` are the words of its template (domain/notifications).
CREATE TABLE notification (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id), organisation_id TEXT REFERENCES organisation (id),
  kind TEXT NOT NULL, params TEXT NOT NULL, href TEXT, read_at TEXT,
  -- 'digest' waits for the person's hour; NULL once it is mailed or never to be
  mail TEXT CHECK (mail IN ('digest'))
) STRICT;
CREATE INDEX notification_by_person ON notification (person_id, id);
CREATE INDEX notification_unread ON notification (person_id) WHERE read_at IS NULL;
CREATE INDEX notification_to_digest ON notification (person_id, created_at) WHERE mail IS NOT NULL;

CREATE TABLE notification_setting (
  person_id TEXT NOT NULL REFERENCES person (id), kind TEXT NOT NULL,
  email TEXT NOT NULL CHECK (email IN ('immediate', 'digest', 'off')),
  PRIMARY KEY (person_id, kind)
) STRICT;

-- Mail waits here with the change that caused it and is sent by a job. `params` may hold a link's secret, so they
-- are emptied when it has been sent. A job takes a mail by writing its own mark into `claim`; `not_before` is then
-- until when the others leave it alone.
CREATE TABLE email (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL,
  recipient TEXT NOT NULL, language TEXT NOT NULL CHECK (language IN ('vi', 'en')), kind TEXT NOT NULL, params TEXT NOT NULL,
  not_before TEXT, claim TEXT, attempts INTEGER NOT NULL DEFAULT 0, last_error TEXT, sent_at TEXT, parked_at TEXT
) STRICT;
CREATE INDEX email_waiting ON email (created_at) WHERE sent_at IS NULL AND parked_at IS NULL;
CREATE INDEX email_claimed ON email (claim) WHERE claim IS NOT NULL;
