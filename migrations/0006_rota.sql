-- Rotas, what is approved for an officer, and which late presses were accepted. Rows of grants, changes and acceptances are
-- added and withdrawn, never altered, so that what was known at any time can be told.

-- A rota of an agency; unit_id says who may keep it: those whose reach covers that unit. An officer stands on it by
-- officer_scheme 'rota:CODE' or 'rota:CODE+2' (two days further in the round).
CREATE TABLE rota (
  agency_id  uuid   NOT NULL REFERENCES agency (id),
  id         uuid   NOT NULL,
  code       text   NOT NULL,
  name       text   NOT NULL,
  unit_id    uuid   NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, code),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
);

-- What it asks from a day on. first_day is the first day of a round of pattern: '07:00-15:00 x2, 22:00-06:00+1 x2, rest x2'.
CREATE TABLE rota_version (
  agency_id         uuid    NOT NULL,
  rota_id           uuid    NOT NULL,
  valid_from        date    NOT NULL,
  valid_to          date    NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  first_day         date    NOT NULL,
  pattern           text    NOT NULL,
  works_on_holidays boolean NOT NULL,
  made_at           bigint  NOT NULL,
  made_by           uuid,
  PRIMARY KEY (agency_id, rota_id, valid_from),
  FOREIGN KEY (agency_id, rota_id) REFERENCES rota (agency_id, id)
);

-- One officer's duty on one day in the place of what his rota asks: '22:00-06:00+1', 'rest', 'on_call'. The rows of one swap
-- share swap_id. Of several that hold, the one with the latest id counts.
CREATE TABLE rota_change (
  agency_id       uuid   NOT NULL,
  officer_id      uuid   NOT NULL,
  day             date   NOT NULL,
  id              uuid   NOT NULL,
  swap_id         uuid   NOT NULL,
  with_officer_id uuid,
  duty            text   NOT NULL,
  instead_of      text   NOT NULL,
  reason          text   NOT NULL,
  made_at         bigint NOT NULL,
  made_by         uuid,
  withdrawn_at    bigint,
  withdrawn_by    uuid,
  PRIMARY KEY (agency_id, officer_id, day, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
CREATE INDEX rota_change_by_swap ON rota_change (agency_id, swap_id);

-- What is approved (kebenaran), for each day from first_day to last_day, both included. from_minute and to_minute are minutes
-- of each of these days and stand for duty and time off alone; part for leave and remote days, code for leave, outstation for
-- duty; due_date and what follows it for the early hour. source says whether it was entered by whoever keeps grants, came from
-- a file or was approved here; replaces_id names the one that it took the place of.
CREATE TABLE officer_grant (
  agency_id        uuid    NOT NULL,
  officer_id       uuid    NOT NULL,
  id               uuid    NOT NULL,
  kind             text    NOT NULL CHECK (kind IN ('official_duty', 'time_off', 'leave', 'work_from_home', 'pregnancy_hour',
                                                    'ramadan_short_break', 'course', 'hybrid_day')),
  first_day        date    NOT NULL,
  last_day         date    NOT NULL CHECK (first_day <= last_day),
  from_minute      bigint,
  to_minute        bigint,
  outstation       boolean NOT NULL DEFAULT false,
  part             text    CHECK (part IN ('day', 'morning', 'afternoon')),
  code             text    NOT NULL DEFAULT '',
  purpose          text    NOT NULL DEFAULT '',
  destination      text    NOT NULL DEFAULT '',
  contact          text    NOT NULL DEFAULT '',
  evidence         text    NOT NULL DEFAULT '',
  due_date         date,
  husband          boolean NOT NULL DEFAULT false,
  wife_grant_id    uuid,
  works_nearby     boolean NOT NULL DEFAULT false,
  shares_vehicle   boolean NOT NULL DEFAULT false,
  source           text    NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported', 'approved')),
  replaces_id      uuid,
  approval_id      uuid,
  made_at          bigint  NOT NULL,
  made_by          uuid,
  withdrawn_at     bigint,
  withdrawn_by     uuid,
  withdrawn_reason text    NOT NULL DEFAULT '',
  PRIMARY KEY (agency_id, officer_id, id),
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK ((from_minute IS NOT NULL) = (kind IN ('official_duty', 'time_off'))),
  CHECK ((from_minute IS NULL) = (to_minute IS NULL)),
  CHECK (from_minute IS NULL OR (0 <= from_minute AND from_minute < to_minute AND to_minute < 2880)),
  CHECK (part IS NOT NULL OR kind <> 'leave'),
  CHECK (part IS NULL OR kind IN ('leave', 'work_from_home', 'hybrid_day')),
  CHECK (due_date IS NULL OR kind = 'pregnancy_hour')
);
CREATE INDEX officer_grant_by_end ON officer_grant (agency_id, officer_id, last_day);

-- The decision on a press that was delivered late: accepted, it counts by its claim.
CREATE TABLE clock_acceptance (
  agency_id  uuid    NOT NULL,
  work_day   date    NOT NULL,
  officer_id uuid    NOT NULL,
  event_id   uuid    NOT NULL,
  accepted   boolean NOT NULL,
  decided_at bigint  NOT NULL,
  decided_by uuid,
  PRIMARY KEY (agency_id, work_day, officer_id, event_id)
);
