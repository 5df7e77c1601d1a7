-- Since when an account may not log in; NULL means that it may.
ALTER TABLE account ADD COLUMN disabled_at timestamptz;

-- Lists of staff and the question whether there is any: applicants are many, staff are few.
CREATE INDEX account_staff ON account (login) WHERE role <> 'applicant';

-- A desk's ended cases, newest first. Open ones are few and found by case_view_desk; their due dates change too
-- often to stand in an index. The predicate holds no column that case_view_desk does not hold already.
CREATE INDEX case_view_desk_ended ON case_view (site, number DESC)
  WHERE stage IN ('closed', 'declined', 'withdrawn');

-- All cases, newest first. Numbers begin with the region, so across regions only the time tells.
CREATE INDEX case_view_newest ON case_view (submitted_at DESC, case_id DESC);
