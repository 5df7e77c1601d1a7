-- The end of each process, written down within a minute, until the day has its root: what is removed or written anew
-- after that shows before the root is made. `audit_tip_place` says up to which transaction the ends are known.
CREATE TABLE audit_tip (
  process_id uuid    CONSTRAINT audit_tip_pkey PRIMARY KEY,
  version    integer NOT NULL,
  -- Hash of that event.
  head       bytea   NOT NULL
);
CREATE TABLE audit_tip_place (
  only_one       boolean NOT NULL DEFAULT true CONSTRAINT audit_tip_place_pkey PRIMARY KEY
    CONSTRAINT audit_tip_place_one CHECK (only_one),
  transaction_id bigint  NOT NULL
);
-- What was there before has its root, or gets it after today.
INSERT INTO audit_tip_place (transaction_id) SELECT outbox_horizon();

-- Takes up what was committed since, at most up to the transaction in which so many events are reached. Gives whether
-- there may be more. A tip that the history contradicts is not moved on: it is the evidence.
CREATE FUNCTION keep_tips(p_limit integer) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  since   bigint;
  horizon bigint;
  until   bigint;
BEGIN
  SELECT transaction_id INTO since FROM audit_tip_place FOR UPDATE;
  horizon := outbox_horizon();
  SELECT transaction_id INTO until FROM process_event
  WHERE transaction_id > since AND transaction_id <= horizon
  ORDER BY transaction_id OFFSET p_limit LIMIT 1;
  INSERT INTO audit_tip (process_id, version, head)
  SELECT DISTINCT ON (process_id) process_id, version, hash FROM process_event
  WHERE transaction_id > since AND transaction_id <= coalesce(until, horizon)
  ORDER BY process_id, version DESC
  ON CONFLICT (process_id) DO UPDATE SET version = EXCLUDED.version, head = EXCLUDED.head
  WHERE EXCLUDED.version > audit_tip.version AND EXISTS (
    SELECT FROM process_event AS kept
    WHERE kept.process_id = audit_tip.process_id AND kept.version = audit_tip.version AND kept.hash = audit_tip.head
  );
  IF coalesce(until, horizon) > since THEN
    UPDATE audit_tip_place SET transaction_id = coalesce(until, horizon);
  END IF;
  RETURN until IS NOT NULL;
END $$;

-- Looks of one account, newest first.
CREATE INDEX access_record_account ON access_record (account_id, record_id DESC);

-- Derived from the day of opening and the calendar in force, as everything that is owed; five working days for all.
DROP INDEX change_order_view_urgent;
ALTER TABLE change_order_view DROP COLUMN due;
CREATE INDEX change_order_view_urgent ON change_order_view (stage, opened_at, number);
