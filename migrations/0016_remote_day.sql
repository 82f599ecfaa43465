-- Remote days: registered places, pulses, reminders, and who looked.

-- Where an officer works on remote days: his home or another place, as he registered it, counted once who leads him approved it.
-- The exact point is for the officer alone. Rows are never deleted; a place that ends keeps its row.
CREATE TABLE remote_place (
  agency_id      uuid             NOT NULL,
  officer_id     uuid             NOT NULL,
  id             uuid             NOT NULL,
  kind           text             NOT NULL CHECK (kind IN ('home', 'other')),
  address        text             NOT NULL,
  latitude       double precision NOT NULL,
  longitude      double precision NOT NULL,
  measured       boolean          NOT NULL,
  radius_m       double precision NOT NULL CHECK (radius_m > 0),
  state          text             NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected', 'withdrawn')),
  valid_from     date,
  valid_to       date,
  made_at        bigint           NOT NULL,
  decided_at     bigint,
  decided_by     uuid,
  decided_reason text             NOT NULL DEFAULT '',
  ended_at       bigint,
  PRIMARY KEY (agency_id, officer_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK ((valid_from IS NULL) = (valid_to IS NULL)),
  CHECK (state <> 'approved' OR valid_from IS NOT NULL)
);
CREATE UNIQUE INDEX remote_place_by_id ON remote_place (agency_id, id);
CREATE INDEX remote_place_waiting ON remote_place (agency_id, id) WHERE state = 'waiting';

-- The answer to one pulse: of an officer, on a work day, in an hour of it. Without an answer there is no row. It knows no
-- position: only whether he was inside, how far outside in steps, and how exact the device was.
CREATE TABLE pulse (
  agency_id     uuid    NOT NULL,
  officer_id    uuid    NOT NULL,
  work_day      date    NOT NULL,
  hour          bigint  NOT NULL CHECK (hour >= 0),
  key           uuid    NOT NULL,
  asked_at      bigint  NOT NULL,
  answered_at   bigint  NOT NULL,
  late          boolean NOT NULL,
  given_by      text    NOT NULL CHECK (given_by IN ('tap', 'page')),
  answer        text    NOT NULL CHECK (answer IN ('inside', 'outside', 'unknown')),
  ground        text    NOT NULL,
  accuracy      text,
  distance      text,
  place_id      uuid,
  absence       text,
  erase_after   bigint,
  erased_at     bigint,
  PRIMARY KEY (agency_id, officer_id, work_day, hour),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK (erased_at IS NULL OR erase_after IS NOT NULL)
);
CREATE UNIQUE INDEX pulse_by_key ON pulse (agency_id, officer_id, key);

-- The raw position of an answer, until erase_after. It stands in a table of its own so that it can be erased, and stands nowhere
-- else: no index, no audit entry and no log holds a coordinate.
CREATE TABLE pulse_position (
  agency_id   uuid             NOT NULL,
  officer_id  uuid             NOT NULL,
  work_day    date             NOT NULL,
  hour        bigint           NOT NULL,
  latitude    double precision NOT NULL,
  longitude   double precision NOT NULL,
  accuracy_m  double precision NOT NULL,
  recorded_at bigint           NOT NULL,
  erase_after bigint           NOT NULL,
  PRIMARY KEY (agency_id, officer_id, work_day, hour),
  FOREIGN KEY (agency_id, officer_id, work_day, hour) REFERENCES pulse (agency_id, officer_id, work_day, hour)
);
CREATE INDEX pulse_position_due ON pulse_position (agency_id, erase_after);

-- What an officer says of a pulse that he did not answer, or that came out otherwise than he was.
CREATE TABLE pulse_explanation (
  agency_id  uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  work_day   date   NOT NULL,
  hour       bigint NOT NULL,
  text       text   NOT NULL,
  said_at    bigint NOT NULL,
  PRIMARY KEY (agency_id, officer_id, work_day, hour),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

-- What an agency set for itself; without a row the values of rules/remote.toml hold.
CREATE TABLE remote_policy (
  agency_id  uuid   NOT NULL PRIMARY KEY REFERENCES agency (id),
  keep_hours bigint NOT NULL,
  set_at     bigint NOT NULL,
  set_by     uuid
);

-- An officer is reminded of a day once for each kind.
CREATE TABLE remote_reminder (
  agency_id  uuid   NOT NULL,
  work_day   date   NOT NULL,
  kind       text   NOT NULL CHECK (kind IN ('plan', 'report', 'pulses')),
  officer_id uuid   NOT NULL,
  told_at    bigint NOT NULL,
  PRIMARY KEY (agency_id, work_day, kind, officer_id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

CREATE INDEX officer_grant_remote ON officer_grant (agency_id, last_day, officer_id)
  WHERE kind IN ('work_from_home', 'hybrid_day') AND withdrawn_at IS NULL;

-- Of a look at somebody's data: whose. Its owner may list it; ids sort by time.
ALTER TABLE audit_entry ADD COLUMN owner_id uuid;
CREATE INDEX audit_entry_by_owner ON audit_entry (agency_id, owner_id, id) WHERE owner_id IS NOT NULL;
