-- Ministries, departments and agencies as they are kept: suspension and the look of mail and letters.

-- An agency that is suspended from a day on: nobody of it signs in, nothing of it is closed, its records stay.
ALTER TABLE agency ADD COLUMN suspended_from date;
