-- Contents of a case for somebody who follows its progress only: for a reason that is told before anything is shown,
-- for one case, for a short time. Whose case it is reads all of it.

CREATE TABLE reasoned_access (
  access_id  uuid        CONSTRAINT reasoned_access_pkey PRIMARY KEY,
  account_id uuid        NOT NULL,
  case_id    uuid        NOT NULL,
  purpose    text        NOT NULL CONSTRAINT reasoned_access_purpose_known
                         CHECK (purpose IN ('complaint', 'overdue', 'quality-check', 'applicant-asks', 'dispute')),
  words      text        NOT NULL,
  opened_at  timestamptz NOT NULL,
  -- Over by itself then.
  until      timestamptz NOT NULL CONSTRAINT reasoned_access_lasts CHECK (until > opened_at)
);
CREATE INDEX reasoned_access_of ON reasoned_access (account_id, case_id, until);

-- Ended by hand before its time.
CREATE TABLE reasoned_access_end (
  access_id uuid        CONSTRAINT reasoned_access_end_pkey PRIMARY KEY
                        CONSTRAINT reasoned_access_end_access_exists REFERENCES reasoned_access,
  ended_at  timestamptz NOT NULL
);

CREATE TRIGGER reasoned_access_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reasoned_access
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER reasoned_access_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reasoned_access_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- A record is of a look with the eyes of another account, for which a reason is told since, or of one at contents.
ALTER TABLE access_record
  ALTER COLUMN as_account DROP NOT NULL,
  ADD COLUMN access_id uuid CONSTRAINT access_record_access_exists REFERENCES reasoned_access,
  ADD COLUMN what text CONSTRAINT access_record_what_known
    CHECK (what IN ('opened', 'contents', 'file', 'document', 'ended')),
  -- The material of the file, or the document.
  ADD COLUMN subject text,
  ADD CONSTRAINT access_record_one_kind CHECK (
    (as_account IS NOT NULL AND what IS NULL AND subject IS NULL)
    OR (as_account IS NULL AND access_id IS NOT NULL AND what IS NOT NULL)
  );
