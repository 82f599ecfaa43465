-- Tasks (tugasan): planned, worked on, handed in, verified; and what an officer reports of his day.

-- A task that comes again: each day, on weekdays (a bit each, 1 is Monday) or on a day of the month. Ended, it makes no more.
CREATE TABLE task_series (
  agency_id  uuid   NOT NULL REFERENCES agency (id),
  id         uuid   NOT NULL,
  title      text   NOT NULL,
  output     text   NOT NULL,
  priority   text   NOT NULL CHECK (priority IN ('low', 'normal', 'high')),
  every      text   NOT NULL CHECK (every IN ('day', 'week', 'month')),
  weekdays   bigint NOT NULL CHECK (weekdays BETWEEN 0 AND 127),
  month_day  bigint NOT NULL CHECK (month_day BETWEEN 0 AND 31),
  first_day  date   NOT NULL,
  last_day   date   NOT NULL CHECK (first_day <= last_day),
  due_days   bigint NOT NULL CHECK (due_days BETWEEN 0 AND 31),
  given      boolean NOT NULL,
  made_at    bigint NOT NULL,
  made_by    uuid   NOT NULL,
  ended_at   bigint,
  ended_by   uuid,
  PRIMARY KEY (agency_id, id)
);
CREATE INDEX task_series_by_maker ON task_series (agency_id, made_by, id);
CREATE INDEX task_series_running ON task_series (agency_id, last_day) WHERE ended_at IS NULL;

-- Who has it. made_on is the last day for which the nightly job made a task of it.
CREATE TABLE task_series_officer (
  agency_id  uuid NOT NULL,
  officer_id uuid NOT NULL,
  series_id  uuid NOT NULL,
  made_on    date,
  PRIMARY KEY (agency_id, officer_id, series_id),
  FOREIGN KEY (agency_id, series_id) REFERENCES task_series (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
CREATE INDEX task_series_officer_by_series ON task_series_officer (agency_id, series_id);

-- One row an officer; those who were given it together share assignment_id. assigned_by is empty for what he planned himself.
-- resumes_on is the day on which it is next on his list; carrying over moves it forward, never back. revision rises with every step:
-- who changes it names the one that he saw. moved_on is the work day of the last step, remark
-- why it was returned or cancelled, while it is.
CREATE TABLE task (
  agency_id     uuid   NOT NULL,
  id            uuid   NOT NULL,
  officer_id    uuid   NOT NULL,
  assigned_by   uuid,
  assignment_id uuid,
  series_id     uuid,
  title         text   NOT NULL,
  output        text   NOT NULL,
  begins_on     date   NOT NULL,
  due_on        date   NOT NULL CHECK (begins_on <= due_on),
  priority      text   NOT NULL CHECK (priority IN ('low', 'normal', 'high')),
  state         text   NOT NULL CHECK (state IN ('open', 'returned', 'handed_in', 'verified', 'cancelled')),
  progress      bigint NOT NULL CHECK (progress BETWEEN 0 AND 100),
  resumes_on    date   NOT NULL,
  carried       bigint NOT NULL CHECK (carried >= 0),
  revision      bigint NOT NULL CHECK (revision >= 1),
  made_at       bigint NOT NULL,
  made_by       uuid,
  moved_at      bigint NOT NULL,
  moved_on      date   NOT NULL,
  handed_in_at  bigint,
  remark        text   NOT NULL DEFAULT '',
  reminded_on   date,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK (state <> 'handed_in' OR handed_in_at IS NOT NULL)
);
CREATE INDEX task_open ON task (agency_id, officer_id, due_on, id) WHERE state IN ('open', 'returned', 'handed_in');
CREATE INDEX task_by_officer ON task (agency_id, officer_id, id);
CREATE INDEX task_waiting ON task (agency_id, handed_in_at, id) WHERE state = 'handed_in';
CREATE INDEX task_due ON task (agency_id, due_on, officer_id) WHERE state IN ('open', 'returned');
CREATE UNIQUE INDEX task_of_series ON task (agency_id, series_id, officer_id, begins_on) WHERE series_id IS NOT NULL;

-- What happened to it: who did what, when, and for which work day it counts. Never changed. by_officer is empty for the nightly job.
CREATE TABLE task_step (
  agency_id       uuid   NOT NULL,
  task_id         uuid   NOT NULL,
  revision        bigint NOT NULL,
  officer_id      uuid   NOT NULL,
  action          text   NOT NULL,
  state           text   NOT NULL,
  at              bigint NOT NULL,
  work_day        date   NOT NULL,
  by_officer      uuid,
  progress_before bigint NOT NULL,
  progress        bigint NOT NULL,
  note            text   NOT NULL,
  to_day          date,
  PRIMARY KEY (agency_id, task_id, revision),
  FOREIGN KEY (agency_id, task_id) REFERENCES task (agency_id, id)
);
CREATE INDEX task_step_by_day ON task_step (agency_id, officer_id, work_day, task_id);

-- Evidence that lies elsewhere; files are attachments.
CREATE TABLE task_link (
  agency_id uuid   NOT NULL,
  task_id   uuid   NOT NULL,
  n         bigint NOT NULL,
  url       text   NOT NULL,
  label     text   NOT NULL,
  made_at   bigint NOT NULL,
  PRIMARY KEY (agency_id, task_id, n),
  FOREIGN KEY (agency_id, task_id) REFERENCES task (agency_id, id)
);

-- Comments on a task, or on an officer's day. Never changed.
CREATE TABLE task_comment (
  agency_id  uuid   NOT NULL,
  id         uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  task_id    uuid,
  work_day   date,
  by_officer uuid   NOT NULL,
  at         bigint NOT NULL,
  text       text   NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK ((task_id IS NULL) <> (work_day IS NULL))
);
CREATE INDEX task_comment_by_task ON task_comment (agency_id, task_id, id) WHERE task_id IS NOT NULL;
CREATE INDEX task_comment_by_day ON task_comment (agency_id, officer_id, work_day, id) WHERE work_day IS NOT NULL;

-- What an officer means to do on a day, and what he says of it then, as it stands now; version counts the reports.
CREATE TABLE day_report (
  agency_id    uuid   NOT NULL,
  officer_id   uuid   NOT NULL,
  work_day     date   NOT NULL,
  plan         text   NOT NULL,
  plan_version bigint NOT NULL,
  planned_at   bigint,
  text         text   NOT NULL,
  version      bigint NOT NULL,
  reported_at  bigint,
  verified_at  bigint,
  verified_by  uuid,
  PRIMARY KEY (agency_id, officer_id, work_day),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK ((version > 0) = (reported_at IS NOT NULL)),
  CHECK ((plan_version > 0) = (planned_at IS NOT NULL)),
  CHECK ((verified_at IS NULL) = (verified_by IS NULL))
);
CREATE INDEX day_report_waiting ON day_report (agency_id, reported_at) WHERE reported_at IS NOT NULL AND verified_at IS NULL;

-- All that was ever said in it. Never changed.
CREATE TABLE day_report_version (
  agency_id  uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  work_day   date   NOT NULL,
  kind       text   NOT NULL CHECK (kind IN ('plan', 'report')),
  version    bigint NOT NULL,
  text       text   NOT NULL,
  made_at    bigint NOT NULL,
  PRIMARY KEY (agency_id, officer_id, work_day, kind, version),
  FOREIGN KEY (agency_id, officer_id, work_day) REFERENCES day_report (agency_id, officer_id, work_day)
);
