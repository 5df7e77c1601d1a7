-- Passkeys, the reset of a password that was forgotten, and keys of staff for what they decide.

-- When whoever is logged in last proved who they are: at the log-in, or since.
ALTER TABLE session ADD COLUMN confirmed_at timestamptz;
UPDATE session SET confirmed_at = began_at;
ALTER TABLE session
  ALTER COLUMN confirmed_at SET NOT NULL,
  DROP CONSTRAINT session_way_known,
  ADD CONSTRAINT session_way_known CHECK (way IN ('password', 'second-factor', 'unified', 'passkey'));

CREATE TABLE passkey (
  id            uuid        CONSTRAINT passkey_key PRIMARY KEY,
  account       uuid        NOT NULL CONSTRAINT passkey_account_exists REFERENCES account ON DELETE CASCADE,
  credential_id bytea       NOT NULL CONSTRAINT passkey_credential_once UNIQUE,
  -- COSE.
  public_key    bytea       NOT NULL,
  -- How often it was used, as the authenticator counts; 0 where it does not count.
  counter       bigint      NOT NULL,
  transports    text[]      NOT NULL,
  -- The device on which it was made, as its owner knows it.
  system        text        NOT NULL,
  browser       text        NOT NULL,
  made_at       timestamptz NOT NULL,
  last_used_at  timestamptz,
  -- Since it counted backwards: there may be a copy of it. It lets nobody in any more.
  copied_at     timestamptz
);
CREATE INDEX passkey_by_account ON passkey (account);

-- What an authenticator is to sign, each for one browser and good once.
CREATE TABLE passkey_challenge (
  token_hash bytea       CONSTRAINT passkey_challenge_key PRIMARY KEY,
  challenge  text        NOT NULL,
  -- Who is adding a passkey; null where somebody shows one.
  account    uuid        CONSTRAINT passkey_challenge_account_exists REFERENCES account ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_by_expiry ON passkey_challenge (expires_at);

-- Codes handed over at a window, for a new password. SHA-256 of 59 bits, good once and for minutes.
CREATE TABLE reset_code (
  code_hash  bytea       CONSTRAINT reset_code_key PRIMARY KEY,
  account    uuid        NOT NULL CONSTRAINT reset_code_account_once UNIQUE
                         CONSTRAINT reset_code_account_exists REFERENCES account ON DELETE CASCADE,
  failures   integer     NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL
);
CREATE INDEX reset_code_by_expiry ON reset_code (expires_at);

-- Every code handed over and every password set anew; the person reads it.
CREATE TABLE password_reset (
  record_id bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT password_reset_pkey PRIMARY KEY,
  at        timestamptz NOT NULL,
  account   uuid        NOT NULL,
  what      text        NOT NULL CONSTRAINT password_reset_what_known
                        CHECK (what IN ('code-handed-over', 'by-window-code', 'by-passkey', 'by-codes')),
  -- Of a code: who handed it over and where, after looking at which document.
  clerk     uuid,
  site      text,
  document  text        CONSTRAINT password_reset_document_known
                        CHECK (document IN ('citizen-number', 'passport', 'home-return-permit', 'taiwan-permit',
                                            'permanent-residence')),
  CONSTRAINT password_reset_code_whole CHECK (
    (what = 'code-handed-over') = (clerk IS NOT NULL AND site IS NOT NULL AND document IS NOT NULL))
);
CREATE INDEX password_reset_by_account ON password_reset (account, at);
CREATE INDEX password_reset_by_clerk ON password_reset (clerk, at) WHERE clerk IS NOT NULL;
CREATE TRIGGER password_reset_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON password_reset
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- Keys by which members of the staff sign; a public key stays as long as its signatures.
CREATE TABLE staff_key (
  -- SHA-256 of the public key.
  fingerprint bytea       CONSTRAINT staff_key_key PRIMARY KEY,
  account     uuid        NOT NULL,
  -- Ed25519, SubjectPublicKeyInfo.
  public_key  bytea       NOT NULL,
  made_at     timestamptz NOT NULL
);
CREATE INDEX staff_key_by_account ON staff_key (account);
CREATE TRIGGER staff_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON staff_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- Sealed by the key of the account.
CREATE TABLE staff_secret_key (
  account     uuid  CONSTRAINT staff_secret_key_key PRIMARY KEY
                    CONSTRAINT staff_secret_key_account_exists REFERENCES account ON DELETE CASCADE,
  fingerprint bytea NOT NULL CONSTRAINT staff_secret_key_public_exists REFERENCES staff_key,
  sealed      bytea NOT NULL
);

-- What stood in the history of a process up to a version, signed by whoever decided it.
CREATE TABLE staff_signature (
  process_id  uuid        NOT NULL,
  version     integer     NOT NULL,
  hash        bytea       NOT NULL,
  fingerprint bytea       NOT NULL CONSTRAINT staff_signature_key_exists REFERENCES staff_key,
  signed_at   timestamptz NOT NULL,
  signature   bytea       NOT NULL,
  CONSTRAINT staff_signature_pkey PRIMARY KEY (process_id, version)
);
CREATE TRIGGER staff_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON staff_signature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
