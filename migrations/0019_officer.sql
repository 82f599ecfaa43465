-- Officers as they are kept: departures, moves between agencies, doubles that were merged. Rows are added and moved on, never taken
-- away, so that a page can tell what became of whom.

-- Who leaves the service or the agency: last_day is the last of his post. done_at is when his account was closed, which for a day to
-- come the nightly job does.
CREATE TABLE officer_departure (
  agency_id  uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  id         uuid   NOT NULL,
  last_day   date   NOT NULL,
  kind       text   NOT NULL CHECK (kind IN ('retired', 'resigned', 'contract_ended', 'died', 'other')),
  reason     text   NOT NULL,
  made_at    bigint NOT NULL,
  made_by    uuid,
  done_at    bigint,
  undone_at  bigint,
  undone_by  uuid,
  PRIMARY KEY (agency_id, officer_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
CREATE UNIQUE INDEX officer_departure_waiting ON officer_departure (agency_id, officer_id) WHERE done_at IS NULL AND undone_at IS NULL;

-- A move to another agency from first_day on: offered by the one, accepted by the other, carried out on that day. agency_id and
-- officer_id are those of the record that stays; to_officer_id that of the new one, once there is one. Beside sign_in_name the only row
-- that names two agencies; nothing on the way of a press reads it.
CREATE TABLE officer_transfer (
  agency_id        uuid   NOT NULL,
  id               uuid   NOT NULL,
  officer_id       uuid   NOT NULL,
  to_agency_id     uuid   NOT NULL REFERENCES agency (id),
  first_day        date   NOT NULL,
  reason           text   NOT NULL,
  state            text   NOT NULL CHECK (state IN ('offered', 'accepted', 'done', 'refused', 'withdrawn')),
  to_unit_id       uuid,
  to_state         text,
  to_scheme        text,
  to_supervisor_id uuid,
  to_officer_id    uuid,
  offered_at       bigint NOT NULL,
  offered_by       uuid   NOT NULL,
  answered_at      bigint,
  answered_by      uuid,
  answer           text   NOT NULL DEFAULT '',
  done_at          bigint,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK (state NOT IN ('accepted', 'done') OR (to_unit_id IS NOT NULL AND to_state IS NOT NULL AND to_scheme IS NOT NULL)),
  CHECK ((state = 'done') = (to_officer_id IS NOT NULL))
);
CREATE UNIQUE INDEX officer_transfer_open ON officer_transfer (agency_id, officer_id) WHERE state IN ('offered', 'accepted');
CREATE INDEX officer_transfer_by_officer ON officer_transfer (agency_id, officer_id, id);
CREATE INDEX officer_transfer_received ON officer_transfer (to_agency_id, id);
CREATE INDEX officer_transfer_made ON officer_transfer (to_agency_id, to_officer_id) WHERE to_officer_id IS NOT NULL;

-- Two records of one person: the double stays as it is under its id, closed, and points at the one that is kept. posting_cut and
-- was_active say what has to be put back when it is undone, which is possible on made_on alone.
CREATE TABLE officer_merge (
  agency_id   uuid    NOT NULL,
  double_id   uuid    NOT NULL,
  id          uuid    NOT NULL,
  kept_id     uuid    NOT NULL CHECK (kept_id <> double_id),
  reason      text    NOT NULL,
  made_on     date    NOT NULL,
  made_at     bigint  NOT NULL,
  made_by     uuid    NOT NULL,
  posting_cut boolean NOT NULL,
  was_active  boolean NOT NULL,
  undone_at   bigint,
  undone_by   uuid,
  PRIMARY KEY (agency_id, double_id, id),
  FOREIGN KEY (agency_id, double_id) REFERENCES officer (agency_id, id),
  FOREIGN KEY (agency_id, kept_id) REFERENCES officer (agency_id, id)
);
CREATE UNIQUE INDEX officer_merge_standing ON officer_merge (agency_id, double_id) WHERE undone_at IS NULL;
CREATE INDEX officer_merge_by_kept ON officer_merge (agency_id, kept_id, id);
