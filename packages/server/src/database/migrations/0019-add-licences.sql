-- E-licences: one process for each licence of a result, made from the events of its case.

-- Lists; derived from the events by `packages/server/src/licence/licence-kind.ts`.
CREATE TABLE licence_view (
  licence_id  uuid        CONSTRAINT licence_view_pkey PRIMARY KEY,
  case_id     uuid        NOT NULL,
  item        text        NOT NULL,
  licence     text        NOT NULL,
  authority   text        NOT NULL,
  holder_id   uuid        NOT NULL,
  number      text        NOT NULL,
  edition     integer     NOT NULL,
  stage       text        NOT NULL CONSTRAINT licence_view_stage_known
                          CHECK (stage IN ('valid', 'suspended', 'revoked')),
  issued_at   timestamptz NOT NULL,
  valid_until date,
  -- A result is issued once in a case: what is made twice meets here.
  CONSTRAINT licence_view_once UNIQUE (case_id, item, licence)
);
CREATE INDEX licence_view_holder ON licence_view (holder_id, issued_at DESC, licence_id DESC);

CREATE FUNCTION write_licence_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO licence_view
  SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
    jsonb_populate_record(NULL::licence_view, change) AS row
  ON CONFLICT (licence_id) DO UPDATE SET
    edition = EXCLUDED.edition, stage = EXCLUDED.stage, valid_until = EXCLUDED.valid_until;
END $$;

-- Events of cases that licences still have to follow: a row goes when they have.
CREATE TABLE licence_work (
  process_id      uuid        NOT NULL,
  version         integer     NOT NULL,
  attempts        integer     NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  -- The server that is at it just now.
  lease           uuid,
  leased_until    timestamptz,
  CONSTRAINT licence_work_pkey PRIMARY KEY (process_id, version)
);
CREATE INDEX licence_work_next ON licence_work (next_attempt_at);

-- How far the events were looked through. From the beginning: results of before have e-licences too.
CREATE TABLE licence_place (
  only_one       boolean NOT NULL DEFAULT true CONSTRAINT licence_place_pkey PRIMARY KEY
    CONSTRAINT licence_place_one CHECK (only_one),
  transaction_id bigint  NOT NULL
);
INSERT INTO licence_place (transaction_id) VALUES (0);

-- As take_up_hand_overs: what it takes up and how far it looked is written at once, so nothing is missed and nothing
-- comes twice.
CREATE FUNCTION take_up_licence_work() RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
  since   bigint;
  horizon bigint;
BEGIN
  SELECT transaction_id INTO since FROM licence_place FOR UPDATE SKIP LOCKED;
  horizon := outbox_horizon();
  IF since IS NULL OR horizon <= since THEN
    RETURN;
  END IF;
  INSERT INTO licence_work (process_id, version)
  SELECT process_id, version FROM process_event
  WHERE transaction_id > since AND transaction_id <= horizon AND kind = 'case'
    AND type IN ('ResultIssued', 'ResultCorrected', 'ResultRevoked')
  ON CONFLICT DO NOTHING;
  UPDATE licence_place SET transaction_id = horizon;
END $$;

-- What stands in the QR code of an edition: whoever has the paper may ask whether it holds.
CREATE TABLE licence_code (
  code       text    CONSTRAINT licence_code_pkey PRIMARY KEY,
  licence_id uuid    NOT NULL,
  edition    integer NOT NULL,
  CONSTRAINT licence_code_once UNIQUE (licence_id, edition)
);

-- 出示: for a short while, whoever is shown the code sees more.
CREATE TABLE licence_showing (
  showing_id uuid        CONSTRAINT licence_showing_pkey PRIMARY KEY,
  -- SHA-256 of the code: who reads the table can't use it.
  code_hash  bytea       NOT NULL CONSTRAINT licence_showing_code UNIQUE,
  licence_id uuid        NOT NULL,
  began_at   timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  looks_left integer     NOT NULL CONSTRAINT licence_showing_looks CHECK (looks_left >= 0)
);
CREATE INDEX licence_showing_old ON licence_showing (expires_at);

-- Who looked then, for its holder.
CREATE TABLE licence_look (
  look_id    bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT licence_look_pkey PRIMARY KEY,
  showing_id uuid        NOT NULL,
  licence_id uuid        NOT NULL,
  at         timestamptz NOT NULL,
  -- NULL: somebody who was not logged in.
  account_id uuid,
  role       text,
  -- Site or authority of that time.
  place      text
);
CREATE INDEX licence_look_licence ON licence_look (licence_id, look_id DESC);
CREATE TRIGGER licence_look_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licence_look
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- 用印: every use of the key of an authority. Noted before the file is given out; what is not here we did not sign.
CREATE TABLE seal_use (
  use_id      bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT seal_use_pkey PRIMARY KEY,
  at          timestamptz NOT NULL,
  authority   text        NOT NULL,
  -- Serial number of the certificate, hex.
  certificate text        NOT NULL,
  -- SHA-256 of the signed file.
  document    bytea       NOT NULL,
  licence_id  uuid        NOT NULL,
  edition     integer     NOT NULL,
  -- For whom it was signed, and the site or authority of that time.
  account_id  uuid        NOT NULL,
  role        text        NOT NULL,
  place       text
);
CREATE INDEX seal_use_document ON seal_use USING hash (document);
CREATE TRIGGER seal_use_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_use
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
