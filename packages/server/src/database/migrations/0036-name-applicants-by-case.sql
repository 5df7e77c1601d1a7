-- The applicants of these cases, each as far as the case is within reach: what a page of a list shows, however many
-- cases its applicants have elsewhere. Asked by person, the reach of a reviewer is searched for among all of them.
CREATE FUNCTION applicants_within_reach(p_cases uuid[])
RETURNS TABLE (case_id uuid, applicant_id uuid, identity bytea) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT case_view.case_id, case_view.applicant_id, person.identity
  FROM case_view LEFT JOIN person ON person.id = case_view.applicant_id
  WHERE case_view.case_id = ANY (p_cases) AND (work_needs('person') OR case_in_reach(case_view.case_id))
$$;

-- It runs with the owner's rights: no table that a session makes for itself may stand in for one of these.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION applicants_within_reach(uuid[]) SET search_path = %I, pg_temp', current_schema());
END $$;
