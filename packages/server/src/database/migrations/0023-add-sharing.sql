-- Data sharing: consents, every time that a source was asked, what it answered, and what the applicant disputes.

-- Given by the person for one application; never changed, ended by a row of its own.
CREATE TABLE sharing_consent (
  consent_id uuid        CONSTRAINT sharing_consent_key PRIMARY KEY,
  -- The application, which becomes the case and bears its id.
  case_id    uuid        NOT NULL,
  person     uuid        NOT NULL,
  matter     text        NOT NULL,
  resources  text[]      NOT NULL CONSTRAINT sharing_consent_of_something CHECK (cardinality(resources) > 0),
  given_at   timestamptz NOT NULL,
  until      timestamptz NOT NULL CONSTRAINT sharing_consent_lasts CHECK (until > given_at),
  -- Who entered it: the person, or a clerk who saw it signed on paper.
  account_id uuid        NOT NULL,
  role       text        NOT NULL CONSTRAINT sharing_consent_role_known CHECK (role IN ('applicant', 'clerk')),
  on_paper   boolean     NOT NULL CONSTRAINT sharing_consent_of_clerk_on_paper CHECK (on_paper = (role = 'clerk'))
);
CREATE INDEX sharing_consent_case ON sharing_consent (case_id, given_at DESC);
CREATE INDEX sharing_consent_person ON sharing_consent (person, given_at DESC);

-- Taken back before its time.
CREATE TABLE sharing_consent_end (
  consent_id uuid        CONSTRAINT sharing_consent_end_key PRIMARY KEY
                         CONSTRAINT sharing_consent_end_consent_exists REFERENCES sharing_consent,
  ended_at   timestamptz NOT NULL,
  account_id uuid        NOT NULL
);

-- Every time that a source was asked, or an answer that was still fresh was used again.
CREATE TABLE sharing_use (
  use_id            uuid        CONSTRAINT sharing_use_key PRIMARY KEY,
  at                timestamptz NOT NULL,
  case_id           uuid        NOT NULL,
  -- What was being filled in: the application itself, or a correction of the case.
  draft             uuid        NOT NULL,
  person            uuid        NOT NULL,
  account_id        uuid        NOT NULL,
  role              text        NOT NULL CONSTRAINT sharing_use_role_known CHECK (role IN ('applicant', 'clerk')),
  -- The site of that time.
  place             text,
  matter            text        NOT NULL,
  consent_id        uuid        NOT NULL CONSTRAINT sharing_use_consent_exists REFERENCES sharing_consent,
  resource          text        NOT NULL,
  -- HMAC of the number by which it was asked.
  key_index         bytea,
  outcome           text        NOT NULL CONSTRAINT sharing_use_outcome_known CHECK (outcome IN
                    ('fetched', 'nothing-found', 'source-down', 'refused', 'quota', 'key-missing')),
  cached            boolean     NOT NULL,
  ms                integer     NOT NULL,
  answered_at       timestamptz,
  -- SHA-256 of the answer with its salt; both lie sealed in `sharing_answer`.
  answer_hash       bytea,
  catalogue_version text        NOT NULL,
  CONSTRAINT sharing_use_answered CHECK ((outcome = 'fetched') = (answer_hash IS NOT NULL))
);
CREATE INDEX sharing_use_case ON sharing_use (case_id, at DESC);
CREATE INDEX sharing_use_person ON sharing_use (person, at DESC, use_id DESC);
CREATE INDEX sharing_use_resource ON sharing_use (resource, at);
-- Rows come in the order of time, so that a month is found by a few pages.
CREATE INDEX sharing_use_at ON sharing_use USING brin (at);

-- What was answered then, by the key of the case.
CREATE TABLE sharing_answer (
  use_id  uuid  CONSTRAINT sharing_answer_key PRIMARY KEY
                CONSTRAINT sharing_answer_use_exists REFERENCES sharing_use,
  case_id uuid  NOT NULL,
  sealed  bytea NOT NULL
);
CREATE INDEX sharing_answer_case ON sharing_answer (case_id);

-- Extracts among the files of a draft.
CREATE TABLE sharing_paper (
  file     uuid CONSTRAINT sharing_paper_key PRIMARY KEY,
  use_id   uuid NOT NULL CONSTRAINT sharing_paper_use_exists REFERENCES sharing_use,
  case_id  uuid NOT NULL,
  material text NOT NULL
);
CREATE INDEX sharing_paper_case ON sharing_paper (case_id);

-- 异议: what the applicant says is wrong. The words lie by the key of the case.
CREATE TABLE sharing_dispute (
  dispute_id    uuid        CONSTRAINT sharing_dispute_key PRIMARY KEY,
  at            timestamptz NOT NULL,
  case_id       uuid        NOT NULL,
  use_id        uuid        NOT NULL CONSTRAINT sharing_dispute_use_exists REFERENCES sharing_use,
  resource      text        NOT NULL,
  -- The authority that owns the data, at that time.
  owner         text        NOT NULL,
  subject       text        NOT NULL CONSTRAINT sharing_dispute_subject_known CHECK (subject IN ('field', 'material')),
  -- The data element, or the material.
  subject_id    text        NOT NULL,
  sealed_reason bytea       NOT NULL,
  account_id    uuid        NOT NULL
);
CREATE INDEX sharing_dispute_case ON sharing_dispute (case_id);
CREATE INDEX sharing_dispute_owner ON sharing_dispute (owner, at DESC, dispute_id DESC);
CREATE INDEX sharing_dispute_newest ON sharing_dispute (at DESC, dispute_id DESC);

-- Answers that may be used again for a while, by the key of the person whose they are.
CREATE TABLE sharing_cache (
  person      uuid        NOT NULL,
  resource    text        NOT NULL,
  key_index   bytea       NOT NULL,
  sealed      bytea       NOT NULL,
  answered_at timestamptz NOT NULL,
  stale_at    timestamptz NOT NULL,
  CONSTRAINT sharing_cache_key PRIMARY KEY (person, resource, key_index)
);
CREATE INDEX sharing_cache_stale ON sharing_cache (stale_at);

-- How often a source was asked on a day, by all servers together.
CREATE TABLE sharing_quota (
  resource text    NOT NULL,
  day      date    NOT NULL,
  used     integer NOT NULL CONSTRAINT sharing_quota_counted CHECK (used > 0),
  CONSTRAINT sharing_quota_key PRIMARY KEY (resource, day)
);

CREATE TRIGGER sharing_consent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_consent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER sharing_consent_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_consent_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER sharing_use_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_use
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER sharing_dispute_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_dispute
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
