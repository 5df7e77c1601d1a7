-- A second wall before personal data: the server works as a role that owns nothing, and sees of these tables what its
-- subject has to do with. A query that says for whom it asks nobody sees nothing. Who may see which part of a case,
-- the access table of the core tells; here stands only whether a case or person is within reach at all.

-- For whom a query asks stands in `yijianshi.subject`, as `packages/server/src/database/subject.ts` writes it: a role, an
-- account, and the person, site or authority it acts for; or `work` and the name of a work of the server itself.
CREATE FUNCTION subject_role() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT split_part(current_setting('yijianshi.subject', true), ' ', 1)
$$;
CREATE FUNCTION subject_account() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT substring(current_setting('yijianshi.subject', true) FROM '^[a-z]+ ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?: |$)')::uuid
$$;
-- All that stands behind the account, whatever it is: nothing that a name of a site holds counts as another subject.
CREATE FUNCTION subject_place() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT substring(current_setting('yijianshi.subject', true) FROM '^(?:clerk|reviewer) [^ ]* (.+)$')
$$;

CREATE FUNCTION subject_person() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT substring(current_setting('yijianshi.subject', true)
    FROM '^applicant [0-9a-f-]{36} ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$')::uuid
$$;

-- For whom an applicant acts: oneself, and those whose mandate holds, organisations among them. For what a mandate
-- holds, and by the clock of the server, the core tells.
CREATE FUNCTION subject_persons() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off AS $$
DECLARE
  person CONSTANT uuid := subject_person();
BEGIN
  IF person IS NULL THEN
    RETURN '{}';
  END IF;
  RETURN person || ARRAY(
    SELECT principal_id FROM mandate_view WHERE agent_id = person AND holds_from IS NOT NULL AND holds_until > now()
  );
END $$;

-- Which tables a work of the server needs.
CREATE TABLE guard_work (
  work        text NOT NULL,
  guarded     text NOT NULL,
  CONSTRAINT guard_work_pkey PRIMARY KEY (work, guarded)
);
INSERT INTO guard_work (work, guarded) VALUES
  ('keys', 'data_key'),
  ('rotation', 'data_key'),
  ('log-in', 'person'), ('log-in', 'second_factor'), ('log-in', 'recovery_code'), ('log-in', 'offered_secret'),
  ('registration', 'person'), ('registration', 'data_key'), ('registration', 'second_factor'),
  ('registration', 'recovery_code'),
  ('names', 'person'),
  ('receipt', 'case_receipt'),
  ('licences', 'person'), ('licences', 'case_contents'),
  ('reports', 'draft'), ('reports', 'draft_file'), ('reports', 'file'),
  ('housekeeping', 'file'), ('housekeeping', 'draft_file'), ('housekeeping', 'offered_secret'),
  ('erasure', 'data_key'), ('erasure', 'draft'), ('erasure', 'draft_file'), ('erasure', 'file'),
  ('erasure', 'signed_letter'), ('erasure', 'case_contents'), ('erasure', 'case_receipt'),
  ('erasure', 'rating_comment'), ('erasure', 'person'),
  ('staff-accounts', 'second_factor'), ('staff-accounts', 'recovery_code');

