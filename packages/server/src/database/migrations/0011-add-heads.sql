-- Head of an authority (部门负责人): extends limits, decides what was forwarded, revokes results.
ALTER TABLE account ADD COLUMN head boolean NOT NULL DEFAULT false;
ALTER TABLE account ADD CONSTRAINT account_head_of_authority CHECK (NOT head OR role = 'reviewer');
