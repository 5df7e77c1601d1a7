-- What somebody owes by a time, for every kind of process: the open obligations, and the warnings that were given.

-- Derived from events by `engine/obligation-rows.ts`, less `next_step`, `next_at` and `attempts`, which the sweep moves
-- on. An obligation that is fulfilled has no row.
CREATE TABLE obligation (
  process_id   uuid          NOT NULL,
  -- Once it is over. Where the clock stands still: as if it had gone on at once.
  due_at       timestamptz   NOT NULL,
  -- When it next needs attention; NULL while the clock stands still, and when there is nothing left to warn of.
  next_at      timestamptz,
  due          date          NOT NULL,
  provisional  boolean       NOT NULL,
  stopped      boolean       NOT NULL,
  -- How often the command of its lapse was tried.
  attempts     smallint      NOT NULL DEFAULT 0,
  process_kind text          NOT NULL,
  key          text          NOT NULL,
  kind         text          NOT NULL,
  owner_kind   text          NOT NULL,
  owner_id     text          NOT NULL,
  item         text,
  lapse        text,
  -- The clock of the law, where the promised one is shorter.
  statutory    jsonb,
  next_step    text,
  -- Every step of attention in the order of time, and its time.
  steps        text[]        NOT NULL,
  step_at      timestamptz[] NOT NULL,
  -- The clock as budget and ledger: from it the rest can be worked out anew when the calendar changes.
  clock        jsonb         NOT NULL,
  CONSTRAINT obligation_pkey PRIMARY KEY (process_id, key)
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX obligation_next ON obligation (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX obligation_owner ON obligation (owner_id, due_at, process_id);
-- The board of the whole centre; what applicants owe does not stand there.
CREATE INDEX obligation_board ON obligation (due_at, process_id) WHERE owner_kind <> 'applicant';
-- The last step of what a member of staff owes is that it is grave; nothing comes after that.
CREATE INDEX obligation_grave ON obligation (due_at, process_id) WHERE next_at IS NULL AND NOT stopped;
CREATE INDEX obligation_stopped ON obligation (due_at, process_id) WHERE stopped;

-- Writes what a group of commands changes: obligations that are new or differ, and those that are gone. One that is new
-- takes the row of one that is gone from the same process, so that the table does not grow with every step of a case.
-- A row that differs begins with its first step again; the sweep passes over what was given already.
CREATE FUNCTION write_obligations(p_rows jsonb, p_gone jsonb) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF p_gone IS NOT NULL THEN
    DELETE FROM obligation USING jsonb_to_recordset(p_gone) AS gone (process_id uuid, key text)
    WHERE obligation.process_id = gone.process_id AND obligation.key = gone.key;
  END IF;
  IF p_rows IS NOT NULL THEN
    WITH row AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(p_rows) AS row (process_id uuid, replaces text, due_at timestamptz, due date,
        provisional boolean, stopped boolean, process_kind text, key text, kind text, owner_kind text, owner_id text,
        item text, lapse text, statutory jsonb, steps text[], step_at timestamptz[], clock jsonb)
    ), written AS (
      UPDATE obligation SET
        key = row.key, due_at = row.due_at, next_at = row.step_at[1], due = row.due, provisional = row.provisional,
        stopped = row.stopped, attempts = 0, process_kind = row.process_kind, kind = row.kind,
        owner_kind = row.owner_kind, owner_id = row.owner_id, item = row.item, lapse = row.lapse,
        statutory = row.statutory, next_step = row.steps[1], steps = row.steps, step_at = row.step_at,
        clock = row.clock
      FROM row
      WHERE row.replaces IS NOT NULL AND obligation.process_id = row.process_id AND obligation.key = row.replaces
      RETURNING row.process_id, row.key
    )
    INSERT INTO obligation (process_id, due_at, next_at, due, provisional, stopped, process_kind, key, kind, owner_kind,
      owner_id, item, lapse, statutory, next_step, steps, step_at, clock)
    SELECT process_id, due_at, step_at[1], due, provisional, stopped, process_kind, key, kind, owner_kind,
      owner_id, item, lapse, statutory, steps[1], steps, step_at, clock
    FROM row WHERE replaces IS NULL OR NOT EXISTS (
      SELECT FROM written WHERE written.process_id = row.process_id AND written.key = row.key
    )
    -- A row that should not be there, after somebody's hand, stops no command.
    ON CONFLICT (process_id, key) DO UPDATE SET
      due_at = EXCLUDED.due_at, next_at = EXCLUDED.next_at, due = EXCLUDED.due, provisional = EXCLUDED.provisional,
      stopped = EXCLUDED.stopped, attempts = 0, process_kind = EXCLUDED.process_kind, kind = EXCLUDED.kind,
      owner_kind = EXCLUDED.owner_kind, owner_id = EXCLUDED.owner_id, item = EXCLUDED.item, lapse = EXCLUDED.lapse,
      statutory = EXCLUDED.statutory, next_step = EXCLUDED.next_step, steps = EXCLUDED.steps,
      step_at = EXCLUDED.step_at, clock = EXCLUDED.clock;
  END IF;
END $$;

-- What was warned of, each step of each obligation once. Facts, not a view: a warning that was given stays given.
CREATE TABLE alert (
  alert_id        bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT alert_pkey PRIMARY KEY,
  process_id      uuid        NOT NULL,
  -- When the step was reached, and when the sweep saw it.
  at              timestamptz NOT NULL,
  raised_at       timestamptz NOT NULL,
  due             date        NOT NULL,
  process_kind    text        NOT NULL,
  key             text        NOT NULL,
  step            text        NOT NULL,
  card            text        CONSTRAINT alert_card_known CHECK (card IN ('yellow', 'red')),
  kind            text        NOT NULL,
  owner_kind      text        NOT NULL,
  owner_id        text        NOT NULL,
  item            text,
  -- The supervision order that a red card has opened.
  order_id        uuid,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  CONSTRAINT alert_once UNIQUE (process_id, key, step)
);
CREATE INDEX alert_owner ON alert (owner_id, alert_id DESC);
CREATE INDEX alert_newest_card ON alert (alert_id DESC) WHERE card IS NOT NULL;
-- An order is not ordered about: a red card of a supervision order opens no other one.
CREATE INDEX alert_without_order ON alert (alert_id)
  WHERE card = 'red' AND order_id IS NULL AND process_kind <> 'supervision-order';

-- Gives the warnings that are due, at most so many obligations at once, and moves each on to its first step after now.
-- What another sweep has in hand is left to it. The second time that an owner is overdue in a process, the card is red.
CREATE FUNCTION raise_alerts(p_now timestamptz, p_limit integer) RETURNS integer LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  seen integer;
BEGIN
  WITH due AS MATERIALIZED (
    SELECT obligation.* FROM obligation
    WHERE next_at <= p_now AND next_step <> 'lapse'
    ORDER BY next_at LIMIT p_limit
    FOR UPDATE SKIP LOCKED
  ), reached AS MATERIALIZED (
    SELECT due.*, step.name, step.at, step.place
    FROM due, unnest(due.steps, due.step_at) WITH ORDINALITY AS step (name, at, place)
    WHERE step.place >= array_position(due.steps, due.next_step) AND step.at <= p_now AND step.name <> 'lapse'
  ), raised AS (
    INSERT INTO alert (process_id, at, raised_at, due, process_kind, key, step, card, kind, owner_kind, owner_id, item)
    SELECT process_id, at, p_now, due, process_kind, key, name,
      CASE
        WHEN name = 'grave' THEN 'red'
        -- Written so that no index but that of the process fits: a plan made while there were few alerts stays.
        WHEN name = 'overdue' AND EXISTS (
          SELECT FROM alert AS earlier
          WHERE earlier.process_id = reached.process_id AND earlier.owner_id || '' = reached.owner_id
            AND coalesce(earlier.card, '') <> '' AND earlier.key <> reached.key AND earlier.at < reached.at
        ) THEN 'red'
        -- What is overdue too and only comes up now, after servers were down.
        WHEN name = 'overdue' AND EXISTS (
          SELECT FROM obligation AS other
          WHERE other.process_id = reached.process_id AND other.owner_id || '' = reached.owner_id
            AND other.key <> reached.key AND other.step_at[array_position(other.steps, 'overdue')] < reached.at
        ) THEN 'red'
        WHEN name = 'overdue' THEN 'yellow'
      END,
      kind, owner_kind, owner_id, item
    FROM reached ORDER BY at, place
    ON CONFLICT (process_id, key, step) DO NOTHING
  ), moved AS (
    UPDATE obligation SET
      next_step = obligation.steps[last.place + 1], next_at = obligation.step_at[last.place + 1]
    FROM (SELECT process_id, key, max(place) AS place FROM reached GROUP BY process_id, key) AS last
    WHERE obligation.process_id = last.process_id AND obligation.key = last.key
  )
  SELECT count(*) INTO seen FROM due;
  RETURN seen;
END $$;

-- Takes obligations with which the law acts, for so long as the command may need: whoever dies over it loses them to
-- the next sweep, and what fails is tried again, each time after twice the time.
CREATE FUNCTION lease_lapses(p_now timestamptz, p_limit integer, p_lease interval, p_longest interval)
RETURNS SETOF obligation LANGUAGE sql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  UPDATE obligation SET
    next_at = p_now + least(p_lease * power(2, least(obligation.attempts, 20)), p_longest),
    attempts = least(obligation.attempts + 1, 32767)
  FROM (
    SELECT process_id, key FROM obligation
    WHERE next_at <= p_now AND next_step = 'lapse'
    ORDER BY next_at LIMIT p_limit
    FOR UPDATE SKIP LOCKED
  ) AS due
  WHERE obligation.process_id = due.process_id AND obligation.key = due.key
  RETURNING obligation.*
$$;

-- Works out anew what hangs on the calendar and the rules of watching. What was given already is not given again.
CREATE FUNCTION reproject_obligations(p_rows jsonb) RETURNS void LANGUAGE sql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  UPDATE obligation SET
    due_at = row.due_at, due = row.due, provisional = row.provisional, steps = row.steps, step_at = row.step_at,
    next_step = row.steps[open.place], next_at = row.step_at[open.place]
  FROM jsonb_to_recordset(p_rows) AS row (process_id uuid, key text, due_at timestamptz, due date,
    provisional boolean, steps text[], step_at timestamptz[])
  CROSS JOIN LATERAL (
    SELECT min(step.place)::integer AS place FROM unnest(row.steps) WITH ORDINALITY AS step (name, place)
    WHERE NOT EXISTS (
      SELECT FROM alert WHERE alert.process_id = row.process_id AND alert.key = row.key AND alert.step = step.name
    )
  ) AS open
  WHERE obligation.process_id = row.process_id AND obligation.key = row.key
$$;

-- By which calendar and rules the rows stand.
CREATE TABLE obligation_projection (
  one      boolean CONSTRAINT obligation_projection_pkey PRIMARY KEY DEFAULT true
                   CONSTRAINT obligation_projection_once CHECK (one),
  calendar jsonb   NOT NULL,
  rules    jsonb   NOT NULL
);

-- Supervision orders (督办): derived from the events by `supervision-kind.ts`.
CREATE TABLE supervision_view (
  order_id     uuid        CONSTRAINT supervision_view_pkey PRIMARY KEY,
  number       text        NOT NULL CONSTRAINT supervision_view_number UNIQUE,
  stage        text        NOT NULL,
  process_id   uuid        NOT NULL,
  process_kind text        NOT NULL,
  key          text        NOT NULL,
  kind         text        NOT NULL,
  owner_kind   text        NOT NULL,
  owner_id     text        NOT NULL,
  item         text,
  opened_at    timestamptz NOT NULL,
  closed_at    timestamptz
);
CREATE INDEX supervision_view_newest ON supervision_view (opened_at DESC, order_id DESC);
CREATE INDEX supervision_view_owner ON supervision_view (owner_id, opened_at DESC, order_id DESC);
CREATE INDEX supervision_view_process ON supervision_view (process_id);

CREATE FUNCTION write_supervision_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO supervision_view
  SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
    jsonb_populate_record(NULL::supervision_view, change) AS row
  ON CONFLICT (order_id) DO UPDATE SET stage = EXCLUDED.stage, closed_at = EXCLUDED.closed_at;
  -- The red cards that it answers name it, in the transaction that opens it.
  UPDATE alert SET order_id = row.order_id
  FROM jsonb_to_recordset(p_changes) AS row (order_id uuid, process_id uuid, key text)
  WHERE alert.process_id = row.process_id AND alert.key = row.key AND alert.card = 'red' AND alert.order_id IS NULL;
END $$;

CREATE SEQUENCE supervision_serial AS bigint;

-- As in 0004, with one statement for all that differs and without columns that never do: it runs with every command.
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
      stage = row.stage, tasks_ended = row.tasks_ended, due = row.due, due_owner = row.due_owner,
      due_provisional = row.due_provisional
    FROM jsonb_to_recordset(jsonb_path_query_array(p_changes, '$[*].case')) AS row
      (case_id uuid, stage text, tasks_ended integer, due date, due_owner text, due_provisional boolean)
    WHERE case_view.case_id = row.case_id
  )
  UPDATE task_view SET
    stage = row.stage, dispatched_at = row.dispatched_at, ended_at = row.ended_at, due = row.due,
    due_provisional = row.due_provisional
  FROM jsonb_to_recordset(jsonb_path_query_array(p_changes, '$[*].tasks[*]')) AS row
    (case_id uuid, item text, stage text, dispatched_at timestamptz, ended_at timestamptz, due date,
     due_provisional boolean)
  WHERE task_view.case_id = row.case_id AND task_view.item = row.item;
END $$;
