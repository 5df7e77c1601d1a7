-- Sessions that their owners can tell apart, second factors, browsers that are known, the unified identity.

-- Where and since when is not known of those who are logged in now: they log in once more.
DELETE FROM session;
ALTER TABLE session
  ADD COLUMN id           uuid        NOT NULL CONSTRAINT session_id_once UNIQUE,
  ADD COLUMN began_at     timestamptz NOT NULL,
  ADD COLUMN last_seen_at timestamptz NOT NULL,
  -- However often it is used.
  ADD COLUMN ends_at      timestamptz NOT NULL,
  ADD COLUMN system       text        NOT NULL,
  ADD COLUMN browser      text        NOT NULL,
  -- The address without its last part: enough to know a place again, too little to find a person.
  ADD COLUMN network      text        NOT NULL,
  ADD COLUMN way          text        NOT NULL CONSTRAINT session_way_known
                          CHECK (way IN ('password', 'second-factor', 'unified'));
CREATE INDEX session_by_account ON session (account);

-- Who comes by the unified identity alone has no password here.
ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;

-- Browsers from which an account was logged in to before: they are locked by their own failures only, so that nobody
-- can lock a person out by guessing from elsewhere.
CREATE TABLE login_device (
  token_hash   bytea       NOT NULL,
  account      uuid        NOT NULL CONSTRAINT login_device_account_exists REFERENCES account ON DELETE CASCADE,
  failures     integer     NOT NULL DEFAULT 0,
  locked_until timestamptz,
  last_used_at timestamptz NOT NULL,
  CONSTRAINT login_device_key PRIMARY KEY (account, token_hash)
);
CREATE INDEX login_device_by_use ON login_device (last_used_at);

-- Log-ins whose password was right, and that still want the second step.
CREATE TABLE login_step (
  token_hash bytea       CONSTRAINT login_step_key PRIMARY KEY,
  account    uuid        NOT NULL CONSTRAINT login_step_account_exists REFERENCES account ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX login_step_by_expiry ON login_step (expires_at);

CREATE TABLE second_factor (
  account      uuid        CONSTRAINT second_factor_key PRIMARY KEY
                           CONSTRAINT second_factor_account_exists REFERENCES account ON DELETE CASCADE,
  secret       bytea       NOT NULL,
  since        timestamptz NOT NULL,
  -- Number of the period whose code was used last: no code of it or of an earlier one counts again.
  last_period  bigint      NOT NULL,
  failures     integer     NOT NULL DEFAULT 0,
  locked_until timestamptz
);

-- SHA-256 of codes of 79 bits, each good once.
CREATE TABLE recovery_code (
  account   uuid  NOT NULL CONSTRAINT recovery_code_factor_exists REFERENCES second_factor ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  CONSTRAINT recovery_code_key PRIMARY KEY (account, code_hash)
);

-- Secrets shown and not confirmed yet, each to one session or one second step.
CREATE TABLE offered_secret (
  holder     bytea       CONSTRAINT offered_secret_key PRIMARY KEY,
  secret     bytea       NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX offered_secret_by_expiry ON offered_secret (expires_at);

-- Whose account somebody known to a provider of identities is.
CREATE TABLE unified_link (
  issuer    text        NOT NULL,
  subject   text        NOT NULL,
  account   uuid        NOT NULL CONSTRAINT unified_link_account_exists REFERENCES account ON DELETE CASCADE,
  linked_at timestamptz NOT NULL,
  CONSTRAINT unified_link_key PRIMARY KEY (issuer, subject),
  CONSTRAINT unified_link_once UNIQUE (account, issuer)
);

-- Log-ins that are at the provider now, each bound to a cookie and good once.
CREATE TABLE unified_login (
  token_hash bytea       CONSTRAINT unified_login_key PRIMARY KEY,
  state      text        NOT NULL,
  nonce      text        NOT NULL,
  verifier   text        NOT NULL,
  next       text        NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX unified_login_by_expiry ON unified_login (expires_at);
