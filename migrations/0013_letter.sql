-- Letters of the card, their templates and the officers' replies; and what is told of absence. Rows are only ever added, but for an
-- alert that dissolves.

-- What an agency lets a kind of letter say. The highest version holds; one without texts takes the agency back to what
-- rules/letters.toml says.
CREATE TABLE letter_template (
  agency_id  uuid   NOT NULL REFERENCES agency (id),
  kind       text   NOT NULL CHECK (kind IN ('notice', 'warning', 'show_cause')),
  version    bigint NOT NULL CHECK (version >= 1),
  number     text,
  letterhead text,
  subject    text,
  body       text,
  closing    text,
  made_at    bigint NOT NULL,
  made_by    uuid   NOT NULL,
  PRIMARY KEY (agency_id, kind, version),
  CHECK ((number IS NULL) = (letterhead IS NULL) AND (number IS NULL) = (subject IS NULL) AND (number IS NULL) = (body IS NULL)
         AND (number IS NULL) = (closing IS NULL))
);

-- The last number of a year's letters of an agency; it rises with the letter in one transaction, so there are no gaps.
CREATE TABLE letter_count (
  agency_id uuid   NOT NULL REFERENCES agency (id),
  year      bigint NOT NULL,
  last      bigint NOT NULL CHECK (last >= 1),
  PRIMARY KEY (agency_id, year)
);

-- A letter with all that it says, as it was when it was made; the same row gives the same PDF. number counts within agency and year,
-- reference is it in words. dates are its table as domain::write_letter_rows, '\f' in body is where they stand. template_version 0 is
-- the text of rules/letters.toml. unit_path is the officer's unit on that day.
CREATE TABLE letter (
  agency_id        uuid   NOT NULL REFERENCES agency (id),
  id               uuid   NOT NULL,
  officer_id       uuid   NOT NULL,
  kind             text   NOT NULL CHECK (kind IN ('notice', 'warning', 'show_cause')),
  year             bigint NOT NULL,
  number           bigint NOT NULL CHECK (number >= 1),
  reference        text   NOT NULL,
  issued_on        date   NOT NULL,
  reply_by         date   CHECK (reply_by >= issued_on),
  month            date   NOT NULL,
  from_colour      text   NOT NULL,
  to_colour        text   NOT NULL,
  template_version bigint NOT NULL,
  officer_name     text   NOT NULL,
  unit_path        text   NOT NULL,
  unit_name        text   NOT NULL,
  agency_name      text   NOT NULL,
  signed_by        uuid   NOT NULL,
  signer_name      text   NOT NULL,
  letterhead       text   NOT NULL,
  subject          text   NOT NULL,
  body             text   NOT NULL,
  closing          text   NOT NULL,
  dates            text   NOT NULL,
  issued_at        bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, year, number),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
CREATE INDEX letter_by_officer ON letter (agency_id, officer_id, id);
CREATE INDEX letter_by_reply ON letter (agency_id, reply_by, id);

-- What became of a letter, each at most once: read by its officer, replied to, closed, cancelled. text is the reply, the note or the
-- reason.
CREATE TABLE letter_step (
  agency_id uuid   NOT NULL,
  letter_id uuid   NOT NULL,
  kind      text   NOT NULL CHECK (kind IN ('read', 'reply', 'closing', 'cancellation')),
  at        bigint NOT NULL,
  made_by   uuid   NOT NULL,
  text      text   NOT NULL,
  PRIMARY KEY (agency_id, letter_id, kind),
  FOREIGN KEY (agency_id, letter_id) REFERENCES letter (agency_id, id)
);

-- Letters whose officer was reminded of the answer that is due.
CREATE TABLE letter_reminder (
  agency_id uuid   NOT NULL,
  letter_id uuid   NOT NULL,
  at        bigint NOT NULL,
  PRIMARY KEY (agency_id, letter_id),
  FOREIGN KEY (agency_id, letter_id) REFERENCES letter (agency_id, id)
);

-- A run of unexplained working days, told once at each level. level is the number of days at which it was told, last_day the day that
-- made it so many. dissolved_at is since when the run, counted again, has fewer.
CREATE TABLE absence_alert (
  agency_id    uuid   NOT NULL REFERENCES agency (id),
  officer_id   uuid   NOT NULL,
  first_day    date   NOT NULL,
  level        bigint NOT NULL CHECK (level >= 1),
  id           uuid   NOT NULL,
  last_day     date   NOT NULL,
  unit_path    text   NOT NULL,
  raised_at    bigint NOT NULL,
  dissolved_at bigint,
  PRIMARY KEY (agency_id, officer_id, first_day, level),
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
