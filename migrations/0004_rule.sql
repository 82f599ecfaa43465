-- Values of the rules that were set in the application, on top of the files of rules/. A row is added once and may be withdrawn once;
-- nothing else of it ever changes. revision is the one from which on it counts, withdrawn_revision the one from which on it does not,
-- so that every past revision can be put together again. National rules, holidays and Ramadan share rule_revision; an agency's own
-- share agency.rule_revision. rule_revision and rule_value are shared tables.

CREATE TABLE rule_revision (
  id       bigint NOT NULL PRIMARY KEY CHECK (id = 1),
  revision bigint NOT NULL
);
INSERT INTO rule_revision (id, revision) VALUES (1, 0);

ALTER TABLE agency ADD COLUMN rule_revision bigint NOT NULL DEFAULT 0;

-- states is 'all' or 'kedah;kelantan', and empty where the key does not differ by state. value holds the fields of the key as a
-- table of a rule file would, such as 'minutes = 540'.
CREATE TABLE rule_value (
  id                  uuid   NOT NULL PRIMARY KEY,
  key                 text   NOT NULL,
  states              text   NOT NULL,
  valid_from          date   NOT NULL,
  valid_to            date   NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  value               text   NOT NULL,
  source              text   NOT NULL,
  certainty           text   NOT NULL,
  revision            bigint NOT NULL,
  made_at             bigint NOT NULL,
  made_by_agency      uuid   NOT NULL,
  made_by             uuid   NOT NULL,
  withdrawn_revision  bigint CHECK (withdrawn_revision > revision),
  withdrawn_at        bigint,
  withdrawn_by_agency uuid,
  withdrawn_by        uuid,
  reason              text,
  CHECK ((withdrawn_revision IS NULL) = (reason IS NULL))
);

-- An agency's own value counts where the national value of that day is unsure (practice, inferred, project_default).
CREATE TABLE agency_rule_value (
  agency_id           uuid   NOT NULL REFERENCES agency (id),
  id                  uuid   NOT NULL,
  key                 text   NOT NULL,
  states              text   NOT NULL,
  valid_from          date   NOT NULL,
  valid_to            date   NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  value               text   NOT NULL,
  source              text   NOT NULL,
  certainty           text   NOT NULL,
  revision            bigint NOT NULL,
  made_at             bigint NOT NULL,
  made_by_agency      uuid   NOT NULL,
  made_by             uuid   NOT NULL,
  withdrawn_revision  bigint CHECK (withdrawn_revision > revision),
  withdrawn_at        bigint,
  withdrawn_by_agency uuid,
  withdrawn_by        uuid,
  reason              text,
  PRIMARY KEY (agency_id, id),
  CHECK ((withdrawn_revision IS NULL) = (reason IS NULL))
);
