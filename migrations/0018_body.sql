-- Ministries, departments and agencies as they are kept: suspension and the appearance of mail and letters.

-- An agency that is suspended from a day on: nobody of it signs in, no day of it is judged, its records stay. Empty as soon as it is
-- resumed; agency_suspension keeps which days it was.
ALTER TABLE agency ADD COLUMN suspended_from date;

-- The days on which an agency was suspended, both ends included; without last_day it is still. Who did it is of the agency that keeps
-- the installation.
CREATE TABLE agency_suspension (
  agency_id      uuid   NOT NULL REFERENCES agency (id),
  id             uuid   NOT NULL,
  first_day      date   NOT NULL,
  last_day       date CHECK (last_day IS NULL OR first_day <= last_day),
  reason         text   NOT NULL,
  made_at        bigint NOT NULL,
  made_by        uuid   NOT NULL,
  resumed_reason text,
  resumed_at     bigint,
  resumed_by     uuid,
  PRIMARY KEY (agency_id, id)
);

-- The appearance of mail and letters of an agency. Rows are only added: a letter is printed again as it looked when it was made.
CREATE TABLE agency_appearance (
  agency_id uuid   NOT NULL REFERENCES agency (id),
  id        uuid   NOT NULL,
  made_at   bigint NOT NULL,
  made_by   uuid   NOT NULL,
  header    text   NOT NULL,
  accent    text   NOT NULL CHECK (accent IN ('black', 'navy', 'green', 'maroon', 'purple', 'teal')),
  logo      bytea,
  PRIMARY KEY (agency_id, id)
);

-- The status of implementation counts by these alone.
CREATE INDEX posting_by_state ON posting (agency_id, state, valid_from, valid_to);
CREATE INDEX account_active ON account (agency_id) WHERE active;
