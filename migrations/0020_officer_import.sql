-- Imports of people, kept so that they can be read again and undone.

-- agency_id is that of whoever made it. wide: by a system administrator, for any agency. content is the file as it was sent,
-- until it was stored, given up or forgotten. A file that is being stored is 'applying' until `lease_until`; a server that ends
-- on the way leaves it planned. valid_from is the day from which what it stored holds.
CREATE TABLE officer_import (
  agency_id      uuid    NOT NULL REFERENCES agency (id),
  id             uuid    NOT NULL,
  made_by        uuid    NOT NULL,
  made_at        bigint  NOT NULL,
  wide           boolean NOT NULL,
  continues_id   uuid,
  file_name      text    NOT NULL,
  format         text    NOT NULL CHECK (format IN ('csv', 'xlsx')),
  sha256         bytea   NOT NULL,
  content        bytea,
  state          text    NOT NULL CHECK (state IN ('planned', 'applying', 'done', 'undone', 'cancelled')),
  plan_hash      bytea   NOT NULL,
  rows_new       bigint  NOT NULL,
  rows_changed   bigint  NOT NULL,
  rows_unchanged bigint  NOT NULL,
  rows_wrong     bigint  NOT NULL,
  agencies_made  bigint  NOT NULL,
  units_made     bigint  NOT NULL,
  outdated       boolean NOT NULL DEFAULT false,
  lease_until    bigint,
  done_at        bigint,
  valid_from     date,
  undone_at      bigint,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, made_by) REFERENCES officer (agency_id, id)
);
CREATE INDEX officer_import_by_state ON officer_import (agency_id, state, made_at);

-- A line of the file. changes and faults are JSON for the page; before and after are the officer as JSON, to undo it.
-- of_agency and officer_id are whom it touched, once it was stored; outcome says what undoing made of it.
CREATE TABLE officer_import_row (
  agency_id  uuid   NOT NULL,
  import_id  uuid   NOT NULL,
  line       bigint NOT NULL,
  kind       text   NOT NULL CHECK (kind IN ('new', 'changed', 'unchanged', 'wrong')),
  user_id    text   NOT NULL,
  name       text   NOT NULL,
  unit_path  text   NOT NULL,
  changes    text   NOT NULL,
  faults     text   NOT NULL,
  of_agency  uuid,
  officer_id uuid,
  before     text   NOT NULL DEFAULT '',
  after      text   NOT NULL DEFAULT '',
  outcome    text   NOT NULL DEFAULT '' CHECK (outcome IN ('', 'removed', 'ended', 'restored', 'signed_in', 'changed_since',
                                                           'leads_others')),
  PRIMARY KEY (agency_id, import_id, line),
  FOREIGN KEY (agency_id, import_id) REFERENCES officer_import (agency_id, id)
);
CREATE INDEX officer_import_row_by_kind ON officer_import_row (agency_id, import_id, kind, line);
CREATE INDEX officer_import_row_by_outcome ON officer_import_row (agency_id, import_id, outcome, line);

-- Units and agencies that it made (old_name is NULL) or called otherwise.
CREATE TABLE officer_import_name (
  agency_id  uuid NOT NULL,
  import_id  uuid NOT NULL,
  of_agency  uuid NOT NULL,
  unit_id    uuid NOT NULL,
  old_name   text,
  new_name   text NOT NULL,
  PRIMARY KEY (agency_id, import_id, of_agency, unit_id),
  FOREIGN KEY (agency_id, import_id) REFERENCES officer_import (agency_id, id)
);
