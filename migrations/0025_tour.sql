-- Which introductions (lawatan ringkas) an officer has seen or put away: one for each role that he came to hold.

CREATE TABLE tour_seen (
  agency_id  uuid   NOT NULL,
  officer_id uuid   NOT NULL,
  role       text   NOT NULL,
  seen_at    bigint NOT NULL,
  PRIMARY KEY (agency_id, officer_id, role),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
