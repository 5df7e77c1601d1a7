-- The history of every process; all else is derived from it.
CREATE TABLE process_event (
  process_id  uuid        NOT NULL,
  version     integer     NOT NULL CHECK (version > 0),
  kind        text        NOT NULL,
  type        text        NOT NULL,
  happened_at timestamptz NOT NULL,
  account_id  uuid        NOT NULL,
  role        text        NOT NULL,
  data        jsonb       NOT NULL,
  -- SHA-256 over the predecessor's hash and this event: a change anywhere breaks all that follows.
  hash        bytea       NOT NULL,
  -- On the first event of a command only. A repeated command meets its own version first, so no index.
  command_id  uuid,
  -- Makes the table its own outbox: events whose transaction lies before every running one are complete.
  transaction_id bigint   NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
  CONSTRAINT process_event_pkey PRIMARY KEY (process_id, version)
);

-- Nobody changes what happened, not even by mistake.
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'process_event is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER process_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON process_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- Transactions are numbered as they come, so a block-range index is enough, and costs an insert next to nothing.
CREATE INDEX process_event_transaction ON process_event USING brin (transaction_id)
  WITH (pages_per_range = 8, autosummarize = on);

-- How far each other system has been told.
CREATE TABLE outbox_cursor (
  consumer       text   NOT NULL CONSTRAINT outbox_cursor_pkey PRIMARY KEY,
  transaction_id bigint NOT NULL
);
