-- Figures (angka) of closed days, kept in the transaction in which a day's record changes: a later version takes away what the one
-- before it added. A unit's row counts those who stood in the unit itself on that day; whoever asks for a unit with those below it
-- adds them up. There is no foreign key: the rows come out of the same transaction as the records that they count.

-- Officers by what their day came to, and issues by kind: each column is a number of officers, but for the last two.
CREATE TABLE figure_day (
  agency_id      uuid   NOT NULL,
  work_day       date   NOT NULL,
  unit_path      text   NOT NULL,
  officers       bigint NOT NULL,
  present        bigint NOT NULL,
  incomplete     bigint NOT NULL,
  absent         bigint NOT NULL,
  on_leave       bigint NOT NULL,
  day_off        bigint NOT NULL,
  duty           bigint NOT NULL,
  remote         bigint NOT NULL,
  late_in        bigint NOT NULL,
  early_out      bigint NOT NULL,
  no_clock_in    bigint NOT NULL,
  no_clock_out   bigint NOT NULL,
  outside_place  bigint NOT NULL,
  weak_evidence  bigint NOT NULL,
  late_minutes   bigint NOT NULL,
  early_minutes  bigint NOT NULL,
  PRIMARY KEY (agency_id, work_day, unit_path)
);

-- First presses by the quarter of an hour; minute is its beginning, counted from 00:00 of the work day.
CREATE TABLE figure_arrival (
  agency_id uuid   NOT NULL,
  work_day  date   NOT NULL,
  unit_path text   NOT NULL,
  minute    bigint NOT NULL,
  officers  bigint NOT NULL,
  PRIMARY KEY (agency_id, work_day, unit_path, minute)
);

-- The days on which there is something against an officer, a small part of all days: lateness by officer over any range.
CREATE TABLE figure_officer (
  agency_id     uuid   NOT NULL,
  work_day      date   NOT NULL,
  officer_id    uuid   NOT NULL,
  unit_path     text   NOT NULL,
  late_in       bigint NOT NULL,
  early_out     bigint NOT NULL,
  no_clock_in   bigint NOT NULL,
  no_clock_out  bigint NOT NULL,
  absent        bigint NOT NULL,
  late_minutes  bigint NOT NULL,
  early_minutes bigint NOT NULL,
  PRIMARY KEY (agency_id, work_day, officer_id)
);

-- What a desk decided on a day (accepted or rejected), how long that had waited there altogether, and what was passed on from it
-- because it waited too long. What a delegate decided counts for the desk at which he sat.
CREATE TABLE figure_answer (
  agency_id   uuid   NOT NULL,
  answered_on date   NOT NULL,
  officer_id  uuid   NOT NULL,
  decided     bigint NOT NULL,
  minutes     bigint NOT NULL,
  passed_on   bigint NOT NULL,
  PRIMARY KEY (agency_id, answered_on, officer_id)
);

-- Agencies that had closed days before there were figures; the closing job fills the days from next_day on and takes the row away.
CREATE TABLE figure_gap (
  agency_id uuid NOT NULL PRIMARY KEY REFERENCES agency (id),
  next_day  date NOT NULL
);
INSERT INTO figure_gap (agency_id, next_day) SELECT agency_id, start_day FROM agency_closing;
