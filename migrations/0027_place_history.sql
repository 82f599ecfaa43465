-- Who made a version of a place or a network, when and why, and who said its last day. What was kept before has none of it: the trail
-- tells of those.

ALTER TABLE place ADD COLUMN made_at bigint;
ALTER TABLE place ADD COLUMN made_by uuid;
ALTER TABLE place ADD COLUMN made_why text NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN ended_at bigint;
ALTER TABLE place ADD COLUMN ended_by uuid;
ALTER TABLE place ADD COLUMN ended_why text NOT NULL DEFAULT '';

ALTER TABLE network ADD COLUMN made_at bigint;
ALTER TABLE network ADD COLUMN made_by uuid;
ALTER TABLE network ADD COLUMN made_why text NOT NULL DEFAULT '';
ALTER TABLE network ADD COLUMN ended_at bigint;
ALTER TABLE network ADD COLUMN ended_by uuid;
ALTER TABLE network ADD COLUMN ended_why text NOT NULL DEFAULT '';
