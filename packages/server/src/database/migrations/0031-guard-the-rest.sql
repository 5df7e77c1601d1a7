-- The rest of what tells of persons, behind the wall of 0025: accounts, what sources of data answered and what is said
-- to be wrong with it, private keys of staff.

INSERT INTO guard_work (work, guarded) VALUES
  ('log-in', 'account'), ('registration', 'account'), ('staff-accounts', 'account'), ('erasure', 'account'),
  ('names', 'account_name'),
  ('erasure', 'sharing_answer'), ('erasure', 'sharing_cache'), ('housekeeping', 'sharing_cache'),
  ('reports', 'sharing_dispute');

-- Whoever is logged in, or has named the account and not proved yet whose it is, has to do with that one row. Before
-- that a log-in finds whose a login, token or passkey is, and changes nothing: a wrong password is counted by the
-- account itself.
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_own ON account USING (id = subject_account());
CREATE POLICY account_found_by_work ON account FOR SELECT USING (work_needs('account'));
CREATE POLICY account_kept_by_work ON account
  USING (current_setting('yijianshi.subject', true) <> 'work log-in' AND work_needs('account'));

-- Who an account is, beside what it has done: no password, no counts, no login of a citizen. It has two sources, so that
-- nobody can write through it, and no barrier, so that lists find each row by its id: the one condition is of no row.
CREATE VIEW account_name AS
  SELECT id, name, role, person, site, window_id, authority, items, head, disabled_at,
    CASE role WHEN 'applicant' THEN '' ELSE login END AS login
  FROM account CROSS JOIN LATERAL (SELECT work_needs('account_name') AS allowed) AS reader
  WHERE allowed;

ALTER TABLE sharing_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY sharing_answer_within_reach ON sharing_answer
  USING (case_in_reach(case_id) OR work_needs('sharing_answer'));

-- For those who fill a form in: what is kept for the next one is nobody else's.
ALTER TABLE sharing_cache ENABLE ROW LEVEL SECURITY;
CREATE POLICY sharing_cache_within_reach ON sharing_cache
  USING (subject_role() IN ('applicant', 'clerk') AND person_in_reach(person) OR work_needs('sharing_cache'));

ALTER TABLE sharing_dispute ENABLE ROW LEVEL SECURITY;
CREATE POLICY sharing_dispute_within_reach ON sharing_dispute
  USING (case_in_reach(case_id) OR work_needs('sharing_dispute'));
-- Told to the authority whose data they are about, whether it has to do with the case or not.
CREATE POLICY sharing_dispute_of_owner ON sharing_dispute FOR SELECT
  USING (subject_role() = 'reviewer' AND owner = subject_place());

ALTER TABLE staff_secret_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY staff_secret_key_own ON staff_secret_key USING (account = subject_account());
