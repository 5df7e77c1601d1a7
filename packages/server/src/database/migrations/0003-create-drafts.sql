-- Applications being filled in, and the personal data of cases: events hold references and hashes only.

-- A plan is stored once for all drafts and cases that share it.
CREATE TABLE plan (
  hash    text  CONSTRAINT plan_key PRIMARY KEY,
  content jsonb NOT NULL
);

CREATE TABLE draft (
  -- An application's id becomes the id of its case.
  id             uuid        CONSTRAINT draft_key PRIMARY KEY,
  kind           text        NOT NULL CONSTRAINT draft_kind_known CHECK (kind IN ('application', 'correction')),
  -- The case that a correction answers.
  case_id        uuid,
  person         uuid        NOT NULL CONSTRAINT draft_person_exists REFERENCES person,
  channel        text        NOT NULL CONSTRAINT draft_channel_known CHECK (channel IN ('online', 'window')),
  -- Whose clerks may work on it: the window where it was begun, or, for a correction, the window of the case.
  desk_site      text,
  matter         text        NOT NULL,
  plan_hash      text        NOT NULL CONSTRAINT draft_plan_exists REFERENCES plan,
  form_values    jsonb       NOT NULL,
  delivery       text        NOT NULL CONSTRAINT draft_delivery_known CHECK (delivery IN ('window', 'post', 'electronic')),
  site           text        NOT NULL,
  postal_address jsonb,
  revision       integer     NOT NULL DEFAULT 1,
  saved_at       timestamptz NOT NULL,
  -- Set while a submission is under way; nothing may change then.
  claimed_until  timestamptz,
  submitted_at   timestamptz,
  -- The command that submitted it: sent again, it gets the same answer.
  submitted_by   uuid,
  CONSTRAINT draft_correction_has_case CHECK ((kind = 'correction') = (case_id IS NOT NULL))
);
CREATE INDEX draft_by_person ON draft (person, saved_at) WHERE submitted_at IS NULL;
CREATE INDEX draft_by_desk ON draft (desk_site, saved_at) WHERE submitted_at IS NULL;
CREATE UNIQUE INDEX draft_correction_once ON draft (case_id) WHERE kind = 'correction' AND submitted_at IS NULL;

CREATE TABLE file (
  id         uuid        CONSTRAINT file_key PRIMARY KEY,
  -- The draft it was handed in with; its case decides who may see it.
  origin     uuid        NOT NULL,
  material   text        NOT NULL,
  name       text        NOT NULL,
  media_type text        NOT NULL,
  bytes      integer     NOT NULL,
  sha256     text        NOT NULL,
  stored_at  timestamptz NOT NULL
);
CREATE INDEX file_by_origin ON file (origin);

-- A correction begins with the files of the case, so a file may belong to several drafts.
CREATE TABLE draft_file (
  draft    uuid NOT NULL CONSTRAINT draft_file_draft_exists REFERENCES draft ON DELETE CASCADE,
  file     uuid NOT NULL CONSTRAINT draft_file_file_exists REFERENCES file,
  added_at timestamptz NOT NULL,
  CONSTRAINT draft_file_key PRIMARY KEY (draft, file)
);
CREATE INDEX draft_file_by_file ON draft_file (file);

-- The form as submitted and as corrected: each version by the hash that stands in the event.
CREATE TABLE case_contents (
  case_id     uuid        NOT NULL,
  form_hash   text        NOT NULL,
  -- Goes into the hash, so that it tells nothing about the values once they are erased.
  salt        bytea       NOT NULL,
  form_values jsonb       NOT NULL,
  stored_at   timestamptz NOT NULL,
  CONSTRAINT case_contents_key PRIMARY KEY (case_id, form_hash)
);

CREATE TABLE case_receipt (
  case_id        uuid CONSTRAINT case_receipt_key PRIMARY KEY,
  number         text NOT NULL CONSTRAINT case_receipt_number_once UNIQUE,
  query_code     text NOT NULL,
  postal_address jsonb
);

CREATE TABLE rating_comment (
  case_id uuid  CONSTRAINT rating_comment_key PRIMARY KEY,
  salt    bytea NOT NULL,
  comment text  NOT NULL
);
