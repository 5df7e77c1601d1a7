-- A reviewer’s inbox holds some items of an authority. Within each due time the index goes on by item, so that it is
-- read from one of them to the next (PostgreSQL 18 skips what lies between), and tasks of colleagues stay unread.
DROP INDEX obligation_owner;
CREATE INDEX obligation_owner ON obligation (owner_id, due_at, item, process_id);
-- Ended tasks have each a time of their own: they are read item by item.
CREATE INDEX task_view_ended_item ON task_view (authority, item, ended_at DESC, case_id) WHERE ended_at IS NOT NULL;
