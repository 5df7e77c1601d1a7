-- Daily roots over the history, so that what was changed past the triggers shows, and anybody can keep a copy.

-- The keys that signed roots. The private halves lie in files, not here.
CREATE TABLE audit_key (
  -- SHA-256 of the public key as SubjectPublicKeyInfo, hex.
  key_id        text        CONSTRAINT audit_key_pkey PRIMARY KEY,
  algorithm     text        NOT NULL CONSTRAINT audit_key_algorithm_known CHECK (algorithm IN ('Ed25519', 'SM2')),
  public_key    bytea       NOT NULL,
  first_used_at timestamptz NOT NULL
);

CREATE TABLE audit_root (
  -- A day in Asia/Shanghai that has ended; the days follow one another without a gap.
  day          date        CONSTRAINT audit_root_pkey PRIMARY KEY,
  event_count  bigint      NOT NULL,
  root         bytea       NOT NULL,
  -- SHA-256 of the statement of the day before, zeros for the first.
  previous     bytea       NOT NULL,
  algorithm    text        NOT NULL,
  key_id       text        NOT NULL CONSTRAINT audit_root_key_exists REFERENCES audit_key,
  signature    bytea       NOT NULL,
  published_at timestamptz NOT NULL,
  -- The roots of 1,024 leaves each, one after another: a proof needs no other leaf, and a change is narrowed down.
  nodes        bytea       NOT NULL,
  -- Every event of this cluster whose transaction lies below stands in this root or in an earlier one.
  horizon      bigint      NOT NULL,
  -- Transactions are counted anew where a dump is restored.
  cluster_id   text        NOT NULL,
  -- RFC 3161; comes later, or never where no authority is set.
  token        bytea,
  token_at     timestamptz,
  token_tries  integer     NOT NULL DEFAULT 0,
  token_next   timestamptz,
  CONSTRAINT audit_root_token_whole CHECK ((token IS NULL) = (token_at IS NULL))
);

-- Which events belong to a day: of each process the versions from first to last. So what belongs to a day that has its
-- root can't change, whatever is written later and whatever time it bears.
CREATE TABLE audit_part (
  day           date    NOT NULL CONSTRAINT audit_part_root_exists REFERENCES audit_root DEFERRABLE INITIALLY DEFERRED,
  process_id    uuid    NOT NULL,
  first_version integer NOT NULL,
  last_version  integer NOT NULL CONSTRAINT audit_part_versions_rise CHECK (last_version >= first_version),
  -- Place of the first event among the leaves of the day, counted from 0.
  first_leaf    bigint  NOT NULL,
  -- Hash of the last event: it stands for all before it in the process.
  head          bytea   NOT NULL,
  CONSTRAINT audit_part_pkey PRIMARY KEY (process_id, last_version)
);
CREATE INDEX audit_part_leaf ON audit_part (day, first_leaf);

-- Who looked at a case with the eyes of another account.
CREATE TABLE access_record (
  record_id  bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT access_record_pkey PRIMARY KEY,
  at         timestamptz NOT NULL,
  account_id uuid        NOT NULL,
  case_id    uuid        NOT NULL,
  as_account uuid        NOT NULL,
  -- The moment looked at.
  moment     timestamptz NOT NULL,
  -- What came of it: `seen`, or the code of the refusal.
  outcome    text        NOT NULL
);
CREATE INDEX access_record_case ON access_record (case_id, record_id DESC);

-- What an account could do at which time: rights follow the post, and posts change.
CREATE TABLE account_post (
  account_id uuid        NOT NULL,
  since      timestamptz NOT NULL,
  -- The row of `account` without names, password and the count of wrong ones.
  post       jsonb       NOT NULL,
  CONSTRAINT account_post_pkey PRIMARY KEY (account_id, since)
);

CREATE FUNCTION post_of(p_account account) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(p_account)
    - ARRAY['id', 'login', 'name', 'password_hash', 'demo', 'failed_logins', 'locked_until', 'created_at']
$$;

INSERT INTO account_post SELECT id, created_at, post_of(account) FROM account;

CREATE FUNCTION keep_account_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR post_of(OLD) <> post_of(NEW) THEN
    INSERT INTO account_post
    VALUES (NEW.id, CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE clock_timestamp() END, post_of(NEW))
    ON CONFLICT (account_id, since) DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER account_post_kept AFTER INSERT OR UPDATE ON account
  FOR EACH ROW EXECUTE FUNCTION keep_account_post();

CREATE FUNCTION refuse_change_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_part_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_part
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER audit_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER access_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER account_post_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account_post
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- Of a root only the time-stamp may come later.
CREATE FUNCTION refuse_change_of_root() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.token IS NULL AND
     (OLD.day, OLD.event_count, OLD.root, OLD.previous, OLD.algorithm, OLD.key_id, OLD.signature, OLD.published_at,
      OLD.nodes, OLD.horizon, OLD.cluster_id)
       IS NOT DISTINCT FROM
     (NEW.day, NEW.event_count, NEW.root, NEW.previous, NEW.algorithm, NEW.key_id, NEW.signature, NEW.published_at,
      NEW.nodes, NEW.horizon, NEW.cluster_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a root never changes' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_root_append_only BEFORE UPDATE OR DELETE ON audit_root
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_root();
CREATE TRIGGER audit_root_not_emptied BEFORE TRUNCATE ON audit_root
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();
