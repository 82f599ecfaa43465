-- What is forgotten after 90 days is found by these: keys of presses by the time of the press, sessions by the moment at
-- which they ran out (app/retention).
CREATE INDEX clock_key_by_time ON clock_key (agency_id, at);
CREATE INDEX session_by_expiry ON session (agency_id, expires_at);
