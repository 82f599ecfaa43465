-- Who belongs where, as of a day. Every dated row holds from valid_from up to, not including, valid_to; '9999-12-31' is open.
-- agency_id leads every key, so that the tables can be sharded by it; installation, body, agency and sign_in_name are shared.

CREATE TABLE installation (
  name  text  NOT NULL PRIMARY KEY,
  value bytea NOT NULL
);

-- Ministries and departments, the nodes above agencies.
CREATE TABLE body (
  id        uuid NOT NULL PRIMARY KEY,
  parent_id uuid REFERENCES body (id),
  kind      text NOT NULL CHECK (kind IN ('ministry', 'department')),
  code      text NOT NULL UNIQUE,
  name      text NOT NULL
);

-- The body that keeps attendance: the tenant. revision rises with every change of its places and networks, so that a server
-- may keep them in memory and still decide on what is stored.
CREATE TABLE agency (
  id         uuid   NOT NULL PRIMARY KEY,
  body_id    uuid REFERENCES body (id),
  code       text   NOT NULL UNIQUE,
  name       text   NOT NULL,
  revision   bigint NOT NULL DEFAULT 1,
  created_at bigint NOT NULL
);

CREATE TABLE unit (
  agency_id uuid NOT NULL REFERENCES agency (id),
  id        uuid NOT NULL,
  PRIMARY KEY (agency_id, id)
);

-- What a unit is called and under which it stands. path is the codes from the root, as 'U1/U1A'.
CREATE TABLE unit_version (
  agency_id  uuid NOT NULL,
  unit_id    uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  parent_id  uuid,
  path       text NOT NULL,
  name       text NOT NULL,
  PRIMARY KEY (agency_id, unit_id, valid_from),
  UNIQUE (agency_id, path, valid_from),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  FOREIGN KEY (agency_id, parent_id) REFERENCES unit (agency_id, id)
);

-- name_key is the name in lower case, by which lists are ordered and searched alike on every engine.
CREATE TABLE officer (
  agency_id  uuid   NOT NULL REFERENCES agency (id),
  id         uuid   NOT NULL,
  name       text   NOT NULL,
  name_key   text   NOT NULL,
  email      text   NOT NULL DEFAULT '',
  created_at bigint NOT NULL,
  PRIMARY KEY (agency_id, id)
);
CREATE INDEX officer_by_name ON officer (agency_id, name_key, id);

-- The unit an officer belongs to and the state of his home post, whose rest days and holidays are his.
CREATE TABLE posting (
  agency_id  uuid NOT NULL,
  officer_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  unit_id    uuid NOT NULL,
  state      text NOT NULL,
  PRIMARY KEY (agency_id, officer_id, valid_from),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
);
CREATE INDEX posting_by_unit ON posting (agency_id, unit_id, valid_from);

-- scheme as text: 'wbf', 'office', 'wbb:08:30'.
CREATE TABLE officer_scheme (
  agency_id  uuid NOT NULL,
  officer_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  scheme     text NOT NULL,
  PRIMARY KEY (agency_id, officer_id, valid_from),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);

CREATE TABLE supervision (
  agency_id     uuid NOT NULL,
  officer_id    uuid NOT NULL,
  valid_from    date NOT NULL,
  valid_to      date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  supervisor_id uuid NOT NULL CHECK (supervisor_id <> officer_id),
  PRIMARY KEY (agency_id, officer_id, valid_from),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  FOREIGN KEY (agency_id, supervisor_id) REFERENCES officer (agency_id, id)
);
CREATE INDEX supervision_by_supervisor ON supervision (agency_id, supervisor_id, valid_from);

-- A role is held in a unit and reaches its whole subtree. Everybody is an officer; that role is not stored.
CREATE TABLE role_holding (
  agency_id  uuid NOT NULL,
  officer_id uuid NOT NULL,
  role       text NOT NULL CHECK (role IN ('supervisor', 'approver', 'delegate', 'head', 'coordinator', 'agency_admin',
                                           'system_admin', 'integrity', 'auditor', 'device')),
  unit_id    uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  PRIMARY KEY (agency_id, officer_id, role, unit_id, valid_from),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
);

-- Where officers of a unit and of those below it work: a circle, or a polygon as 'lat lon;lat lon;…'.
CREATE TABLE place (
  agency_id  uuid NOT NULL,
  id         uuid NOT NULL,
  unit_id    uuid NOT NULL,
  name       text NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  latitude   double precision,
  longitude  double precision,
  radius_m   double precision,
  polygon    text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  CHECK ((polygon IS NULL) = (latitude IS NOT NULL AND longitude IS NOT NULL AND radius_m IS NOT NULL))
);

-- Networks of an office, as prefixes: '10.1.0.0/16', '2001:db8::/32'.
CREATE TABLE network (
  agency_id  uuid NOT NULL,
  id         uuid NOT NULL,
  unit_id    uuid NOT NULL,
  name       text NOT NULL,
  prefix     text NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL DEFAULT '9999-12-31' CHECK (valid_from < valid_to),
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id)
);

-- What was done by whom to what. Rows are only ever added.
CREATE TABLE audit_entry (
  agency_id  uuid   NOT NULL REFERENCES agency (id),
  id         uuid   NOT NULL,
  at         bigint NOT NULL,
  actor_id   uuid,
  action     text   NOT NULL,
  subject_id uuid,
  address    text   NOT NULL,
  request_id text   NOT NULL,
  detail     text   NOT NULL,
  PRIMARY KEY (agency_id, id)
);
