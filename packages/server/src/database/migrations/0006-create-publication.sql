-- Versions of the catalogue, and the changes and change orders that lead to them.

-- Editors keep the catalogue; they belong to no site and no authority.
ALTER TABLE account DROP CONSTRAINT account_role_known;
ALTER TABLE account ADD CONSTRAINT account_role_known
  CHECK (role IN ('applicant', 'clerk', 'reviewer', 'manager', 'editor'));
ALTER TABLE account DROP CONSTRAINT account_post_complete;
ALTER TABLE account ADD CONSTRAINT account_post_complete CHECK (
  CASE role
    WHEN 'applicant' THEN person IS NOT NULL
    WHEN 'clerk'     THEN site IS NOT NULL AND window_id IS NOT NULL
    WHEN 'reviewer'  THEN authority IS NOT NULL
    WHEN 'manager'   THEN site IS NOT NULL
    ELSE true
  END
);

-- Files by the SHA-256 of their content, hex: stored once, whatever version or change holds them.
CREATE TABLE catalogue_text (
  hash    text CONSTRAINT catalogue_text_key PRIMARY KEY,
  content text NOT NULL
);
CREATE TABLE catalogue_sample (
  hash       text  CONSTRAINT catalogue_sample_key PRIMARY KEY,
  content    bytea NOT NULL,
  media_type text  NOT NULL
);

CREATE TABLE catalogue_version (
  number       integer     CONSTRAINT catalogue_version_key PRIMARY KEY,
  -- SHA-256 over names and hashes of the files: one that is brought back has the same again.
  version      text        NOT NULL,
  title        text        NOT NULL,
  published_at timestamptz NOT NULL,
  -- Both NULL for a version that came from the folder.
  published_by uuid,
  change_id    uuid        CONSTRAINT catalogue_version_change_once UNIQUE
);
CREATE INDEX catalogue_version_by_content ON catalogue_version (version, number DESC);

CREATE TABLE catalogue_version_file (
  version text NOT NULL,
  path    text NOT NULL,
  hash    text NOT NULL,
  CONSTRAINT catalogue_version_file_key PRIMARY KEY (version, path)
);

-- Lists of changes: derived from the events by `change-view.ts`.
CREATE TABLE catalogue_change_view (
  change_id     uuid        CONSTRAINT catalogue_change_view_key PRIMARY KEY,
  title         text        NOT NULL,
  stage         text        NOT NULL,
  base          text        NOT NULL,
  order_number  text,
  restored      integer,
  authors       uuid[]      NOT NULL,
  reviewer      uuid,
  publish_at    timestamptz,
  published_at  timestamptz,
  version       text,
  number        integer,
  revision      integer     NOT NULL,
  files_changed integer     NOT NULL,
  begun_at      timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL
);
CREATE INDEX catalogue_change_newest ON catalogue_change_view (begun_at DESC, change_id DESC);
CREATE INDEX catalogue_change_due ON catalogue_change_view (publish_at) WHERE stage = 'scheduled';
CREATE INDEX catalogue_change_of_order ON catalogue_change_view (order_number) WHERE order_number IS NOT NULL;

-- A published change becomes a version with its event, in one statement: the files of the version before, with the
-- change’s own. Two that publish at once meet at the number, and the slower one merges again.
CREATE FUNCTION write_catalogue_change_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry jsonb;
BEGIN
  DELETE FROM catalogue_change_view USING jsonb_array_elements(p_changes) AS change
  WHERE change_id = (change #>> '{row,change_id}')::uuid;
  INSERT INTO catalogue_change_view
  SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
    jsonb_populate_record(NULL::catalogue_change_view, change -> 'row') AS row;
  FOR entry IN
    SELECT change -> 'published' FROM jsonb_array_elements(p_changes) AS change WHERE change ? 'published'
  LOOP
    INSERT INTO catalogue_version SELECT * FROM jsonb_populate_record(NULL::catalogue_version, entry);
    INSERT INTO catalogue_version_file (version, path, hash)
    SELECT entry ->> 'version', path, hash FROM catalogue_version_file
    WHERE version = entry ->> 'onto'
      AND path NOT IN (SELECT file ->> 'path' FROM jsonb_array_elements(entry -> 'files') AS file)
    UNION ALL
    SELECT entry ->> 'version', file ->> 'path', file ->> 'hash' FROM jsonb_array_elements(entry -> 'files') AS file
    WHERE file ->> 'hash' IS NOT NULL
    ON CONFLICT DO NOTHING;
  END LOOP;
END $$;

-- Change orders from above: derived from the events by `order-view.ts`.
CREATE TABLE change_order_view (
  order_id    uuid        CONSTRAINT change_order_view_key PRIMARY KEY,
  number      text        NOT NULL CONSTRAINT change_order_view_number UNIQUE,
  -- The request that opened it: sent again, it finds the same order.
  request     uuid        NOT NULL CONSTRAINT change_order_view_request UNIQUE,
  stage       text        NOT NULL,
  due         date        NOT NULL,
  opened_at   timestamptz NOT NULL
);
CREATE INDEX change_order_view_urgent ON change_order_view (stage, due, number);

CREATE FUNCTION write_change_order_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change_order_view
  SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
    jsonb_populate_record(NULL::change_order_view, change) AS row
  ON CONFLICT (order_id) DO UPDATE SET stage = EXCLUDED.stage;
END $$;
