-- Licences are signed by SM2 as well where the operator wants it, and those of before this platform come in.

-- The detached signature (GB/T 35275) over the same file; NULL where none was wanted.
ALTER TABLE seal_use ADD COLUMN sm2_signature bytea;

-- 存量纸质证照: licences of before, from the registers of their authorities. All rows of an import come and go together.
CREATE TABLE paper_licence_import (
  import_id   uuid        CONSTRAINT paper_licence_import_pkey PRIMARY KEY,
  authority   text        NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by uuid        NOT NULL,
  row_count   integer     NOT NULL
);
CREATE INDEX paper_licence_import_newest ON paper_licence_import (authority, imported_at DESC, import_id DESC);

CREATE TABLE paper_licence (
  licence_id   uuid  CONSTRAINT paper_licence_pkey PRIMARY KEY,
  import_id    uuid  NOT NULL CONSTRAINT paper_licence_import_exists REFERENCES paper_licence_import ON DELETE CASCADE,
  authority    text  NOT NULL,
  licence      text  NOT NULL,
  level        text  NOT NULL CONSTRAINT paper_licence_level_known CHECK (level IN ('B', 'C', 'D')),
  -- HMAC of the holder's document, as `person.citizen_index`: the holder need not be known yet.
  holder_index bytea NOT NULL,
  -- HMAC of the number: one licence comes once.
  number_index bytea NOT NULL CONSTRAINT paper_licence_once UNIQUE,
  -- Subject of the data key under which number, holder and dates are sealed: one for each holder.
  holder_key   uuid  NOT NULL,
  sealed       bytea NOT NULL,
  -- When and where it was compared with the original (与原件核对无误).
  compared_at  timestamptz,
  compared_by  uuid,
  site         text,
  CONSTRAINT paper_licence_compared CHECK ((compared_at IS NULL) = (compared_by IS NULL))
);
CREATE INDEX paper_licence_holder ON paper_licence (holder_index);
CREATE INDEX paper_licence_of_import ON paper_licence (import_id);
CREATE INDEX paper_licence_holder_key ON paper_licence (holder_key);

-- In reach of the authority whose register it is, and of those who have to do with the person that holds it.
INSERT INTO guard_work (work, guarded) VALUES ('keys', 'paper_licence');
ALTER TABLE paper_licence ENABLE ROW LEVEL SECURITY;
CREATE POLICY paper_licence_within_reach ON paper_licence USING (
  (subject_role() = 'reviewer' AND authority = subject_place())
  OR EXISTS (SELECT FROM person WHERE citizen_index = holder_index)
  OR work_needs('paper_licence')
);
