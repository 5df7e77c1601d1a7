-- Data sharing for an organisation: by which mandate somebody consented for it, and what its giver is told of that.
ALTER TABLE sharing_consent
  -- NULL where the person consented themselves.
  ADD COLUMN mandate_id uuid;

ALTER TABLE mandate_use DROP CONSTRAINT mandate_use_known;
ALTER TABLE mandate_use ADD CONSTRAINT mandate_use_known CHECK (what IN
  ('began-draft', 'deleted-draft', 'submitted', 'looked', 'licence', 'command', 'consented'));
