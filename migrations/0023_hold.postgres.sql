-- The audit trail to be searched, what may not be destroyed, and what was.

-- Ids sort by time, so the primary key serves a range of days and the paging; each of these serves one way of asking.
CREATE INDEX audit_entry_by_actor ON audit_entry (agency_id, actor_id, id);
CREATE INDEX audit_entry_by_subject ON audit_entry (agency_id, subject_id, id) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_entry_by_action ON audit_entry (agency_id, action, id);

-- Entries are only added. Who wants to change one has to take these away first, which leaves a trace in the schema. Citus takes
-- triggers on a distributed table only with citus.enable_unsafe_triggers: they look at no other row, so that is safe here.
CREATE FUNCTION refuse_change_of_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is only added to' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER audit_entry_never_changed BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit_entry();
CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_entry();

-- A file that was taken out of the audit trail: for what purpose, for whom, and the hash by which the file is known again. asked
-- is the question in the words of the query.
CREATE TABLE audit_export (
  agency_id uuid   NOT NULL REFERENCES agency (id),
  id        uuid   NOT NULL,
  made_at   bigint NOT NULL,
  made_by   uuid   NOT NULL,
  asked     text   NOT NULL,
  first_day date   NOT NULL,
  last_day  date   NOT NULL,
  file_name text   NOT NULL,
  purpose   text   NOT NULL,
  recipient text   NOT NULL,
  entries   bigint NOT NULL CHECK (entries >= 0),
  sha256    bytea  NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, made_by) REFERENCES officer (agency_id, id)
);

-- A legal hold (penahanan rekod): on one officer, on a unit and all who were ever posted in it or below it, or on the whole agency.
CREATE TABLE legal_hold (
  agency_id    uuid   NOT NULL REFERENCES agency (id),
  id           uuid   NOT NULL,
  officer_id   uuid,
  unit_id      uuid,
  title        text   NOT NULL,
  reason       text   NOT NULL,
  reference    text   NOT NULL,
  ordered_by   text   NOT NULL,
  placed_at    bigint NOT NULL,
  placed_by    uuid   NOT NULL,
  ended_at     bigint,
  ended_by     uuid,
  ended_reason text   NOT NULL DEFAULT '',
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  CHECK (officer_id IS NULL OR unit_id IS NULL),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX legal_hold_open ON legal_hold (agency_id, id) WHERE ended_at IS NULL;

-- Whose records a hold keeps today. Every job that destroys leaves these officers out.
CREATE VIEW held_officer AS
  SELECT h.agency_id, h.id AS hold_id, h.officer_id
  FROM legal_hold h
  WHERE h.ended_at IS NULL AND h.officer_id IS NOT NULL
  UNION
  SELECT h.agency_id, h.id AS hold_id, p.officer_id
  FROM legal_hold h
  JOIN unit_version held ON held.agency_id = h.agency_id AND held.unit_id = h.unit_id
  JOIN unit_version below ON below.agency_id = h.agency_id
    AND (below.path = held.path OR substr(below.path, 1, length(held.path) + 1) = held.path || '/')
  JOIN posting p ON p.agency_id = h.agency_id AND p.unit_id = below.unit_id
  WHERE h.ended_at IS NULL AND h.unit_id IS NOT NULL
  UNION
  SELECT h.agency_id, h.id AS hold_id, o.id AS officer_id
  FROM legal_hold h
  JOIN officer o ON o.agency_id = h.agency_id
  WHERE h.ended_at IS NULL AND h.officer_id IS NULL AND h.unit_id IS NULL;

-- What an agency set for itself: longer than rules/retention.toml says, never shorter.
CREATE TABLE retention_setting (
  agency_id uuid   NOT NULL REFERENCES agency (id),
  kind      text   NOT NULL,
  days      bigint NOT NULL CHECK (days > 0),
  set_at    bigint NOT NULL,
  set_by    uuid,
  PRIMARY KEY (agency_id, kind)
);

-- A destruction (pelupusan) of what is past its time, with the approval of Arkib Negara: one administrator proposes it, another
-- confirms it, and the nightly job carries it out. counted is what the dry run found, destroyed what went.
CREATE TABLE disposal (
  agency_id    uuid   NOT NULL REFERENCES agency (id),
  id           uuid   NOT NULL,
  kind         text   NOT NULL,
  before_day   date   NOT NULL,
  counted      bigint NOT NULL,
  reference    text   NOT NULL,
  state        text   NOT NULL CHECK (state IN ('proposed', 'confirmed', 'withdrawn', 'done')),
  proposed_at  bigint NOT NULL,
  proposed_by  uuid   NOT NULL,
  confirmed_at bigint,
  confirmed_by uuid CHECK (confirmed_by <> proposed_by),
  ended_at     bigint,
  destroyed    bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (agency_id, id),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CHECK (state NOT IN ('confirmed', 'done') OR confirmed_by IS NOT NULL)
);
CREATE UNIQUE INDEX disposal_open ON disposal (agency_id, kind) WHERE state IN ('proposed', 'confirmed');

-- Up to which work day the coordinates of presses were erased, and the days of officers that were left out meanwhile: those in dispute
-- and those under a hold. They are looked at again every night.
CREATE TABLE position_erasure (
  agency_id uuid NOT NULL PRIMARY KEY REFERENCES agency (id),
  through   date NOT NULL
);
CREATE TABLE position_kept (
  agency_id  uuid NOT NULL,
  work_day   date NOT NULL,
  officer_id uuid NOT NULL,
  PRIMARY KEY (agency_id, work_day, officer_id)
);
