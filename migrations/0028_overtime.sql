-- The order of overtime (arahan kerja lebih masa), a kind of grant. SQLite cannot change a CHECK, so the table is made anew, and with it
-- the slips that refer to it.

ALTER TABLE time_slip RENAME TO time_slip_before;
ALTER TABLE officer_grant RENAME TO officer_grant_before;

CREATE TABLE officer_grant (
  agency_id        uuid    NOT NULL,
  officer_id       uuid    NOT NULL,
  id               uuid    NOT NULL,
  kind             text    NOT NULL CHECK (kind IN ('official_duty', 'time_off', 'leave', 'work_from_home', 'pregnancy_hour',
                                                    'ramadan_short_break', 'course', 'hybrid_day', 'overtime')),
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
  CHECK ((from_minute IS NOT NULL) = (kind IN ('official_duty', 'time_off', 'overtime'))),
  CHECK ((from_minute IS NULL) = (to_minute IS NULL)),
  CHECK (from_minute IS NULL OR (0 <= from_minute AND from_minute < to_minute AND to_minute < 2880)),
  CHECK (part IS NOT NULL OR kind <> 'leave'),
  CHECK (part IS NULL OR kind IN ('leave', 'work_from_home', 'hybrid_day')),
  CHECK (due_date IS NULL OR kind = 'pregnancy_hour')
);
INSERT INTO officer_grant (agency_id, officer_id, id, kind, first_day, last_day, from_minute, to_minute, outstation, part, code, purpose,
                           destination, contact, evidence, due_date, husband, wife_grant_id, works_nearby, shares_vehicle, source,
                           replaces_id, approval_id, made_at, made_by, withdrawn_at, withdrawn_by, withdrawn_reason)
  SELECT agency_id, officer_id, id, kind, first_day, last_day, from_minute, to_minute, outstation, part, code, purpose,
         destination, contact, evidence, due_date, husband, wife_grant_id, works_nearby, shares_vehicle, source,
         replaces_id, approval_id, made_at, made_by, withdrawn_at, withdrawn_by, withdrawn_reason
  FROM officer_grant_before;

CREATE TABLE time_slip (
  agency_id  uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  work_day   date   NOT NULL,
  grant_id   uuid   NOT NULL,
  out_at     bigint NOT NULL,
  out_by     uuid,
  back_at    bigint,
  back_by    uuid,
  overrun    bigint CHECK (overrun >= 0),
  PRIMARY KEY (agency_id, officer_id, work_day, grant_id),
  FOREIGN KEY (agency_id, officer_id, grant_id) REFERENCES officer_grant (agency_id, officer_id, id),
  CHECK ((back_at IS NULL) = (overrun IS NULL))
);
INSERT INTO time_slip (agency_id, officer_id, work_day, grant_id, out_at, out_by, back_at, back_by, overrun)
  SELECT agency_id, officer_id, work_day, grant_id, out_at, out_by, back_at, back_by, overrun FROM time_slip_before;

DROP TABLE time_slip_before;
DROP TABLE officer_grant_before;
CREATE INDEX officer_grant_by_end ON officer_grant (agency_id, officer_id, last_day);
CREATE INDEX officer_grant_remote ON officer_grant (agency_id, last_day, officer_id)
  WHERE kind IN ('work_from_home', 'hybrid_day') AND withdrawn_at IS NULL;
CREATE INDEX officer_grant_by_last_day ON officer_grant (agency_id, last_day, officer_id, id) WHERE withdrawn_at IS NULL;
