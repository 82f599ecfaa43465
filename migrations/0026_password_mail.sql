-- Temporary passwords by mail. replaces is the stored password of the account that the next attempt of this mail replaces by one
-- made then, which {password} in the body stands for; NULL for mail that carries none. So no password waits in this table.
ALTER TABLE mail ADD COLUMN replaces text;

-- Whether temporary passwords of an agency may go by mail (password_by_mail), from a day on; without a row they may not.
CREATE TABLE password_mail_policy (
  agency_id  uuid    NOT NULL REFERENCES agency (id),
  valid_from date    NOT NULL,
  allowed    boolean NOT NULL,
  set_at     bigint  NOT NULL,
  set_by     uuid    NOT NULL,
  PRIMARY KEY (agency_id, valid_from)
);
