-- Free words in events lie sealed. Reasons, notices and opinions are a part of the record of what was decided: their key
-- is another one than that of the form, and outlives it. Events that are there stay as they were written.

-- `record`: of the words about a case, in its own events, those of its licences and of the orders about it.
ALTER TABLE data_key DROP CONSTRAINT data_key_kind_known;
ALTER TABLE data_key ADD CONSTRAINT data_key_kind_known
  CHECK (kind IN ('case', 'person', 'account', 'index', 'record')) NOT VALID;

-- Whose record. A case has a key of its own id already, so this one has another id, which follows from it.
ALTER TABLE data_key ADD COLUMN record_of uuid CONSTRAINT data_key_record_once UNIQUE;
ALTER TABLE data_key ADD CONSTRAINT data_key_record_of CHECK ((kind = 'record') = (record_of IS NOT NULL)) NOT VALID;
CREATE INDEX data_key_living_record ON data_key (made_at) WHERE kind = 'record' AND wrapped IS NOT NULL;

-- Whoever has to do with the case has to do with the key of its record: with a draft that is thrown away both go.
ALTER POLICY data_key_within_reach ON data_key USING (
  CASE kind
    WHEN 'case' THEN case_in_reach(subject)
    WHEN 'record' THEN case_in_reach(record_of)
    WHEN 'person' THEN person_in_reach(subject)
    WHEN 'account' THEN coalesce(subject = subject_account(), false)
    ELSE false
  END OR work_needs('data_key')
);
