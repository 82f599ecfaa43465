#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Grants: everybody his own; of others those who keep them within their reach. Outages and remote days likewise.
inline std::vector<Row> grant_rows() {
  const std::string unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string grant = "/api/v1/grants/" + unknown;
  const std::string leave = R"("kind":"leave","first_day":"2026-12-01","part":"day","code":"CR","dry_run":true)";
  const std::string unit = R"("unit_id":")" + unknown + R"(")";
  const std::string days = R"("from":"2026-12-01","to":"2026-12-31")";
  return {
      {"GET", "/api/v1/grants?from=2026-11-01&to=2026-11-30", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/grants/applications", "{" + leave + "}", 401, 200, 200, 200, 200, 200},
      {"POST", grant + "/change", "{" + leave + "}", 401, 404, 404, 404, 404, 404},
      {"POST", grant + "/cancellation", R"({"reason":"x"})", 401, 404, 404, 404, 404, 404},
      {"POST", grant + "/time-slip", R"({"step":"out"})", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/officer-grants?from=2026-11-01&to=2026-11-30", "", 401, 403, 200, 200, 200, 403},
      {"POST", "/api/v1/officer-grants", R"({"officers":["{officer}"],)" + leave + "}", 401, 403, 200, 404, 404, 403},
      {"POST", "/api/v1/officer-grants/import", R"({"text":"x","dry_run":true})", 401, 403, 200, 200, 200, 403},
      {"POST", "/api/v1/officer-grants/" + unknown + "/withdrawal", R"({"reason":"x"})", 401, 403, 404, 404, 404, 403},
      {"GET", "/api/v1/outages", "", 401, 403, 200, 200, 200, 403},
      {"POST", "/api/v1/outages",
       "{" + unit + R"(,"from":"2026-11-23T08:00:00+08:00","until":"2026-11-23T09:00:00+08:00","reason":"x"})", 401,
       403, 422, 422, 422, 403},
      {"POST", "/api/v1/outages/" + unknown + "/withdrawal", R"({"reason":"x"})", 401, 403, 404, 404, 404, 403},
      {"GET", "/api/v1/remote-roster?from=2026-11-23&unit_id=" + unknown, "", 401, 403, 422, 422, 422, 403},
      {"POST", "/api/v1/unit-presence", "{" + unit + "," + days + R"(,"least":1})", 401, 403, 422, 422, 422, 403},
      {"POST", "/api/v1/unit-presence/" + unknown + "/withdrawal", "", 401, 403, 404, 404, 404, 403},
      {"POST", "/api/v1/hybrid-services", "{" + unit + "," + days + R"(,"service":"counter"})", 401, 403, 422, 422, 422,
       403},
      {"POST", "/api/v1/hybrid-services/" + unknown + "/withdrawal", "", 401, 403, 404, 404, 404, 403},
  };
}

}  // namespace spotme::test
