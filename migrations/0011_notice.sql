-- Notices to officers (makluman), and the mail that goes out. Those of an officer are numbered from 1 in the order in which they
-- were committed: whoever knows the last number that he saw asks for what came after it, from whatever process it came.
-- args is a JSON object: the words that the text of the kind speaks of, {"key": "..."} where a word is a message itself.
-- mail says whether it is to be told by mail as well: at once, from mail_at on, or with the next daily digest made after mail_at.
CREATE TABLE notice (
  agency_id  uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  number     bigint NOT NULL CHECK (number > 0),
  kind       text   NOT NULL,
  args       text   NOT NULL,
  link       text   NOT NULL,
  collapse   text   NOT NULL DEFAULT '',
  made_at    bigint NOT NULL,
  read_at    bigint,
  mail       text   NOT NULL CHECK (mail IN ('at_once', 'digest', 'mailed', 'never')),
  mail_at    bigint NOT NULL,
  PRIMARY KEY (agency_id, officer_id, number),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
CREATE INDEX notice_unread ON notice (agency_id, officer_id, number) WHERE read_at IS NULL;
CREATE INDEX notice_to_mail ON notice (agency_id, mail, mail_at, officer_id) WHERE mail IN ('at_once', 'digest');
CREATE INDEX notice_read ON notice (agency_id, made_at) WHERE read_at IS NOT NULL;

-- One row for each officer who was ever told anything: the number of his last notice, and how many he has not read.
CREATE TABLE notice_box (
  agency_id   uuid   NOT NULL,
  officer_id  uuid   NOT NULL,
  last_number bigint NOT NULL,
  unread      bigint NOT NULL CHECK (unread >= 0),
  PRIMARY KEY (agency_id, officer_id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

-- What an officer chose for mail: one choice for each group of kinds, and the language; without a row the usual ones.
CREATE TABLE notice_preference (
  agency_id  uuid NOT NULL,
  officer_id uuid NOT NULL,
  language   text NOT NULL CHECK (language IN ('ms', 'en', 'both')),
  urgent     text NOT NULL CHECK (urgent IN ('at_once', 'digest', 'never')),
  decision   text NOT NULL CHECK (decision IN ('at_once', 'digest', 'never')),
  own_case   text NOT NULL CHECK (own_case IN ('at_once', 'digest', 'never')),
  general    text NOT NULL CHECK (general IN ('at_once', 'digest', 'never')),
  PRIMARY KEY (agency_id, officer_id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

-- Mail on its way. A sender leases what is due; the lease of one that died runs out. answer is what the mail server said last.
CREATE TABLE mail (
  agency_id    uuid   NOT NULL,
  id           uuid   NOT NULL,
  officer_id   uuid   NOT NULL,
  address      text   NOT NULL,
  subject      text   NOT NULL,
  body         text   NOT NULL,
  made_at      bigint NOT NULL,
  state        text   NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'given_up')),
  due_at       bigint NOT NULL,
  attempts     bigint NOT NULL DEFAULT 0,
  leased_by    uuid,
  leased_until bigint,
  settled_at   bigint,
  answer       text   NOT NULL DEFAULT '',
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK ((state = 'waiting') = (settled_at IS NULL))
);
CREATE INDEX mail_waiting ON mail (agency_id, due_at, id) WHERE state = 'waiting';
CREATE INDEX mail_by_officer ON mail (agency_id, officer_id, made_at);
CREATE INDEX mail_by_time ON mail (agency_id, settled_at);
