-- What officers attach (lampiran).

-- The bytes, once an agency whoever sent them, by their SHA-256. content is NULL where they lie in the folder of the setting
-- `attachments`.
CREATE TABLE attachment_content (
  agency_id uuid   NOT NULL REFERENCES agency (id),
  sha256    bytea  NOT NULL,
  content   bytea,
  PRIMARY KEY (agency_id, sha256)
);

-- One file of an officer. Loose until it is named in what he submits (subject); then it is kept with that. restricted: papers
-- of his health, for him and those who decide alone. name is shown as text and is never a path.
CREATE TABLE attachment (
  agency_id    uuid    NOT NULL,
  id           uuid    NOT NULL,
  officer_id   uuid    NOT NULL,
  subject_kind text,
  subject_id   uuid,
  name         text    NOT NULL,
  type         text    NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
  size         bigint  NOT NULL CHECK (size > 0),
  sha256       bytea   NOT NULL,
  restricted   boolean NOT NULL,
  made_at      bigint  NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  FOREIGN KEY (agency_id, sha256) REFERENCES attachment_content (agency_id, sha256),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
);
CREATE INDEX attachment_by_subject ON attachment (agency_id, subject_kind, subject_id, id);
CREATE INDEX attachment_by_content ON attachment (agency_id, sha256);
-- Loose ones, to count an officer's and to forget those that nobody submitted.
CREATE INDEX attachment_loose ON attachment (agency_id, officer_id, made_at) WHERE subject_id IS NULL;

-- What an agency makes of the kinds of reasons (jenis alasan): of those of rules/reasons.toml, by their code, and of its own, whose
-- code is made here. Rows are only added; the one before is retired at the moment at which the next is made.
CREATE TABLE reason_kind (
  agency_id  uuid    NOT NULL REFERENCES agency (id),
  code       text    NOT NULL,
  id         uuid    NOT NULL,
  name_ms    text    NOT NULL,
  name_en    text    NOT NULL,
  attachment text    NOT NULL CHECK (attachment IN ('none', 'asked', 'required')),
  health     boolean NOT NULL,
  needs_text boolean NOT NULL,
  offered    boolean NOT NULL,
  made_at    bigint  NOT NULL,
  made_by    uuid,
  retired_at bigint,
  PRIMARY KEY (agency_id, code, id)
);
CREATE UNIQUE INDEX reason_kind_now ON reason_kind (agency_id, code) WHERE retired_at IS NULL;
