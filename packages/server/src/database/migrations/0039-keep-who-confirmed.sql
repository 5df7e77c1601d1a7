-- Who confirmed an import of licences on paper, and when: kept when it is taken back, which is decided by another.
ALTER TABLE paper_licence_import
  ADD COLUMN confirmed_at timestamptz,
  ADD COLUMN confirmed_by uuid;
-- Of what was taken back before, it was written over. What is confirmed still has it; none, where it was imported before
-- there were second persons.
UPDATE paper_licence_import SET confirmed_at = decided_at, confirmed_by = decided_by WHERE stage = 'confirmed';
ALTER TABLE paper_licence_import
  DROP CONSTRAINT paper_licence_import_four_eyes,
  -- Whoever imports does not confirm (受办分离 of the register).
  ADD CONSTRAINT paper_licence_import_four_eyes CHECK (
    (stage NOT IN ('confirmed', 'refused') OR decided_by IS DISTINCT FROM imported_by)
    AND (confirmed_at IS NULL OR confirmed_by IS DISTINCT FROM imported_by)),
  ADD CONSTRAINT paper_licence_import_confirmer CHECK (confirmed_by IS NULL OR confirmed_at IS NOT NULL),
  ADD CONSTRAINT paper_licence_import_kept_confirmed CHECK (
    CASE stage WHEN 'confirmed' THEN confirmed_at IS NOT NULL WHEN 'taken-back' THEN true ELSE confirmed_at IS NULL END);
