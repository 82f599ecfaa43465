#pragma once

#include "tests/http/roles_row.hpp"

#include <vector>

namespace spotme::test {

/// The national calendar, and an agency's own days and districts.
inline std::vector<Row> calendar_rows() {
  return {
      {"GET", "/api/v1/calendar?year=2026", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/calendar/holidays", "{}", 401, 403, 403, 403, 403, 400},
      {"POST", "/api/v1/calendar/holidays/01890a5d-ac96-774b-bcce-b302099a8057/removal", R"({"reason":"silap"})", 401,
       403, 403, 403, 403, 409},
      {"POST", "/api/v1/calendar/holidays/01890a5d-ac96-774b-bcce-b302099a8057/correction", "{}", 401, 403, 403, 403,
       403, 400},
      {"POST", "/api/v1/calendar/holidays/01890a5d-ac96-774b-bcce-b302099a8057/confirmation", "{}", 401, 403, 403, 403,
       403, 400},
      {"POST", "/api/v1/calendar/ramadans", "{}", 401, 403, 403, 403, 403, 400},
      {"POST", "/api/v1/calendar/edits/01890a5d-ac96-774b-bcce-b302099a8057/withdrawal", R"({"reason":"silap"})", 401,
       403, 403, 403, 403, 404},
      {"POST", "/api/v1/calendar/import", "{}", 401, 403, 403, 403, 403, 400},
      {"GET", "/api/v1/agencies/{own}/calendar?year=2026", "", 401, 200, 200, 200, 404, 200},
      {"GET", "/api/v1/agencies/{other}/calendar?year=2026", "", 401, 404, 404, 404, 200, 200},
      {"POST", "/api/v1/agencies/{own}/calendar/days",
       R"({"date":"2026-12-01","name_ms":"Hari","source":"Ketua Jabatan"})", 401, 403, 201, 422, 404, 403},
      {"POST", "/api/v1/agencies/{other}/calendar/days",
       R"({"date":"2026-12-01","name_ms":"Hari","source":"Ketua Jabatan"})", 401, 403, 404, 404, 201, 403},
      {"POST", "/api/v1/agencies/{own}/calendar/days/01890a5d-ac96-774b-bcce-b302099a8057/removal",
       R"({"reason":"silap"})", 401, 403, 404, 404, 404, 403},
      {"POST", "/api/v1/agencies/{own}/calendar/days/01890a5d-ac96-774b-bcce-b302099a8057/correction",
       R"({"date":"2026-12-02","name_ms":"Hari","source":"Ketua Jabatan","reason":"silap"})", 401, 403, 409, 409, 404,
       403},
      {"POST", "/api/v1/agencies/{own}/calendar/edits/01890a5d-ac96-774b-bcce-b302099a8057/withdrawal",
       R"({"reason":"silap"})", 401, 403, 404, 404, 404, 403},
      {"POST", "/api/v1/agencies/{own}/calendar/import", R"({"format":"csv","text":"x","dry_run":true})", 401, 403, 200,
       200, 404, 403},
      {"POST", "/api/v1/agencies/{other}/calendar/import", R"({"format":"csv","text":"x","dry_run":true})", 401, 403,
       404, 404, 200, 403},
      {"GET", "/api/v1/agencies/{own}/districts", "", 401, 403, 200, 200, 404, 403},
      {"PUT", "/api/v1/agencies/{own}/units/01890a5d-ac96-774b-bcce-b302099a8057/district",
       R"({"district":"Kulim","from":"2026-12-01"})", 401, 403, 404, 404, 404, 403},
  };
}

}  // namespace spotme::test
