-- Answers to guided questions are form data: they lie sealed with each draft and in the events of each case. A plan is
-- stored without them. The first start of this release takes over what is there; events stay as they were written.

-- Sealed by the key of the case, as the values are; NULL once that is destroyed.
ALTER TABLE draft ADD COLUMN sealed_answers bytea;

-- Each plan finds its drafts when they are taken over; answers made nearly every plan one of its own.
CREATE INDEX draft_plan ON draft (plan_hash);

ALTER TABLE plan ADD CONSTRAINT plan_without_answers CHECK (NOT content ? 'answers') NOT VALID;
