-- Who gave a duty, and who ended it by hand. NULL: the operator, who has the database and no account here.
ALTER TABLE duty
  ADD COLUMN given_by uuid,
  -- The rest of who may, the access table of the core tells.
  ADD CONSTRAINT duty_given_by_another CHECK (given_by <> account_id);
ALTER TABLE duty_end ADD COLUMN ended_by uuid;

-- What a register says of a legal representative is compared and not kept (个人信息保护法第六条): such an answer has no hash.
ALTER TABLE sharing_use
  DROP CONSTRAINT sharing_use_answered,
  ADD CONSTRAINT sharing_use_answered CHECK (outcome = 'fetched' OR answer_hash IS NULL),
  ADD CONSTRAINT sharing_use_kept CHECK
    (outcome <> 'fetched' OR answer_hash IS NOT NULL OR matter = 'mandate:legal-representative');
