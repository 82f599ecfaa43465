-- What officers ask for and others decide: a reason for an issue, a correction of a press, a grant. Rows are only moved by steps,
-- and each step is kept.

-- One case. Desks are 1 supervisor, 2 approver, 3 head of department: lowest_desk may decide now, desk is the highest that was asked;
-- it rises where one does not answer in time. second_desk is the desk of a second step, as the policy stood when the case was made.
-- recommendation is the outcome that the first step recommends. subject is 'reason', 'correction' or a kind of grant. revision rises
-- with every step: who decides names the one that he saw. due_on is the last day for the desk that is asked.
CREATE TABLE approval (
  agency_id      uuid    NOT NULL,
  id             uuid    NOT NULL,
  officer_id     uuid    NOT NULL,
  kind           text    NOT NULL CHECK (kind IN ('reason', 'correction', 'grant', 'grant_change', 'grant_cancellation')),
  subject        text    NOT NULL,
  state          text    NOT NULL CHECK (state IN ('waiting', 'more_information', 'recommended', 'accepted', 'rejected',
                                                   'withdrawn')),
  lowest_desk    bigint  NOT NULL CHECK (lowest_desk BETWEEN 1 AND 3),
  desk           bigint  NOT NULL CHECK (desk BETWEEN lowest_desk AND 3),
  second_desk    bigint  CHECK (second_desk BETWEEN 2 AND 3),
  recommendation boolean,
  recommended_by uuid,
  revision       bigint  NOT NULL CHECK (revision >= 1),
  first_day      date    NOT NULL,
  last_day       date    NOT NULL CHECK (first_day <= last_day),
  reason_kind    text    NOT NULL DEFAULT '',
  text           text    NOT NULL,
  due_on         date    NOT NULL,
  made_at        bigint  NOT NULL,
  made_by        uuid    NOT NULL,
  moved_at       bigint  NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK ((recommendation IS NULL) = (recommended_by IS NULL)),
  CHECK (recommendation IS NULL OR second_desk IS NOT NULL)
);
CREATE INDEX approval_by_officer ON approval (agency_id, officer_id, id);
CREATE INDEX approval_by_due ON approval (agency_id, due_on, id) WHERE state IN ('waiting', 'recommended');

-- What happened to it: who did what and when, as of which facts. by_officer is empty for the nightly job; on_behalf_of is the person
-- whose desk a delegate sat at, waited_for the one who did not answer in time.
CREATE TABLE approval_step (
  agency_id    uuid   NOT NULL,
  approval_id  uuid   NOT NULL,
  revision     bigint NOT NULL,
  action       text   NOT NULL,
  state        text   NOT NULL,
  desk         bigint NOT NULL,
  at           bigint NOT NULL,
  by_officer   uuid,
  on_behalf_of uuid,
  waited_for   uuid,
  note         text   NOT NULL DEFAULT '',
  facts        text   NOT NULL DEFAULT '',
  PRIMARY KEY (agency_id, approval_id, revision),
  FOREIGN KEY (agency_id, approval_id) REFERENCES approval (agency_id, id)
);
CREATE INDEX approval_step_by_officer ON approval_step (agency_id, by_officer, at);
CREATE INDEX approval_step_by_waiting ON approval_step (agency_id, waited_for, at) WHERE waited_for IS NOT NULL;

-- The issues that a reason answers; one reason may answer those of several days.
CREATE TABLE approval_issue (
  agency_id   uuid NOT NULL,
  approval_id uuid NOT NULL,
  work_day    date NOT NULL,
  kind        text NOT NULL,
  officer_id  uuid NOT NULL,
  PRIMARY KEY (agency_id, approval_id, work_day, kind),
  FOREIGN KEY (agency_id, approval_id) REFERENCES approval (agency_id, id)
);
CREATE INDEX approval_issue_by_day ON approval_issue (agency_id, officer_id, work_day);

-- A press that was forgotten, or that answers one which is there. Proposed with its case, a fact of the day from the moment it is
-- accepted; the press that it answers stays where it is. at is the instant, minute the one of the work day that it counts for.
CREATE TABLE clock_correction (
  agency_id     uuid   NOT NULL,
  officer_id    uuid   NOT NULL,
  work_day      date   NOT NULL,
  approval_id   uuid   NOT NULL,
  kind          text   NOT NULL CHECK (kind IN ('in', 'out')),
  minute        bigint NOT NULL CHECK (minute BETWEEN 0 AND 2879),
  answers_event uuid,
  accepted_at   bigint,
  PRIMARY KEY (agency_id, officer_id, work_day, approval_id),
  FOREIGN KEY (agency_id, approval_id) REFERENCES approval (agency_id, id)
);

-- All that one supervisor, approver or head of department may decide, handed to another between two days, both included.
CREATE TABLE delegation (
  agency_id    uuid   NOT NULL,
  id           uuid   NOT NULL,
  from_officer uuid   NOT NULL,
  to_officer   uuid   NOT NULL CHECK (to_officer <> from_officer),
  first_day    date   NOT NULL,
  last_day     date   NOT NULL CHECK (first_day <= last_day),
  note         text   NOT NULL,
  made_at      bigint NOT NULL,
  made_by      uuid   NOT NULL,
  withdrawn_at bigint,
  withdrawn_by uuid,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, from_officer) REFERENCES officer (agency_id, id),
  FOREIGN KEY (agency_id, to_officer) REFERENCES officer (agency_id, id)
);
CREATE INDEX delegation_by_delegate ON delegation (agency_id, to_officer, last_day);
CREATE INDEX delegation_by_officer ON delegation (agency_id, from_officer, last_day);

-- The last day on which the officer was reminded of an open issue.
ALTER TABLE attendance_issue ADD COLUMN reminded_on date;
CREATE INDEX attendance_issue_to_explain ON attendance_issue (agency_id, explain_by, officer_id) WHERE state = 'open';
