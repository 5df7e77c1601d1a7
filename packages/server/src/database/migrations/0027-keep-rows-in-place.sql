-- No index of a view holds a column that most commands change, so that its row stays within its page (HOT). What a stage
-- means for the lists of a desk is told by `ended`, which changes once; when a task is due, by its obligation.
ALTER TABLE case_view ADD COLUMN ended boolean NOT NULL DEFAULT false;
UPDATE case_view SET ended = true WHERE stage IN ('closed', 'declined', 'withdrawn');
ALTER TABLE case_view ALTER COLUMN ended DROP DEFAULT;
DROP INDEX case_view_desk, case_view_desk_ended;
CREATE INDEX case_view_desk ON case_view (site, number) WHERE NOT ended;
CREATE INDEX case_view_desk_ended ON case_view (site, number DESC) WHERE ended;

-- Nobody who took a case in reviews or decides it (受办分离): the decider refuses it, and the table holds it once more.
ALTER TABLE case_view ADD COLUMN clerks uuid[] NOT NULL DEFAULT '{}', ADD COLUMN reviewers uuid[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT case_view_separation CHECK (NOT clerks && reviewers);
UPDATE case_view SET clerks = who.clerks, reviewers = who.reviewers
FROM (
  SELECT process_id,
    coalesce(array_agg(account_id ORDER BY version) FILTER (WHERE role = 'clerk'), '{}') AS clerks,
    coalesce(array_agg(account_id ORDER BY version) FILTER (WHERE role = 'reviewer'), '{}') AS reviewers
  FROM (
    SELECT process_id, account_id, role, min(version) AS version FROM process_event
    WHERE kind = 'case'
        AND (role = 'clerk' OR role = 'reviewer' AND type IN ('TaskReviewed', 'ReviewConfirmed',
        'ReviewSentBack', 'TaskForwarded', 'ProcedureBegun', 'ProcedureEnded', 'ObjectionAnswered',
        'OpinionGiven', 'TaskExtended', 'TaskGranted', 'TaskRefused', 'TaskNotNeeded', 'ResultIssued',
        'ResultCorrected', 'ResultRevoked', 'CommitmentChecked', 'JointOpinionGiven', 'JointActHeld'))
    GROUP BY process_id, account_id, role
  ) AS first
  GROUP BY process_id
) AS who
WHERE case_id = who.process_id;

DROP INDEX task_view_open;
ALTER TABLE task_view DROP COLUMN due, DROP COLUMN due_provisional;

-- As in 0015, less what a task owes; and what is written with nearly every command comes as arrays, a column each.
DROP FUNCTION write_case_views(jsonb);
CREATE FUNCTION write_case_views(
  p_created jsonb,
  p_case_id uuid[], p_stage text[], p_ended boolean[], p_situation text[], p_plan_hash text[], p_tasks_all integer[],
  p_tasks_ended integer[], p_due date[], p_due_owner text[], p_due_provisional boolean[],
  p_broken_promise_at timestamptz[], p_clerks text[], p_reviewers text[],
  p_task_case_id uuid[], p_item text[], p_authority text[], p_task_stage text[], p_dispatched_at timestamptz[],
  p_ended_at timestamptz[]
) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF p_created IS NOT NULL THEN
    INSERT INTO case_view
    SELECT row.* FROM jsonb_array_elements(p_created) AS created,
      jsonb_populate_record(NULL::case_view, created -> 'case') AS row;
    INSERT INTO task_view
    SELECT row.* FROM jsonb_array_elements(p_created) AS created,
      jsonb_populate_recordset(NULL::task_view, created -> 'tasks') AS row;
  END IF;
  IF cardinality(p_case_id) > 0 THEN
    UPDATE case_view SET
      stage = row.stage, ended = row.ended, situation = row.situation, plan_hash = row.plan_hash,
      tasks_all = row.tasks_all, tasks_ended = row.tasks_ended, due = row.due, due_owner = row.due_owner,
      due_provisional = row.due_provisional, broken_promise_at = row.broken_promise_at,
      clerks = row.clerks::uuid[], reviewers = row.reviewers::uuid[]
    FROM unnest(p_case_id, p_stage, p_ended, p_situation, p_plan_hash, p_tasks_all, p_tasks_ended, p_due, p_due_owner,
      p_due_provisional, p_broken_promise_at, p_clerks, p_reviewers)
      AS row (case_id, stage, ended, situation, plan_hash, tasks_all, tasks_ended, due, due_owner, due_provisional,
        broken_promise_at, clerks, reviewers)
    WHERE case_view.case_id = row.case_id;
  END IF;
  IF cardinality(p_task_case_id) > 0 THEN
    UPDATE task_view SET
      authority = row.authority, stage = row.stage, dispatched_at = row.dispatched_at, ended_at = row.ended_at
    FROM unnest(p_task_case_id, p_item, p_authority, p_task_stage, p_dispatched_at, p_ended_at)
      AS row (case_id, item, authority, stage, dispatched_at, ended_at)
    WHERE task_view.case_id = row.case_id AND task_view.item = row.item;
  END IF;
END $$;

-- As in 0020, with arrays.
DROP FUNCTION write_obligations(jsonb, jsonb);
CREATE FUNCTION write_obligations(
  p_gone jsonb, p_process_kind text,
  p_process_id uuid[], p_replaces text[], p_due_at timestamptz[], p_due date[], p_provisional boolean[],
  p_stopped boolean[], p_key text[], p_kind text[], p_owner_kind text[], p_owner_id text[], p_item text[],
  p_lapse text[], p_statutory text[], p_steps text[], p_step_at text[], p_clock text[]
) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF p_gone IS NOT NULL THEN
    DELETE FROM obligation USING jsonb_to_recordset(p_gone) AS gone (process_id uuid, key text)
    WHERE obligation.process_id = gone.process_id AND obligation.key = gone.key;
  END IF;
  IF cardinality(p_process_id) > 0 THEN
    MERGE INTO obligation
    USING (
      SELECT process_id, replaces, due_at, due, provisional, stopped, key, kind, owner_kind, owner_id, item, lapse,
        statutory::jsonb AS statutory, steps::text[] AS steps, step_at::timestamptz[] AS step_at, clock::jsonb AS clock
      FROM unnest(p_process_id, p_replaces, p_due_at, p_due, p_provisional, p_stopped, p_key, p_kind, p_owner_kind,
        p_owner_id, p_item, p_lapse, p_statutory, p_steps, p_step_at, p_clock)
        AS given (process_id, replaces, due_at, due, provisional, stopped, key, kind, owner_kind, owner_id, item, lapse,
          statutory, steps, step_at, clock)
      OFFSET 0
    ) AS row
    -- A row that is there under its own key already, after somebody's hand, stops no command.
    ON obligation.process_id = row.process_id AND obligation.key = coalesce(row.replaces, row.key)
    WHEN MATCHED THEN UPDATE SET
      key = row.key, due_at = row.due_at, next_at = row.step_at[1], due = row.due, provisional = row.provisional,
      stopped = row.stopped, attempts = 0, process_kind = p_process_kind, kind = row.kind,
      owner_kind = row.owner_kind, owner_id = row.owner_id, item = row.item, lapse = row.lapse,
      statutory = row.statutory, next_step = row.steps[1], steps = row.steps, step_at = row.step_at, clock = row.clock
    WHEN NOT MATCHED THEN INSERT (process_id, due_at, next_at, due, provisional, stopped, process_kind, key, kind,
      owner_kind, owner_id, item, lapse, statutory, next_step, steps, step_at, clock)
    VALUES (row.process_id, row.due_at, row.step_at[1], row.due, row.provisional, row.stopped, p_process_kind,
      row.key, row.kind, row.owner_kind, row.owner_id, row.item, row.lapse, row.statutory, row.steps[1], row.steps,
      row.step_at, row.clock);
  END IF;
END $$;
