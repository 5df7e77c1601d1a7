-- Persons, the accounts that act, and the sessions of those who are logged in.

CREATE TABLE person (
  id             uuid        CONSTRAINT person_key PRIMARY KEY,
  name           text        NOT NULL,
  citizen_number text        NOT NULL CONSTRAINT person_citizen_number_once UNIQUE,
  mobile         text        NOT NULL,
  created_at     timestamptz NOT NULL
);

CREATE TABLE account (
  id             uuid        CONSTRAINT account_key PRIMARY KEY,
  -- Lower case: a login is the same however it is typed.
  login          text        NOT NULL CONSTRAINT account_login_once UNIQUE,
  name           text        NOT NULL,
  password_hash  text        NOT NULL,
  role           text        NOT NULL CONSTRAINT account_role_known
                             CHECK (role IN ('applicant', 'clerk', 'reviewer', 'manager')),
  person         uuid        CONSTRAINT account_person_exists REFERENCES person
                             CONSTRAINT account_person_once UNIQUE,
  site           text,
  window_id      text,
  authority      text,
  -- Items a reviewer answers for; NULL means all of the authority.
  items          text[],
  demo           boolean     NOT NULL DEFAULT false,
  failed_logins  integer     NOT NULL DEFAULT 0,
  locked_until   timestamptz,
  created_at     timestamptz NOT NULL,
  CONSTRAINT account_post_complete CHECK (
    CASE role
      WHEN 'applicant' THEN person IS NOT NULL
      WHEN 'clerk'     THEN site IS NOT NULL AND window_id IS NOT NULL
      WHEN 'reviewer'  THEN authority IS NOT NULL
      ELSE                  site IS NOT NULL
    END
  )
);

CREATE TABLE session (
  -- SHA-256 of the token: who reads the table can't use it to get in.
  token_hash bytea       CONSTRAINT session_key PRIMARY KEY,
  account    uuid        NOT NULL CONSTRAINT session_account_exists REFERENCES account ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_by_expiry ON session (expires_at);
