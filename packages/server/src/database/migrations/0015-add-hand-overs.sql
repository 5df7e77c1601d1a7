-- Tasks that go to an authority’s own system: one row for each time that a task was sent out to it, kept as the proof.
CREATE TABLE hand_over (
  -- The event by which it was sent out: its id on the wire.
  process_id      uuid        NOT NULL,
  version         integer     NOT NULL,
  item            text        NOT NULL,
  authority       text        NOT NULL,
  attempts        integer     NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  -- The server that delivers it just now.
  lease           uuid,
  leased_until    timestamptz,
  -- The other system has said that it has it: from here on it is not sent again, whatever happens.
  acknowledged_at timestamptz,
  receipt         text,
  -- `needless`: when its turn came, somebody had signed for it, or it was with another authority.
  outcome         text        CONSTRAINT hand_over_outcome_known CHECK (outcome IN ('delivered', 'failed', 'needless')),
  CONSTRAINT hand_over_pkey PRIMARY KEY (process_id, version)
);
CREATE INDEX hand_over_open ON hand_over (authority, next_attempt_at) WHERE outcome IS NULL;

-- How far the events were looked through for tasks that were sent out; no row before an authority had a system.
CREATE TABLE hand_over_place (
  only_one       boolean NOT NULL DEFAULT true CONSTRAINT hand_over_place_pkey PRIMARY KEY
    CONSTRAINT hand_over_place_one CHECK (only_one),
  transaction_id bigint  NOT NULL
);

-- Takes up what was sent out since to authorities with a system of their own. One server at a time does it; what it
-- takes up and how far it looked is written at once, so nothing is missed and nothing comes twice.
CREATE FUNCTION take_up_hand_overs(p_authorities text[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  since   bigint;
  horizon bigint;
BEGIN
  SELECT transaction_id INTO since FROM hand_over_place FOR UPDATE SKIP LOCKED;
  horizon := outbox_horizon();
  IF since IS NULL OR horizon <= since THEN
    RETURN;
  END IF;
  INSERT INTO hand_over (process_id, version, item, authority)
  SELECT event.process_id, event.version, task.item, task.authority
  FROM process_event AS event
  JOIN task_view AS task ON task.case_id = event.process_id AND task.item = event.data ->> 'item'
  WHERE event.transaction_id > since AND event.transaction_id <= horizon AND event.kind = 'case'
    AND event.type IN ('TaskDispatched', 'TaskTransferred', 'TaskResent', 'HandOverRetried')
    AND task.authority = ANY (p_authorities)
  ON CONFLICT DO NOTHING;
  UPDATE hand_over_place SET transaction_id = horizon;
END $$;

-- The first promise of the case that was checked and not true, while the applicant’s credit is not repaired.
ALTER TABLE case_view ADD COLUMN broken_promise_at timestamptz;
UPDATE case_view SET broken_promise_at = broken.at
FROM (
  SELECT process_id, min(happened_at) AS at FROM process_event
  WHERE kind = 'case' AND type = 'CommitmentChecked' AND data ->> 'kept' = 'false'
  GROUP BY process_id
) AS broken
WHERE case_id = broken.process_id;
CREATE INDEX case_view_broken_promise ON case_view (applicant_id, broken_promise_at)
  WHERE broken_promise_at IS NOT NULL;

-- As in 0008, with what a newer guide and a transfer change too, and with broken promises.
CREATE OR REPLACE FUNCTION write_case_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF p_changes @? '$[*].created' THEN
    INSERT INTO case_view
    SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
      jsonb_populate_record(NULL::case_view, change #> '{created,case}') AS row
    WHERE change ? 'created';
    INSERT INTO task_view
    SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
      jsonb_populate_recordset(NULL::task_view, change #> '{created,tasks}') AS row
    WHERE change ? 'created';
  END IF;
  WITH case_changed AS (
    UPDATE case_view SET
      stage = row.stage, situation = row.situation, plan_hash = row.plan_hash, tasks_all = row.tasks_all,
      tasks_ended = row.tasks_ended, due = row.due, due_owner = row.due_owner, due_provisional = row.due_provisional,
      broken_promise_at = row.broken_promise_at
    FROM jsonb_to_recordset(jsonb_path_query_array(p_changes, '$[*].case')) AS row
      (case_id uuid, stage text, situation text, plan_hash text, tasks_all integer, tasks_ended integer, due date,
       due_owner text, due_provisional boolean, broken_promise_at timestamptz)
    WHERE case_view.case_id = row.case_id
  )
  UPDATE task_view SET
    authority = row.authority, stage = row.stage, dispatched_at = row.dispatched_at, ended_at = row.ended_at,
    due = row.due, due_provisional = row.due_provisional
  FROM jsonb_to_recordset(jsonb_path_query_array(p_changes, '$[*].tasks[*]')) AS row
    (case_id uuid, item text, authority text, stage text, dispatched_at timestamptz, ended_at timestamptz, due date,
     due_provisional boolean)
  WHERE task_view.case_id = row.case_id AND task_view.item = row.item;
END $$;
