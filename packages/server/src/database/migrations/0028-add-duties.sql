-- Posts with a time, and deputies (代岗): who fills which post when. What was given never changes and is over by itself,
-- so what an account could do at any moment can be told for ever.

CREATE TABLE duty (
  duty_id    uuid        CONSTRAINT duty_key PRIMARY KEY,
  account_id uuid        NOT NULL,
  -- `own`: the times of the own post; an account without any holds its post always. `deputy`: the post of a colleague.
  kind       text        NOT NULL CONSTRAINT duty_kind_known CHECK (kind IN ('own', 'deputy')),
  of_account uuid,
  since      timestamptz NOT NULL,
  -- NULL: without end.
  until      timestamptz,
  given_at   timestamptz NOT NULL,
  CONSTRAINT duty_deputy_of_somebody CHECK ((kind = 'deputy') = (of_account IS NOT NULL)),
  CONSTRAINT duty_deputy_of_another CHECK (of_account <> account_id),
  CONSTRAINT duty_deputy_ends CHECK (kind = 'own' OR until IS NOT NULL),
  CONSTRAINT duty_lasts CHECK (until > since),
  CONSTRAINT duty_not_for_the_past CHECK (since >= given_at)
);
CREATE INDEX duty_account ON duty (account_id, since);
CREATE INDEX duty_of ON duty (of_account, since) WHERE of_account IS NOT NULL;

-- Ended by hand before its time.
CREATE TABLE duty_end (
  duty_id  uuid        CONSTRAINT duty_end_key PRIMARY KEY CONSTRAINT duty_end_of_duty REFERENCES duty,
  ended_at timestamptz NOT NULL
);

CREATE TRIGGER duty_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON duty
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER duty_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON duty_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- The post of an account as it was at an instant; NULL before it was there.
CREATE FUNCTION post_at(p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT post FROM account_post WHERE account_id = p_account AND since <= p_at ORDER BY since DESC LIMIT 1
$$;

-- What an account has to do at an instant: whether its own post counts, and the posts of colleagues, as they were then.
CREATE FUNCTION duties_held(p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH given AS (
    SELECT duty_id, kind, of_account, since,
      since <= p_at AND (until IS NULL OR p_at < until) AND (ended_at IS NULL OR p_at < ended_at) AS holds
    FROM duty LEFT JOIN duty_end USING (duty_id) WHERE account_id = p_account AND given_at <= p_at
  )
  SELECT jsonb_build_object(
    'own', coalesce((SELECT bool_or(holds) FROM given WHERE kind = 'own'), true),
    'deputised', coalesce((
      SELECT jsonb_agg('{"head": false}'::jsonb || post_at(of_account, p_at) || jsonb_build_object('id', of_account)
        ORDER BY since, duty_id)
      FROM given WHERE kind = 'deputy' AND holds AND post_at(of_account, p_at) IS NOT NULL), '[]'))
$$;
