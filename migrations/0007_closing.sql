-- The closing of days, the transactions that come of it, the months, and what waits to be computed again.

-- How far the closing of an agency is. Its days are closed one after the other from start_day on; closed_until is the last
-- that is closed, the day before start_day when none is. One runner holds the lease at a time; it expires by itself.
CREATE TABLE agency_closing (
  agency_id    uuid   NOT NULL PRIMARY KEY REFERENCES agency (id),
  start_day    date   NOT NULL,
  closed_until date   NOT NULL,
  last_number  bigint NOT NULL DEFAULT 0 CHECK (last_number >= 0),
  lease_holder uuid,
  lease_until  bigint NOT NULL DEFAULT 0
);

-- One day of an agency from the moment its closing began. after_officer is the officer up to whom it is closed.
CREATE TABLE day_closing (
  agency_id     uuid    NOT NULL REFERENCES agency (id),
  work_day      date    NOT NULL,
  closed        boolean NOT NULL DEFAULT false,
  after_officer uuid,
  officers      bigint  NOT NULL,
  done          bigint  NOT NULL DEFAULT 0,
  waits_until   bigint,
  started_at    bigint  NOT NULL,
  closed_at     bigint,
  PRIMARY KEY (agency_id, work_day)
);

-- One version of the closed record of an officer's day. Rows are only ever added: a later change makes the next version
-- under the same number, which carries the hash of the one before. unit_path, scheme and state are as of that day.
CREATE TABLE attendance_transaction (
  agency_id         uuid   NOT NULL,
  work_day          date   NOT NULL,
  officer_id        uuid   NOT NULL,
  version           bigint NOT NULL CHECK (version >= 1),
  number            bigint NOT NULL CHECK (number >= 1),
  unit_path         text   NOT NULL,
  state             text   NOT NULL,
  scheme            text   NOT NULL,
  day_type          text   NOT NULL,
  status            text   NOT NULL,
  effective_start   bigint,
  may_leave_from    bigint,
  office_end        bigint,
  first_in          bigint,
  last_out          bigint,
  late_minutes      bigint NOT NULL,
  early_minutes     bigint NOT NULL,
  worked_minutes    bigint,
  issues            text   NOT NULL,
  facts             text   NOT NULL,
  pack              text   NOT NULL,
  national_revision bigint NOT NULL,
  agency_revision   bigint NOT NULL,
  reasons           text   NOT NULL,
  previous_hash     bytea,
  hash              bytea  NOT NULL,
  made_at           bigint NOT NULL,
  PRIMARY KEY (agency_id, work_day, officer_id, version)
);

-- The number of an officer's day, and which version holds; status, issues and unit are those of that version, for lists.
CREATE TABLE transaction_number (
  agency_id  uuid   NOT NULL,
  work_day   date   NOT NULL,
  officer_id uuid   NOT NULL,
  number     bigint NOT NULL,
  version    bigint NOT NULL,
  unit_path  text   NOT NULL,
  status     text   NOT NULL,
  issues     text   NOT NULL,
  PRIMARY KEY (agency_id, work_day, officer_id),
  UNIQUE (agency_id, number)
);
CREATE INDEX transaction_number_by_officer ON transaction_number (agency_id, officer_id, work_day);

-- A fact that came in after the day may have been closed: that day is computed again. The nil officer stands for everybody
-- of the agency; after_officer is how far that is. blocked is why the day cannot be judged, until something of it changes.
CREATE TABLE day_reopening (
  agency_id     uuid   NOT NULL REFERENCES agency (id),
  work_day      date   NOT NULL,
  officer_id    uuid   NOT NULL,
  id            uuid   NOT NULL,
  reason        text   NOT NULL,
  blocked       text   NOT NULL DEFAULT '',
  after_officer uuid,
  at            bigint NOT NULL,
  PRIMARY KEY (agency_id, work_day, officer_id, id)
);

-- A month that was closed at least once. While it is closed, what waits for its days stays waiting.
CREATE TABLE month_closing (
  agency_id  uuid    NOT NULL REFERENCES agency (id),
  first_day  date    NOT NULL,
  last_day   date    NOT NULL,
  closed     boolean NOT NULL,
  changed_at bigint  NOT NULL,
  changed_by uuid,
  reason     text    NOT NULL,
  PRIMARY KEY (agency_id, first_day)
);

-- An issue that a verdict raised, and that is withdrawn when a later version no longer has it.
CREATE TABLE attendance_issue (
  agency_id    uuid   NOT NULL,
  officer_id   uuid   NOT NULL,
  work_day     date   NOT NULL,
  kind         text   NOT NULL,
  state        text   NOT NULL,
  explain_by   date   NOT NULL,
  raised_at    bigint NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (agency_id, officer_id, work_day, kind)
);
