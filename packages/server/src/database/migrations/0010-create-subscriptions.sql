-- What goes to the outside, what was refused by law, and how far a rebuild of views has come.

-- Another system that is told what happens. It has a place of its own in the outbox, which is the events themselves.
CREATE TABLE webhook_subscription (
  id               uuid        CONSTRAINT webhook_subscription_pkey PRIMARY KEY,
  name             text        NOT NULL,
  url              text        NOT NULL,
  -- `setting`: the operator’s, from the environment; one for each address. `console`: a manager’s.
  source           text        NOT NULL CONSTRAINT webhook_subscription_source_known CHECK (source IN ('setting', 'console')),
  -- Types of events or what they begin with; empty: all.
  event_types      text[]      NOT NULL DEFAULT '{}',
  -- Signs what is sent. The one before is used beside it until its time is over, so that receivers can change over.
  secret           bytea       NOT NULL,
  earlier_secret   bytea,
  earlier_until    timestamptz,
  state            text        NOT NULL CONSTRAINT webhook_subscription_state_known CHECK (state IN ('active', 'paused')),
  -- Told up to here, in the order of transactions.
  transaction_id   bigint      NOT NULL,
  -- The end of a batch that was not taken, so that it is the same when it is sent again.
  batch_until      bigint,
  attempts         integer     NOT NULL DEFAULT 0,
  next_attempt_at  timestamptz NOT NULL DEFAULT now(),
  error_code       text,
  error_detail     text,
  failed_at        timestamptz,
  delivered_at     timestamptz,
  -- Who delivers now, and until when nobody else does.
  lease            uuid,
  leased_until     timestamptz,
  created_at       timestamptz NOT NULL DEFAULT now(),
  created_by       uuid
);
CREATE UNIQUE INDEX webhook_subscription_setting ON webhook_subscription (url) WHERE source = 'setting';

-- A batch that was given up. Its events stand in the history; here is which they are.
CREATE TABLE webhook_dead_letter (
  id           uuid        CONSTRAINT webhook_dead_letter_pkey PRIMARY KEY,
  subscription uuid        NOT NULL CONSTRAINT webhook_dead_letter_subscription_exists
                           REFERENCES webhook_subscription ON DELETE CASCADE,
  -- After this transaction, up to that one.
  after_id     bigint      NOT NULL,
  until_id     bigint      NOT NULL,
  event_types  text[]      NOT NULL,
  events       integer     NOT NULL,
  attempts     integer     NOT NULL,
  error_code   text        NOT NULL,
  error_detail text        NOT NULL,
  died_at      timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz,
  outcome      text        CONSTRAINT webhook_dead_letter_outcome_known CHECK (outcome IN ('sent', 'discarded')),
  settled_at   timestamptz,
  settled_by   uuid,
  CONSTRAINT webhook_dead_letter_settled CHECK ((outcome IS NULL) = (settled_at IS NULL))
);
CREATE INDEX webhook_dead_letter_open ON webhook_dead_letter (subscription, died_at DESC, id DESC) WHERE outcome IS NULL;

-- Addresses that were told before keep their place.
INSERT INTO webhook_subscription (id, name, url, source, secret, state, transaction_id)
SELECT gen_random_uuid(), 'EVENTS_WEBHOOK_URL', consumer, 'setting',
  uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'paused', transaction_id
FROM outbox_cursor;
DROP TABLE outbox_cursor;

-- Commands that the law refused. Outside the chain of events: a refusal changes nothing.
CREATE TABLE attempt (
  process_id   uuid        NOT NULL,
  command_id   uuid        NOT NULL,
  process_kind text        NOT NULL,
  account_id   uuid        NOT NULL,
  role         text        NOT NULL,
  command_type text        NOT NULL,
  code         text        NOT NULL,
  params       jsonb       NOT NULL,
  article      text,
  at           timestamptz NOT NULL,
  CONSTRAINT attempt_pkey PRIMARY KEY (process_id, command_id)
);
CREATE INDEX attempt_newest ON attempt (process_id, at DESC, command_id DESC);
CREATE INDEX attempt_account ON attempt (account_id, at DESC);

-- How far the rebuild of one kind’s views has come: it goes on there after it was stopped.
CREATE TABLE view_rebuild (
  kind        text        CONSTRAINT view_rebuild_pkey PRIMARY KEY,
  started_at  timestamptz NOT NULL,
  -- The last process that was looked at.
  position    uuid        NOT NULL,
  looked_at   bigint      NOT NULL,
  changed     bigint      NOT NULL,
  finished_at timestamptz
);

-- A database that was restored into another server counts transactions from another number. Then this much is added, to
-- new events and to the horizon, so that what comes later stands later: see `alignOutbox` in engine/outbox.ts.
CREATE TABLE outbox_shift (
  only_one boolean NOT NULL DEFAULT true CONSTRAINT outbox_shift_pkey PRIMARY KEY CONSTRAINT outbox_shift_one CHECK (only_one),
  shift    bigint  NOT NULL
);
INSERT INTO outbox_shift (shift) VALUES (0);

-- The last transaction that nobody can add to any more.
CREATE FUNCTION outbox_horizon() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 + shift FROM outbox_shift
$$;
