-- 容缺受理, 告知承诺: what follows later, what a promise stands in for, and the letters that were signed.
ALTER TABLE draft ADD COLUMN later text[] NOT NULL DEFAULT '{}';
ALTER TABLE draft ADD COLUMN promised text[] NOT NULL DEFAULT '{}';

-- What a case takes in after it was submitted: the correction, the supplement, the correction on the spot.
ALTER TABLE draft DROP CONSTRAINT draft_kind_known;
ALTER TABLE draft ADD CONSTRAINT draft_kind_known
  CHECK (kind IN ('application', 'correction', 'supplement', 'on-the-spot'));
ALTER TABLE draft DROP CONSTRAINT draft_correction_has_case;
ALTER TABLE draft ADD CONSTRAINT draft_of_case_has_case CHECK ((kind <> 'application') = (case_id IS NOT NULL));
DROP INDEX draft_correction_once;
CREATE UNIQUE INDEX draft_of_case_once ON draft (case_id, kind) WHERE case_id IS NOT NULL AND submitted_at IS NULL;

-- An application's id becomes the id of its case, so these are the letters of the case too.
CREATE TABLE signed_letter (
  draft     uuid        NOT NULL CONSTRAINT signed_letter_draft_exists REFERENCES draft ON DELETE CASCADE,
  kind      text        NOT NULL CONSTRAINT signed_letter_kind_known CHECK (kind IN ('tolerance', 'commitment')),
  -- Of salt, text and signature; it stands in the event, and tells nothing once the salt is erased.
  sha256    text        NOT NULL,
  salt      bytea       NOT NULL,
  -- The text as it was shown.
  content   jsonb       NOT NULL,
  -- SHA-256 of the text alone: a letter whose text is another by now has to be signed again.
  text_hash text        NOT NULL,
  name      text        NOT NULL,
  -- On the printed letter, as the clerk confirms.
  on_paper  boolean     NOT NULL,
  signed_at timestamptz NOT NULL,
  -- The account that signed, or confirmed the signature on paper.
  account   uuid        NOT NULL,
  CONSTRAINT signed_letter_key PRIMARY KEY (draft, kind)
);
