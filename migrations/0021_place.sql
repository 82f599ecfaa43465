-- Places, networks and kiosks as they are kept. What is changed keeps its id: a version ends and another begins, so that any past
-- day still shows what held.

ALTER TABLE place RENAME TO place_before;
CREATE TABLE place (
  agency_id  uuid NOT NULL,
  id         uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  unit_id    uuid NOT NULL,
  name       text NOT NULL,
  latitude   double precision,
  longitude  double precision,
  radius_m   double precision,
  polygon    text,
  PRIMARY KEY (agency_id, id, valid_from),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  CHECK ((polygon IS NULL) = (latitude IS NOT NULL AND longitude IS NOT NULL AND radius_m IS NOT NULL))
);
INSERT INTO place (agency_id, id, valid_from, valid_to, unit_id, name, latitude, longitude, radius_m, polygon)
  SELECT agency_id, id, valid_from, valid_to, unit_id, name, latitude, longitude, radius_m, polygon FROM place_before;
DROP TABLE place_before;
CREATE INDEX place_by_name ON place (agency_id, name, id);

ALTER TABLE network RENAME TO network_before;
CREATE TABLE network (
  agency_id  uuid NOT NULL,
  id         uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  unit_id    uuid NOT NULL,
  name       text NOT NULL,
  prefix     text NOT NULL,
  PRIMARY KEY (agency_id, id, valid_from),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
);
INSERT INTO network (agency_id, id, valid_from, valid_to, unit_id, name, prefix)
  SELECT agency_id, id, valid_from, valid_to, unit_id, name, prefix FROM network_before;
DROP TABLE network_before;
CREATE INDEX network_by_name ON network (agency_id, name, id);

-- A browser that many share, standing at a place (kiosk): its device key, a cookie of which only the hash is kept, speaks for the
-- place. place_id is the id of a place over all its versions. A kiosk without a hash waits for its device.
CREATE TABLE kiosk (
  agency_id     uuid   NOT NULL REFERENCES agency (id),
  id            uuid   NOT NULL,
  place_id      uuid   NOT NULL,
  name          text   NOT NULL,
  valid_from    date   NOT NULL,
  valid_to      date   NOT NULL DEFAULT '9999-12-31' CHECK (valid_from <= valid_to),
  secret_hash   bytea,
  registered_at bigint,
  device        text   NOT NULL DEFAULT '',
  made_at       bigint NOT NULL,
  PRIMARY KEY (agency_id, id)
);

-- Codes that make a browser a kiosk, once. Who types one has no agency yet: a small table of its own, as sign_in_name.
CREATE TABLE kiosk_code (
  code_hash  text   NOT NULL PRIMARY KEY,
  agency_id  uuid   NOT NULL REFERENCES agency (id),
  kiosk_id   uuid   NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX kiosk_code_by_kiosk ON kiosk_code (agency_id, kiosk_id);

-- The kiosk that a session was opened at.
ALTER TABLE session ADD COLUMN kiosk_id uuid;
CREATE INDEX session_by_kiosk ON session (agency_id, kiosk_id) WHERE kiosk_id IS NOT NULL;
