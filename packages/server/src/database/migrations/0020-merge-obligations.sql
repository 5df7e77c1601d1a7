-- As in 0008, with one MERGE in place of an update, a list of what it wrote and an insert: it runs with every command.
CREATE OR REPLACE FUNCTION write_obligations(p_rows jsonb, p_gone jsonb) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF p_gone IS NOT NULL THEN
    DELETE FROM obligation USING jsonb_to_recordset(p_gone) AS gone (process_id uuid, key text)
    WHERE obligation.process_id = gone.process_id AND obligation.key = gone.key;
  END IF;
  IF p_rows IS NOT NULL THEN
    MERGE INTO obligation
    USING jsonb_to_recordset(p_rows) AS row (process_id uuid, replaces text, due_at timestamptz, due date,
      provisional boolean, stopped boolean, process_kind text, key text, kind text, owner_kind text, owner_id text,
      item text, lapse text, statutory jsonb, steps text[], step_at timestamptz[], clock jsonb)
    -- A row that is there under its own key already, after somebody's hand, stops no command.
    ON obligation.process_id = row.process_id AND obligation.key = coalesce(row.replaces, row.key)
    WHEN MATCHED THEN UPDATE SET
      key = row.key, due_at = row.due_at, next_at = row.step_at[1], due = row.due, provisional = row.provisional,
      stopped = row.stopped, attempts = 0, process_kind = row.process_kind, kind = row.kind,
      owner_kind = row.owner_kind, owner_id = row.owner_id, item = row.item, lapse = row.lapse,
      statutory = row.statutory, next_step = row.steps[1], steps = row.steps, step_at = row.step_at, clock = row.clock
    WHEN NOT MATCHED THEN INSERT (process_id, due_at, next_at, due, provisional, stopped, process_kind, key, kind,
      owner_kind, owner_id, item, lapse, statutory, next_step, steps, step_at, clock)
    VALUES (row.process_id, row.due_at, row.step_at[1], row.due, row.provisional, row.stopped, row.process_kind,
      row.key, row.kind, row.owner_kind, row.owner_id, row.item, row.lapse, row.statutory, row.steps[1], row.steps,
      row.step_at, row.clock);
  END IF;
END $$;