CREATE FUNCTION work_needs(p_guarded text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off AS $$
BEGIN
  RETURN subject_role() = 'work' AND EXISTS (
    SELECT FROM guard_work
    WHERE work = substring(current_setting('yijianshi.subject', true) FROM '^work (.+)$') AND guarded = p_guarded
  );
END $$;

-- Whether the subject has to do with the case, or with the application that becomes one.
CREATE FUNCTION case_in_reach(p_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off AS $$
DECLARE
  place CONSTANT text := subject_place();
  applicant uuid;
BEGIN
  CASE subject_role()
    WHEN 'applicant' THEN
      SELECT applicant_id INTO applicant FROM case_view WHERE case_id = p_case;
      IF NOT FOUND THEN
        SELECT person INTO applicant FROM draft WHERE id = p_case;
      END IF;
      -- Most act for themselves: then nobody looks for mandates.
      RETURN coalesce(applicant = subject_person() OR applicant = ANY (subject_persons()), false);
    WHEN 'clerk' THEN
      RETURN EXISTS (SELECT FROM case_view WHERE case_id = p_case AND site = place)
        OR EXISTS (SELECT FROM draft WHERE id = p_case AND desk_site = place);
    WHEN 'reviewer' THEN
      RETURN EXISTS (SELECT FROM task_view WHERE case_id = p_case AND authority = place)
        -- Entrusted, asked for an opinion, convened: the history names it.
        OR EXISTS (
          SELECT FROM process_event WHERE process_id = p_case AND kind = 'case'
            AND jsonb_path_exists(data, '$.** ? (@ == $authority)', jsonb_build_object('authority', place))
        );
    WHEN 'manager' THEN
      RETURN EXISTS (
        SELECT FROM reasoned_access
        WHERE account_id = subject_account() AND case_id = p_case AND until > now()
          AND NOT EXISTS (SELECT FROM reasoned_access_end WHERE reasoned_access_end.access_id = reasoned_access.access_id)
      );
    ELSE
      RETURN false;
  END CASE;
END $$;

CREATE FUNCTION person_in_reach(p_person uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off AS $$
BEGIN
  CASE subject_role()
    WHEN 'applicant' THEN
      RETURN p_person = subject_person() OR p_person = ANY (subject_persons());
    WHEN 'clerk' THEN
      RETURN EXISTS (SELECT FROM case_view WHERE applicant_id = p_person AND site = subject_place())
        OR EXISTS (SELECT FROM draft WHERE person = p_person AND desk_site = subject_place() AND submitted_at IS NULL);
    WHEN 'reviewer', 'manager' THEN
      RETURN EXISTS (SELECT FROM case_view WHERE applicant_id = p_person AND case_in_reach(case_id));
    ELSE
      RETURN false;
  END CASE;
END $$;

-- A draft is its person's, and of the window where it was begun or whose case it answers.
CREATE FUNCTION draft_in_reach(p_person uuid, p_desk_site text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE subject_role()
    WHEN 'applicant' THEN
      RETURN p_person = subject_person() OR p_person = ANY (subject_persons());
    WHEN 'clerk' THEN
      RETURN coalesce(p_desk_site = subject_place(), false);
    ELSE
      RETURN false;
  END CASE;
END $$;

-- What came with a draft, or with the case that it belongs to.
CREATE FUNCTION handed_in_within_reach(p_draft uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off AS $$
BEGIN
  RETURN subject_role() IN ('applicant', 'clerk', 'reviewer', 'manager') AND EXISTS (
    SELECT FROM draft
    WHERE id = p_draft AND (draft_in_reach(person, desk_site) OR case_in_reach(coalesce(case_id, id)))
  );
END $$;

-- Whoever began a draft by mandate may be told that the mandate is over, and nothing else of it.
CREATE FUNCTION begun_by_mandate(p_draft uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT EXISTS (SELECT FROM draft WHERE id = p_draft AND person <> handler
    AND current_setting('yijianshi.subject', true) LIKE 'applicant % ' || handler)
$$;

ALTER TABLE data_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY data_key_within_reach ON data_key USING (
  CASE kind
    WHEN 'case' THEN case_in_reach(subject)
    WHEN 'person' THEN person_in_reach(subject)
    WHEN 'account' THEN coalesce(subject = subject_account(), false)
    ELSE false
  END OR work_needs('data_key')
);

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_within_reach ON person USING (person_in_reach(id) OR work_needs('person'));

ALTER TABLE second_factor ENABLE ROW LEVEL SECURITY;
CREATE POLICY second_factor_own ON second_factor USING (account = subject_account() OR work_needs('second_factor'));
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY recovery_code_own ON recovery_code USING (account = subject_account() OR work_needs('recovery_code'));
-- Whoever holds the token whose hash it lies under: nothing in the row says whose it is.
ALTER TABLE offered_secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY offered_secret_by_work ON offered_secret USING (work_needs('offered_secret'));

ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY draft_within_reach ON draft USING (draft_in_reach(person, desk_site) OR work_needs('draft'));
-- Once submitted it is a part of the case, and read as that; nobody writes it any more.
CREATE POLICY draft_of_case ON draft FOR SELECT
  USING (submitted_at IS NOT NULL AND case_in_reach(coalesce(case_id, id)));
ALTER TABLE draft_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY draft_file_within_reach ON draft_file USING (handed_in_within_reach(draft) OR work_needs('draft_file'));
ALTER TABLE file ENABLE ROW LEVEL SECURITY;
CREATE POLICY file_within_reach ON file USING (handed_in_within_reach(origin) OR work_needs('file'));
ALTER TABLE signed_letter ENABLE ROW LEVEL SECURITY;
CREATE POLICY signed_letter_within_reach ON signed_letter
  USING (handed_in_within_reach(draft) OR work_needs('signed_letter'));

-- For whoever may be told that the file is there, and that it needs a reason to see it.
CREATE FUNCTION case_of_file(p_file uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(draft.case_id, draft.id) FROM file JOIN draft ON draft.id = file.origin
  WHERE file.id = p_file AND draft.submitted_at IS NOT NULL
$$;

ALTER TABLE case_contents ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_contents_within_reach ON case_contents USING (case_in_reach(case_id) OR work_needs('case_contents'));
ALTER TABLE case_receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_receipt_within_reach ON case_receipt USING (case_in_reach(case_id) OR work_needs('case_receipt'));
ALTER TABLE rating_comment ENABLE ROW LEVEL SECURITY;
CREATE POLICY rating_comment_within_reach ON rating_comment
  USING (case_in_reach(case_id) OR work_needs('rating_comment'));

-- The role itself is made by `packages/server/src/database/server-role.ts`, because roles belong to the whole server of
-- databases. What later migrations make is granted to it as they make it; called again where a copy of the database
-- came without its grants.
CREATE FUNCTION grant_to_server() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  place CONSTANT text := current_schema();
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO yijianshi_server', place);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO yijianshi_server', place);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO yijianshi_server', place);
  REVOKE INSERT, UPDATE, DELETE ON schema_migration, guard_work FROM yijianshi_server;
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO yijianshi_server', place);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO yijianshi_server', place);
END $$;
SELECT grant_to_server();

-- They run with the owner's rights: no table that a session makes for itself may stand in for one of these.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['subject_persons()', 'work_needs(text)', 'case_in_reach(uuid)', 'case_of_file(uuid)', 'begun_by_mandate(uuid)',
    'person_in_reach(uuid)',
    'handed_in_within_reach(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
  END LOOP;
END $$;
