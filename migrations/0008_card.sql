-- Changes of officers' cards (kad kuning, hijau, merah). What the marks of a month lead to is proposed once the month is over and
-- holds from valid_from on, when a head of department has approved it; until then it may be counted again or withdrawn. Without
-- an approved change a card is yellow. month is its first day; counted are the marks as '2026-11-03 late_in rejected', separated
-- by ';'; rule is the table that was applied, as rules/card.toml writes its rows, and source where it comes from.
CREATE TABLE card_change (
  agency_id   uuid   NOT NULL,
  officer_id  uuid   NOT NULL,
  month       date   NOT NULL,
  from_colour text   NOT NULL CHECK (from_colour IN ('yellow', 'green', 'red')),
  to_colour   text   NOT NULL CHECK (to_colour IN ('yellow', 'green', 'red') AND to_colour <> from_colour),
  marks       bigint NOT NULL CHECK (marks >= 0),
  counted     text   NOT NULL,
  rule        text   NOT NULL,
  source      text   NOT NULL,
  state       text   NOT NULL CHECK (state IN ('proposed', 'approved', 'withdrawn')),
  proposed_at bigint NOT NULL,
  valid_from  date   CHECK ((state = 'approved') = (valid_from IS NOT NULL)),
  decided_at  bigint,
  decided_by  uuid,
  PRIMARY KEY (agency_id, officer_id, month),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id),
  CHECK ((valid_from IS NULL) = (decided_at IS NULL))
);
CREATE INDEX card_change_by_day ON card_change (agency_id, officer_id, valid_from);
CREATE INDEX card_change_by_month ON card_change (agency_id, month, officer_id);
CREATE INDEX attendance_issue_by_day ON attendance_issue (agency_id, work_day, officer_id);
