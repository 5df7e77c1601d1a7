-- Read models of cases: derived from events, may be thrown away and rebuilt. No personal data.
CREATE TABLE case_view (
  case_id         uuid        NOT NULL CONSTRAINT case_view_pkey PRIMARY KEY,
  number          text        NOT NULL CONSTRAINT case_view_number UNIQUE,
  matter          text        NOT NULL,
  situation       text        NOT NULL,
  plan_hash       text        NOT NULL,
  stage           text        NOT NULL,
  channel         text        NOT NULL,
  site            text        NOT NULL,
  applicant_id    uuid        NOT NULL,
  submitted_at    timestamptz NOT NULL,
  tasks_all       integer     NOT NULL,
  tasks_ended     integer     NOT NULL,
  -- The most urgent obligation of the case, if any.
  due             date,
  due_owner       text,
  due_provisional boolean     NOT NULL
) WITH (fillfactor = 70);

-- No index holds a column that most commands change, so that most updates stay within the page (HOT).
CREATE INDEX case_view_applicant ON case_view (applicant_id, number DESC);
CREATE INDEX case_view_desk ON case_view (site, stage, number);

-- One item's part of a case: the authorities' inbox.
CREATE TABLE task_view (
  case_id         uuid        NOT NULL,
  item            text        NOT NULL,
  authority       text        NOT NULL,
  stage           text        NOT NULL,
  dispatched_at   timestamptz,
  ended_at        timestamptz,
  due             date,
  due_provisional boolean     NOT NULL,
  CONSTRAINT task_view_pkey PRIMARY KEY (case_id, item)
) WITH (fillfactor = 70);

-- An open task is one that has a due date; one that waits or has ended has none.
CREATE INDEX task_view_open ON task_view (authority, due, case_id) WHERE due IS NOT NULL;
CREATE INDEX task_view_ended ON task_view (authority, ended_at DESC, case_id) WHERE ended_at IS NOT NULL;

-- Writes what `caseViewChanges` in case/view.ts derives, for all commands of a group at once: every row of a new case,
-- later just what differs. The groups are small and the tables large, so the rows are found by their keys.
CREATE FUNCTION write_case_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF jsonb_path_exists(p_changes, '$[*].created') THEN
    INSERT INTO case_view
    SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
      jsonb_populate_record(NULL::case_view, change #> '{created,case}') AS row
    WHERE change ? 'created';
    INSERT INTO task_view
    SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
      jsonb_populate_recordset(NULL::task_view, change #> '{created,tasks}') AS row
    WHERE change ? 'created';
  END IF;
  UPDATE case_view SET
    stage = row.stage, tasks_ended = row.tasks_ended, due = row.due, due_owner = row.due_owner,
    due_provisional = row.due_provisional
  FROM jsonb_array_elements(p_changes) AS change, jsonb_populate_record(NULL::case_view, change -> 'case') AS row
  WHERE change ? 'case' AND case_view.case_id = row.case_id;
  UPDATE task_view SET
    stage = row.stage, dispatched_at = row.dispatched_at, ended_at = row.ended_at, due = row.due,
    due_provisional = row.due_provisional
  FROM jsonb_array_elements(p_changes) AS change, jsonb_populate_recordset(NULL::task_view, change -> 'tasks') AS row
  WHERE task_view.case_id = row.case_id AND task_view.item = row.item;
END $$;

-- Serial numbers of cases within a day, and of issued results.
CREATE SEQUENCE case_serial AS bigint CYCLE MINVALUE 1 MAXVALUE 999999;
CREATE SEQUENCE result_serial AS bigint;
