-- One press, never changed. The key leads with the work day: the pages of one day stay hot, and an officer's day is one short
-- range. No foreign key: its facts come out of the same transaction, and a look-up a press would buy nothing.
CREATE TABLE clock_event (
  agency_id        uuid    NOT NULL,
  work_day         date    NOT NULL,
  officer_id       uuid    NOT NULL,
  id               uuid    NOT NULL,
  kind             text    NOT NULL CHECK (kind IN ('in', 'out')),
  at               bigint  NOT NULL,
  waiting          boolean NOT NULL,
  key              uuid    NOT NULL,
  claimed_at       bigint,
  channel          text    NOT NULL,
  address          text    NOT NULL,
  session_id       uuid    NOT NULL,
  latitude         double precision,
  longitude        double precision,
  accuracy_m       double precision,
  position_absence text,
  place_name       text,
  grade            text    NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D')),
  grade_reasons    text    NOT NULL,
  PRIMARY KEY (agency_id, work_day, officer_id, id)
);

-- The keys of the last 90 days, by which a repeat finds the first answer.
CREATE TABLE clock_key (
  agency_id  uuid   NOT NULL,
  key        uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  work_day   date   NOT NULL,
  event_id   uuid   NOT NULL,
  at         bigint NOT NULL,
  PRIMARY KEY (agency_id, key, officer_id)
);
