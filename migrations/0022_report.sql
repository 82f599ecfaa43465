-- Reports that were ordered, and when they are made by themselves.

-- One order. unit_path is what was asked for, '' for all that whoever ordered reaches; paths are the units that it came to when it
-- was made, separated by ';': who fetches it must still reach them. A runner holds the lease while it makes the file and renews it
-- with its progress (of a thousand); a lease that ran out is taken by the next. failure is the key of a message.
CREATE TABLE report_order (
  agency_id    uuid   NOT NULL REFERENCES agency (id),
  id           uuid   NOT NULL,
  kind         text   NOT NULL,
  first_day    date   NOT NULL,
  last_day     date   NOT NULL CHECK (first_day <= last_day),
  unit_path    text   NOT NULL,
  officer_id   uuid,
  form         text   NOT NULL CHECK (form IN ('csv', 'xlsx', 'pdf')),
  language     text   NOT NULL CHECK (language IN ('ms', 'en')),
  purpose      text   NOT NULL,
  recipient    text   NOT NULL,
  schedule_id  uuid,
  ordered_by   uuid   NOT NULL,
  ordered_at   bigint NOT NULL,
  state        text   NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
  progress     bigint NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1000),
  attempts     bigint NOT NULL DEFAULT 0,
  lease_holder uuid,
  lease_until  bigint NOT NULL DEFAULT 0,
  paths        text   NOT NULL DEFAULT '',
  failure      text   NOT NULL DEFAULT '',
  row_count    bigint NOT NULL DEFAULT 0,
  size         bigint NOT NULL DEFAULT 0,
  sha256       bytea,
  file_name    text   NOT NULL DEFAULT '',
  ended_at     bigint,
  expires_at   bigint,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, ordered_by) REFERENCES officer (agency_id, id)
);
CREATE INDEX report_order_by_officer ON report_order (agency_id, ordered_by, id);
CREATE INDEX report_order_open ON report_order (agency_id, ordered_at) WHERE state IN ('waiting', 'running');
CREATE INDEX report_order_kept ON report_order (agency_id, expires_at) WHERE state = 'done';

-- The bytes of a file that is ready, in pieces: they lie in the database, so that every server can hand them out and a backup has
-- them, and go with the order.
CREATE TABLE report_piece (
  agency_id uuid   NOT NULL,
  order_id  uuid   NOT NULL,
  n         bigint NOT NULL CHECK (n >= 0),
  bytes     bytea  NOT NULL,
  PRIMARY KEY (agency_id, order_id, n),
  FOREIGN KEY (agency_id, order_id) REFERENCES report_order (agency_id, id)
);

-- A report that comes again: each day (of the day before), on a day of the week (1 is Monday, of the seven days before) or of the
-- month (of the month before). Each receiver gets his own, of those whom he may see. next_day is the next on which it is made.
CREATE TABLE report_schedule (
  agency_id uuid   NOT NULL REFERENCES agency (id),
  id        uuid   NOT NULL,
  kind      text   NOT NULL,
  unit_path text   NOT NULL,
  form      text   NOT NULL CHECK (form IN ('csv', 'xlsx', 'pdf')),
  language  text   NOT NULL CHECK (language IN ('ms', 'en')),
  purpose   text   NOT NULL,
  recipient text   NOT NULL,
  every     text   NOT NULL CHECK (every IN ('day', 'week', 'month')),
  on_day    bigint NOT NULL CHECK (on_day BETWEEN 0 AND 28),
  next_day  date   NOT NULL,
  made_by   uuid   NOT NULL,
  made_at   bigint NOT NULL,
  ended_at  bigint,
  ended_by  uuid,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, made_by) REFERENCES officer (agency_id, id)
);
CREATE INDEX report_schedule_due ON report_schedule (agency_id, next_day) WHERE ended_at IS NULL;

CREATE TABLE report_receiver (
  agency_id   uuid NOT NULL,
  schedule_id uuid NOT NULL,
  officer_id  uuid NOT NULL,
  PRIMARY KEY (agency_id, schedule_id, officer_id),
  FOREIGN KEY (agency_id, schedule_id) REFERENCES report_schedule (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

-- What an agency set for itself: for how many days a file is kept, and whether an order has to say what it is for and who gets it.
CREATE TABLE report_policy (
  agency_id     uuid    NOT NULL PRIMARY KEY REFERENCES agency (id),
  keep_days     bigint  NOT NULL CHECK (keep_days BETWEEN 1 AND 90),
  purpose_asked boolean NOT NULL,
  set_at        bigint  NOT NULL,
  set_by        uuid
);

-- For lists of grants and tasks over a whole agency.
CREATE INDEX officer_grant_by_last_day ON officer_grant (agency_id, last_day, officer_id, id) WHERE withdrawn_at IS NULL;
CREATE INDEX task_by_due ON task (agency_id, due_on, id);
