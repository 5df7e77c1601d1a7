-- Personal data at rest are encrypted: a key for each application with its case and for each person, wrapped by a master
-- key that lies elsewhere. The columns of before are emptied by the first start of this release; nothing can be
-- written into them any more.

-- Master keys that data keys are or were wrapped by. The keys themselves are not here.
CREATE TABLE master_key (
  -- Of the key's hash: tells it from others, and nothing about it.
  id      text        CONSTRAINT master_key_pkey PRIMARY KEY,
  -- Wraps what is new.
  current boolean     NOT NULL,
  used_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX master_key_current_once ON master_key (current) WHERE current;

CREATE TABLE data_key (
  -- An application, which keeps its id as a case; a person; an account; or zeros for the index over persons.
  subject      uuid        CONSTRAINT data_key_pkey PRIMARY KEY,
  kind         text        NOT NULL CONSTRAINT data_key_kind_known CHECK (kind IN ('case', 'person', 'account', 'index')),
  -- NULL once it is destroyed: then nobody can read any more what was sealed by it, in copies and backups of the data neither.
  wrapped      bytea,
  master_key   text        NOT NULL CONSTRAINT data_key_master_exists REFERENCES master_key,
  made_at      timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  -- `command`, or the class of the retention table whose time was over.
  destroyed_by text,
  -- When what was sealed by it had been removed too.
  cleared_at   timestamptz,
  CONSTRAINT data_key_destroyed CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL) AND (destroyed_at IS NULL) = (destroyed_by IS NULL))
);
CREATE INDEX data_key_by_master ON data_key (master_key) WHERE wrapped IS NOT NULL;
CREATE INDEX data_key_living_case ON data_key (made_at) WHERE kind = 'case' AND wrapped IS NOT NULL;
CREATE INDEX data_key_to_clear ON data_key (destroyed_at) WHERE destroyed_at IS NOT NULL AND cleared_at IS NULL;

-- Name, numbers and mobile, sealed together by the person's key.
ALTER TABLE person ADD COLUMN identity bytea;
-- HMAC of the citizen number under a key of its own: finds the person again, and gives nothing away.
ALTER TABLE person ADD COLUMN citizen_index bytea CONSTRAINT person_citizen_index_once UNIQUE;
ALTER TABLE person ALTER COLUMN name DROP NOT NULL, ALTER COLUMN citizen_number DROP NOT NULL,
  ALTER COLUMN mobile DROP NOT NULL;
ALTER TABLE person ADD CONSTRAINT person_plain_empty
  CHECK (name IS NULL AND citizen_number IS NULL AND mobile IS NULL) NOT VALID;

-- An applicant's name stands with the person.
ALTER TABLE account ADD CONSTRAINT account_applicant_unnamed CHECK (role <> 'applicant' OR name = '') NOT VALID;

-- Field by field, base64, so that fields of two devices can still be merged in one statement.
ALTER TABLE draft ADD COLUMN sealed_values jsonb NOT NULL DEFAULT '{}', ADD COLUMN sealed_address bytea;
ALTER TABLE draft ALTER COLUMN form_values DROP NOT NULL;
ALTER TABLE draft ADD CONSTRAINT draft_plain_empty CHECK (form_values IS NULL AND postal_address IS NULL) NOT VALID;

ALTER TABLE file ADD COLUMN sealed_name bytea;
ALTER TABLE file ALTER COLUMN name DROP NOT NULL;
ALTER TABLE file ADD CONSTRAINT file_plain_empty CHECK (name IS NULL) NOT VALID;

-- Salt and values: a hash in an event tells nothing once its salt can't be opened.
ALTER TABLE case_contents ADD COLUMN sealed bytea;
ALTER TABLE case_contents ALTER COLUMN salt DROP NOT NULL, ALTER COLUMN form_values DROP NOT NULL;
ALTER TABLE case_contents ADD CONSTRAINT case_contents_plain_empty
  CHECK (salt IS NULL AND form_values IS NULL) NOT VALID;

ALTER TABLE case_receipt ADD COLUMN sealed_address bytea;
ALTER TABLE case_receipt ADD CONSTRAINT case_receipt_plain_empty CHECK (postal_address IS NULL) NOT VALID;

ALTER TABLE rating_comment ADD COLUMN sealed bytea;
ALTER TABLE rating_comment ALTER COLUMN salt DROP NOT NULL, ALTER COLUMN comment DROP NOT NULL;
ALTER TABLE rating_comment ADD CONSTRAINT rating_comment_plain_empty
  CHECK (salt IS NULL AND comment IS NULL) NOT VALID;

-- Salt, text, its hash and the name.
ALTER TABLE signed_letter ADD COLUMN sealed bytea;
ALTER TABLE signed_letter ALTER COLUMN salt DROP NOT NULL, ALTER COLUMN content DROP NOT NULL,
  ALTER COLUMN text_hash DROP NOT NULL, ALTER COLUMN name DROP NOT NULL;
ALTER TABLE signed_letter ADD CONSTRAINT signed_letter_plain_empty
  CHECK (salt IS NULL AND content IS NULL AND text_hash IS NULL AND name IS NULL) NOT VALID;
