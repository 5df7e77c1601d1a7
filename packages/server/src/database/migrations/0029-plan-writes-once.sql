-- What a group of commands writes is planned once for each connection. Left to itself, PostgreSQL plans anew for each
-- command that comes alone, since a plan for one row looks cheaper than one for any number; and for the groups of a busy
-- hour after a quiet one, because those cheap plans stay in its average. That was 45 % and 15 % of its work.
ALTER FUNCTION write_obligations SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION write_catalogue_change_views SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION write_change_order_views SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION write_licence_views SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION write_mandate_views SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION write_supervision_views SET plan_cache_mode = force_generic_plan;

-- As in 0027, with entries of arrays by their number: `unnest` of many arrays sets up a scan for each of them.
CREATE OR REPLACE FUNCTION write_case_views(
  p_created jsonb,
  p_case_id uuid[], p_stage text[], p_ended boolean[], p_situation text[], p_plan_hash text[], p_tasks_all integer[],
  p_tasks_ended integer[], p_due date[], p_due_owner text[], p_due_provisional boolean[],
  p_broken_promise_at timestamptz[], p_clerks text[], p_reviewers text[],
  p_task_case_id uuid[], p_item text[], p_authority text[], p_task_stage text[], p_dispatched_at timestamptz[],
  p_ended_at timestamptz[]
) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan AS $$
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
      stage = p_stage[n], ended = p_ended[n], situation = p_situation[n], plan_hash = p_plan_hash[n],
      tasks_all = p_tasks_all[n], tasks_ended = p_tasks_ended[n], due = p_due[n], due_owner = p_due_owner[n],
      due_provisional = p_due_provisional[n], broken_promise_at = p_broken_promise_at[n],
      clerks = p_clerks[n]::uuid[], reviewers = p_reviewers[n]::uuid[]
    FROM generate_subscripts(p_case_id, 1) AS n
    WHERE case_view.case_id = p_case_id[n];
  END IF;
  IF cardinality(p_task_case_id) > 0 THEN
    UPDATE task_view SET
      authority = p_authority[n], stage = p_task_stage[n], dispatched_at = p_dispatched_at[n], ended_at = p_ended_at[n]
    FROM generate_subscripts(p_task_case_id, 1) AS n
    WHERE task_view.case_id = p_task_case_id[n] AND task_view.item = p_item[n];
  END IF;
END $$;
