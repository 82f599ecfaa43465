-- Sign-in names are unique in the whole installation and lead to the agency; a small table of their own, never sharded.
CREATE TABLE sign_in_name (
  user_id    text NOT NULL PRIMARY KEY,
  agency_id  uuid NOT NULL REFERENCES agency (id),
  officer_id uuid NOT NULL
);

-- password is Argon2id in PHC form, or 'temporary:' and a keyed hash of a random password of 80 bits or more.
CREATE TABLE account (
  agency_id       uuid    NOT NULL,
  officer_id      uuid    NOT NULL,
  user_id         text    NOT NULL,
  password        text    NOT NULL,
  temporary_until bigint,
  active          boolean NOT NULL DEFAULT true,
  last_sign_in_at bigint,
  created_at      bigint  NOT NULL,
  PRIMARY KEY (agency_id, officer_id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

-- Wrong passwords since the last right one, for names that exist and names that do not, so that a lock tells nobody which.
CREATE TABLE sign_in_attempt (
  user_id      text   NOT NULL PRIMARY KEY,
  failures     bigint NOT NULL,
  failed_at    bigint NOT NULL,
  locked_until bigint
);
CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (failed_at);

-- A session is found by its id, which the token carries beside a secret of 256 bits; only the hash of the secret is stored.
CREATE TABLE session (
  agency_id    uuid    NOT NULL,
  id           uuid    NOT NULL,
  officer_id   uuid    NOT NULL,
  secret_hash  bytea   NOT NULL,
  kind         text    NOT NULL CHECK (kind IN ('cookie', 'token')),
  trusted      boolean NOT NULL,
  created_at   bigint  NOT NULL,
  last_used_at bigint  NOT NULL,
  expires_at   bigint  NOT NULL,
  address      text    NOT NULL,
  device       text    NOT NULL,
  ended_at     bigint,
  PRIMARY KEY (agency_id, id)
);
CREATE INDEX session_by_officer ON session (agency_id, officer_id, id);
