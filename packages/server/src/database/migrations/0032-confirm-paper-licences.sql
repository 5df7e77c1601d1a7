-- Licences on paper: of organisations too, and used only after a second person has confirmed their import.

-- The record of an import stays whatever becomes of it; its licences go when it is refused or taken back.
ALTER TABLE paper_licence_import
  ADD COLUMN stage text NOT NULL DEFAULT 'pending' CONSTRAINT paper_licence_import_stage_known
    CHECK (stage IN ('pending', 'confirmed', 'refused', 'taken-back')),
  ADD COLUMN decided_at timestamptz,
  ADD COLUMN decided_by uuid,
  -- Why it was refused, sealed by the key of the account that refused it.
  ADD COLUMN reason bytea;
-- What was imported before there were second persons is in use.
UPDATE paper_licence_import SET stage = 'confirmed', decided_at = imported_at;
ALTER TABLE paper_licence_import
  ADD CONSTRAINT paper_licence_import_decided CHECK ((stage = 'pending') = (decided_at IS NULL)),
  ADD CONSTRAINT paper_licence_import_reasoned CHECK ((stage = 'refused') = (reason IS NOT NULL)),
  -- Whoever imports does not confirm (受办分离 of the register).
  ADD CONSTRAINT paper_licence_import_four_eyes
    CHECK (stage NOT IN ('confirmed', 'refused') OR decided_by IS DISTINCT FROM imported_by);

-- How many rows of an import, from the first, an account has compared with the register.
CREATE TABLE paper_licence_comparison (
  import_id uuid    NOT NULL CONSTRAINT paper_licence_comparison_of_import REFERENCES paper_licence_import,
  account   uuid    NOT NULL,
  compared  integer NOT NULL,
  CONSTRAINT paper_licence_comparison_pkey PRIMARY KEY (import_id, account)
);

ALTER TABLE paper_licence
  -- From 1, in the order of the file; NULL for what was imported before.
  ADD COLUMN position integer,
  -- Of an organisation, whose code is public; a person is found by the index.
  ADD COLUMN credit_code text,
  ALTER COLUMN holder_index DROP NOT NULL,
  ADD CONSTRAINT paper_licence_of_one CHECK ((holder_index IS NULL) <> (credit_code IS NULL));
CREATE INDEX paper_licence_organisation ON paper_licence (credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX paper_licence_position ON paper_licence (import_id, position);

-- Unconfirmed it is in reach of the authority alone whose register it is.
ALTER POLICY paper_licence_within_reach ON paper_licence USING (
  (subject_role() = 'reviewer' AND authority = subject_place())
  OR EXISTS (SELECT FROM paper_licence_import AS import
             WHERE import.import_id = paper_licence.import_id AND stage = 'confirmed')
    AND (EXISTS (SELECT FROM person WHERE citizen_index = holder_index)
         OR EXISTS (SELECT FROM organisation
                    WHERE organisation.credit_code = paper_licence.credit_code AND person_in_reach(organisation.id)))
  OR work_needs('paper_licence')
);
