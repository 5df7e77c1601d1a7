-- Acting for somebody else: mandates, organisations, and in whose name a draft is filled in.

-- An organisation is nobody's until a mandate of its legal representative holds. Name and credit code are public.
CREATE TABLE organisation (
  id          uuid        CONSTRAINT organisation_key PRIMARY KEY,
  credit_code text        NOT NULL CONSTRAINT organisation_credit_code_once UNIQUE,
  name        text        NOT NULL,
  created_at  timestamptz NOT NULL
);

-- Lists, and whose mandate holds; derived from the events by `packages/server/src/mandate/mandate-kind.ts`.
CREATE TABLE mandate_view (
  mandate_id     uuid        CONSTRAINT mandate_view_key PRIMARY KEY,
  kind           text        NOT NULL CONSTRAINT mandate_view_kind_known CHECK (kind IN
                             ('authorised', 'family', 'guardian', 'legal-representative', 'employee')),
  principal_kind text        NOT NULL CONSTRAINT mandate_view_principal_known
                             CHECK (principal_kind IN ('person', 'organisation')),
  principal_id   uuid        NOT NULL,
  agent_id       uuid        NOT NULL,
  -- NULL: all of them.
  matters        text[],
  acts           text[]      NOT NULL,
  given_at       timestamptz NOT NULL,
  -- NULL as long as nobody has accepted it. Whether it holds follows from the clock alone.
  holds_from     timestamptz,
  holds_until    timestamptz
);
CREATE INDEX mandate_view_agent ON mandate_view (agent_id, given_at DESC, mandate_id DESC);
CREATE INDEX mandate_view_principal ON mandate_view (principal_id, given_at DESC, mandate_id DESC);

CREATE FUNCTION write_mandate_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mandate_view
  SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
    jsonb_populate_record(NULL::mandate_view, change) AS row
  ON CONFLICT (mandate_id) DO UPDATE SET
    holds_from = EXCLUDED.holds_from, holds_until = EXCLUDED.holds_until;
END $$;

-- In whose names a person may act at an instant, as the access table reads it.
CREATE FUNCTION mandates_held(p_person uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'mandate', mandate_id, 'kind', kind, 'principal', principal_id,
    'principalKind', principal_kind, 'matters', coalesce(to_jsonb(matters), '"all"'),
    'acts', to_jsonb(acts)) ORDER BY given_at, mandate_id), '[]')
  FROM mandate_view WHERE agent_id = p_person AND holds_from <= p_at AND p_at < holds_until
$$;

-- What was done by mandate, for whoever gave it. Commands stand in the chain of the case as well.
CREATE TABLE mandate_use (
  use_id     bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT mandate_use_key PRIMARY KEY,
  mandate_id uuid        NOT NULL,
  at         timestamptz NOT NULL,
  -- Who did it: the agent, or the clerk before whom the agent stood.
  account_id uuid        NOT NULL,
  what       text        NOT NULL CONSTRAINT mandate_use_known CHECK (what IN
                         ('began-draft', 'deleted-draft', 'submitted', 'looked', 'licence', 'command')),
  -- The draft, case or licence.
  subject    uuid        NOT NULL,
  matter     text        NOT NULL,
  -- Of a command its name.
  detail     text,
  -- What is sent again is one use.
  command_id uuid        CONSTRAINT mandate_use_once UNIQUE
);
CREATE INDEX mandate_use_mandate ON mandate_use (mandate_id, use_id DESC);

CREATE TRIGGER mandate_use_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mandate_use
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- The applicant may be an organisation; `person` is the id of either.
ALTER TABLE draft DROP CONSTRAINT draft_person_exists;
ALTER TABLE draft
  -- By which mandate it was begun, and who holds that; NULL where the applicant began it.
  ADD COLUMN mandate uuid,
  ADD COLUMN handler uuid,
  ADD CONSTRAINT draft_handler_has_mandate CHECK ((mandate IS NULL) = (handler IS NULL));
