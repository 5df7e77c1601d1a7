-- Log-ins that were let in and refused, for the owner of the account to see; swept away after the six months of 网络安全法.
CREATE TABLE login_record (
  record_id bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT login_record_pkey PRIMARY KEY,
  at        timestamptz NOT NULL,
  account   uuid        NOT NULL CONSTRAINT login_record_account_exists REFERENCES account ON DELETE CASCADE,
  way       text        NOT NULL CONSTRAINT login_record_way_known
                        CHECK (way IN ('password', 'second-factor', 'unified', 'passkey')),
  outcome   text        NOT NULL CONSTRAINT login_record_outcome_known
                        CHECK (outcome IN ('let-in', 'second-step', 'wrong-password', 'wrong-code', 'locked', 'off-duty')),
  system    text        NOT NULL,
  browser   text        NOT NULL,
  -- The address without its last part.
  network   text        NOT NULL
);
CREATE INDEX login_record_by_account ON login_record (account, at);
CREATE INDEX login_record_by_age ON login_record (at);
