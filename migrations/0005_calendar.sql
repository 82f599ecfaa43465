-- What is changed in the calendars on top of the files of rules/. Rows are only added and withdrawn, each with the revision in
-- which that was done, so that the calendar of any past revision can be made again. A row stands in the place of the one that
-- it replaces, of the files or of these tables; `removed` leaves that place empty. Rows of one edit are undone together.

-- National: shared by all agencies. states as 'kelantan;terengganu'; district '' is the whole state.
CREATE TABLE holiday (
  id                 uuid    NOT NULL PRIMARY KEY,
  revision           bigint  NOT NULL,
  withdrawn_revision bigint,
  edit_id            uuid    NOT NULL,
  replaces           uuid,
  removed            boolean NOT NULL,
  day                date    NOT NULL,
  states             text    NOT NULL,
  district           text    NOT NULL,
  name_ms            text    NOT NULL,
  name_en            text    NOT NULL,
  kind               text    NOT NULL CHECK (kind IN ('holiday', 'substitute', 'declared')),
  islamic            boolean NOT NULL,
  source             text    NOT NULL,
  certainty          text    NOT NULL CHECK (certainty IN ('official', 'press', 'derived', 'tentative')),
  reason             text    NOT NULL,
  made_at            bigint  NOT NULL,
  made_by_agency     uuid    NOT NULL,
  made_by            uuid    NOT NULL,
  withdrawn_at       bigint,
  withdrawn_by_agency uuid,
  withdrawn_by       uuid,
  withdrawn_reason   text,
  CHECK (withdrawn_revision IS NULL OR withdrawn_revision > revision)
);
CREATE INDEX holiday_by_edit ON holiday (edit_id, id);

CREATE TABLE ramadan (
  id                 uuid   NOT NULL PRIMARY KEY,
  revision           bigint NOT NULL,
  withdrawn_revision bigint,
  edit_id            uuid   NOT NULL,
  replaces           uuid,
  first_day          date   NOT NULL,
  last_day           date   NOT NULL CHECK (first_day <= last_day),
  source             text   NOT NULL,
  certainty          text   NOT NULL CHECK (certainty IN ('official', 'press', 'derived', 'tentative')),
  reason             text   NOT NULL,
  made_at            bigint NOT NULL,
  made_by_agency     uuid   NOT NULL,
  made_by            uuid   NOT NULL,
  withdrawn_at       bigint,
  withdrawn_by_agency uuid,
  withdrawn_by       uuid,
  withdrawn_reason   text,
  CHECK (withdrawn_revision IS NULL OR withdrawn_revision > revision)
);
CREATE INDEX ramadan_by_edit ON ramadan (edit_id, id);

-- Days of one agency, or of one unit of it and those below. Revisions are those of agency.rule_revision.
CREATE TABLE agency_holiday (
  agency_id          uuid    NOT NULL REFERENCES agency (id),
  id                 uuid    NOT NULL,
  revision           bigint  NOT NULL,
  withdrawn_revision bigint,
  edit_id            uuid    NOT NULL,
  replaces           uuid,
  removed            boolean NOT NULL,
  unit_id            uuid,
  day                date    NOT NULL,
  name_ms            text    NOT NULL,
  name_en            text    NOT NULL,
  source             text    NOT NULL,
  reason             text    NOT NULL,
  made_at            bigint  NOT NULL,
  made_by            uuid    NOT NULL,
  withdrawn_at       bigint,
  withdrawn_by       uuid,
  withdrawn_reason   text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  CHECK (withdrawn_revision IS NULL OR withdrawn_revision > revision)
);
CREATE INDEX agency_holiday_by_edit ON agency_holiday (agency_id, edit_id, id);

-- The district in which a unit lies, for holidays of one district; '' is that of the nearest unit above that has one.
ALTER TABLE unit_version ADD COLUMN district text NOT NULL DEFAULT '';
