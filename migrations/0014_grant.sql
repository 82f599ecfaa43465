-- Time slips, outages of the recorder, and the settings of remote days.

-- When an officer really went out and came back on a day of his time off. overrun is the minutes that the permission did not
-- cover, known when he is back.
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

-- A declared time in which officers of a unit and of those below it could not record.
CREATE TABLE outage (
  agency_id        uuid   NOT NULL REFERENCES agency (id),
  id               uuid   NOT NULL,
  unit_id          uuid   NOT NULL,
  from_at          bigint NOT NULL,
  until_at         bigint NOT NULL CHECK (from_at < until_at),
  reason           text   NOT NULL,
  declared_at      bigint NOT NULL,
  declared_by      uuid,
  withdrawn_at     bigint,
  withdrawn_by     uuid,
  withdrawn_reason text   NOT NULL DEFAULT '',
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
);
CREATE INDEX outage_by_end ON outage (agency_id, until_at);

-- The outage for which an issue is accepted; without it, an accepted issue was accepted for its reason.
ALTER TABLE attendance_issue ADD COLUMN outage_id uuid;
CREATE INDEX attendance_issue_by_outage ON attendance_issue (agency_id, outage_id) WHERE outage_id IS NOT NULL;

-- How many officers of a unit and of those below it are to be in on each working day, at least.
CREATE TABLE unit_presence (
  agency_id    uuid   NOT NULL,
  unit_id      uuid   NOT NULL,
  first_day    date   NOT NULL,
  id           uuid   NOT NULL,
  last_day     date   NOT NULL CHECK (first_day <= last_day),
  least        bigint NOT NULL CHECK (least >= 1),
  made_at      bigint NOT NULL,
  made_by      uuid,
  withdrawn_at bigint,
  withdrawn_by uuid,
  PRIMARY KEY (agency_id, unit_id, first_day, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
);

-- The service that a unit and those below it give, or one officer of it, which the hybrid week may leave out.
CREATE TABLE hybrid_service (
  agency_id    uuid   NOT NULL,
  unit_id      uuid   NOT NULL,
  id           uuid   NOT NULL,
  officer_id   uuid,
  service      text   NOT NULL CHECK (service IN ('counter', 'security', 'defence', 'education', 'health', 'court')),
  first_day    date   NOT NULL,
  last_day     date   NOT NULL CHECK (first_day <= last_day),
  made_at      bigint NOT NULL,
  made_by      uuid,
  withdrawn_at bigint,
  withdrawn_by uuid,
  PRIMARY KEY (agency_id, unit_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

-- What an officer applied for: the grant as it will be stored when his case is accepted, under the id that it will have. Of a
-- change, replaces_id is the grant that it takes the place of; of a cancellation, the one that ends.
CREATE TABLE grant_application (
  agency_id      uuid    NOT NULL,
  approval_id    uuid    NOT NULL,
  officer_id     uuid    NOT NULL,
  id             uuid    NOT NULL,
  kind           text    NOT NULL,
  first_day      date    NOT NULL,
  last_day       date    NOT NULL CHECK (first_day <= last_day),
  from_minute    bigint,
  to_minute      bigint,
  outstation     boolean NOT NULL,
  part           text    CHECK (part IN ('day', 'morning', 'afternoon')),
  code           text    NOT NULL,
  purpose        text    NOT NULL,
  destination    text    NOT NULL,
  contact        text    NOT NULL,
  evidence       text    NOT NULL,
  due_date       date,
  husband        boolean NOT NULL,
  wife_grant_id  uuid,
  works_nearby   boolean NOT NULL,
  shares_vehicle boolean NOT NULL,
  source         text    NOT NULL,
  replaces_id    uuid,
  made_at        bigint  NOT NULL,
  made_by        uuid,
  PRIMARY KEY (agency_id, approval_id),
  FOREIGN KEY (agency_id, approval_id) REFERENCES approval (agency_id, id),
  CHECK ((from_minute IS NULL) = (to_minute IS NULL))
);
CREATE INDEX grant_application_by_officer ON grant_application (agency_id, officer_id, last_day);
