#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

/// Reports: of the caller's own agency and within his reach alone; an order is its owner's.
namespace spotme::test {

inline std::vector<Row> report_rows() {
  const std::string days = "?from=2026-11-01&to=2026-11-20";
  const std::string nobody = "/api/v1/report-orders/01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string order = R"("from":"2026-11-01","to":"2026-11-20","form":"csv")";
  std::vector<Row> rows{{"GET", "/api/v1/reports/kinds", "", 401, 403, 200, 200, 200, 403}};
  for (const auto* kind : {"daily_attendance", "late_list", "absences", "exceptions", "monthly_summary", "unit_summary",
                           "movement", "remote_days", "extra_minutes"}) {
    const auto path = "/api/v1/reports/" + std::string(kind) + days;
    rows.push_back({"GET", path, "", 401, 403, 200, 200, 200, 403});
    rows.push_back({"GET", path + "&unit=U1/A", "", 401, 403, 200, 404, 200, 403});
    rows.push_back({"GET", path + "&unit=U2", "", 401, 403, 404, 404, 404, 403});
  }
  const std::vector<Row> more{
      {"GET", "/api/v1/reports/card_colours?from=2026-11-01&to=2026-11-30", "", 401, 403, 200, 200, 200, 403},
      {"GET", "/api/v1/reports/time_cards?from=2026-11-01&to=2026-11-30", "", 401, 403, 422, 422, 422, 403},
      {"GET", "/api/v1/reports/tasks" + days, "", 401, 403, 404, 404, 404, 403},
      {"GET", "/api/v1/reports/gaji" + days, "", 401, 403, 404, 404, 404, 403},
      {"GET", "/api/v1/reports/late_list" + days + "&limit=1000000000", "", 401, 403, 400, 400, 400, 403},
      {"GET", "/api/v1/reports/late_list?from=2017-01-01&to=2026-11-20", "", 401, 403, 422, 422, 422, 403},
      {"GET", "/api/v1/report-orders", "", 401, 403, 200, 200, 200, 403},
      {"POST", "/api/v1/report-orders", "{\"kind\":\"late_list\"," + order + "}", 401, 403, 201, 201, 201, 403},
      {"POST", "/api/v1/report-orders", "{\"kind\":\"late_list\",\"unit\":\"U1/A\"," + order + "}", 401, 403, 201, 404,
       201, 403},
      {"POST", "/api/v1/report-orders", "{\"kind\":\"late_list\",\"agency_id\":\"{other}\"," + order + "}", 401, 403,
       400, 400, 400, 403},
      {"GET", nobody, "", 401, 403, 404, 404, 404, 403},
      {"POST", nobody + "/cancellation", "{}", 401, 403, 404, 404, 404, 403},
      {"GET", nobody + "/file", "", 401, 403, 404, 404, 404, 403},
      {"GET", "/api/v1/report-officers?kind=time_cards&from=2026-11-01&to=2026-11-30", "", 401, 403, 200, 200, 200,
       403},
      {"GET", "/api/v1/report-officers?kind=time_cards&from=2026-11-01&to=2026-11-30&unit=U2", "", 401, 403, 404, 404,
       404, 403},
      {"GET", "/api/v1/report-readers?kind=late_list", "", 401, 403, 200, 200, 200, 403},
      {"GET", "/api/v1/report-readers?kind=late_list&unit=U1/A", "", 401, 403, 200, 404, 200, 403},
      {"GET", "/api/v1/report-readers?kind=late_list&unit=U2", "", 401, 403, 404, 404, 404, 403},
      {"GET", "/api/v1/report-schedules", "", 401, 403, 200, 200, 200, 403},
      {"POST", "/api/v1/report-schedules", R"({"kind":"late_list","form":"pdf","every":"day","on_day":0})", 401, 403,
       201, 201, 201, 403},
      {"POST", "/api/v1/report-schedules",
       R"({"kind":"late_list","form":"pdf","every":"day","on_day":0,"receivers":["{officer}"]})", 401, 403, 422, 422,
       422, 403},
      {"DELETE", "/api/v1/report-schedules/01890a5d-ac96-774b-bcce-b302099a8057", "", 401, 403, 404, 404, 404, 403},
      {"GET", "/api/v1/report-policy", "", 401, 403, 200, 200, 200, 403},
      {"PUT", "/api/v1/report-policy", R"({"keep_days":7,"purpose_asked":false})", 401, 403, 200, 404, 200, 403},
      {"GET", "/api/v1/card/2026-11/pdf", "", 401, 200, 200, 200, 200, 200},
  };
  rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

}  // namespace spotme::test
