-- What authorities are asked beside their own tasks, and the joint acts to come: few among all that is owed.
CREATE INDEX obligation_asked ON obligation (owner_id, due_at, process_id, key)
  WHERE kind IN ('opinion', 'joint-notice', 'joint-opinion', 'joint-act');
CREATE INDEX obligation_joint_act ON obligation (due_at, process_id, key) WHERE kind = 'joint-act';
