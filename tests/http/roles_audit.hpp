#pragma once

#include "tests/http/roles_row.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::test {

/// The audit trail, holds and retention: each agency's own, for administrators of the whole of it and system
/// administrators; kept by the former alone.
inline std::vector<Row> audit_rows() {
  const std::string days = "?from=2026-11-01&to=2026-11-30";
  const std::string none = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string release = days + "&format=csv&purpose=x&recipient=y";
  const std::string hold = R"({"title":"x","reason":"x","reference":"x","ordered_by":"x"})";
  std::vector<Row> rows;
  for (const auto& path :
       {"/api/v1/audit" + days, "/api/v1/audit/export" + release, std::string("/api/v1/audit/exports"),
        std::string("/api/v1/holds"), std::string("/api/v1/retention"),
        std::string("/api/v1/retention/notices/list?format=csv"), std::string("/api/v1/disposals")}) {
    rows.push_back({"GET", path, "", 401, 403, 200, 404, 200, 200});
  }
  rows.push_back({"GET", "/api/v1/audit/actions", "", 401, 403, 200, 200, 200, 200});
  rows.push_back({"GET", "/api/v1/audit/exports/" + none + "/certificate", "", 401, 403, 404, 404, 404, 404});
  rows.push_back({"POST", "/api/v1/holds", hold, 401, 403, 201, 403, 201, 403});
  rows.push_back({"POST", "/api/v1/holds/" + none + "/ending", R"({"reason":"x"})", 401, 403, 404, 403, 404, 403});
  rows.push_back({"PUT", "/api/v1/retention/notices", R"({"days":400})", 401, 403, 200, 403, 200, 403});
  rows.push_back({"POST", "/api/v1/disposals", R"({"kind":"attachments","before":"2019-01-01","reference":"x"})", 401,
                  403, 409, 403, 409, 403});
  rows.push_back({"POST", "/api/v1/disposals/" + none + "/confirmation", "", 401, 403, 404, 403, 404, 403});
  rows.push_back({"POST", "/api/v1/disposals/" + none + "/withdrawal", "", 401, 403, 404, 403, 404, 403});
  return rows;
}

/// Writes that leave no entry, each with its ground; every other one that succeeds must leave one (roles_test).
inline bool leaves_no_entry(const Row& row) {
  constexpr std::array<std::string_view, 3> known{
      "/api/v1/notices/",             // the row of the notice keeps when it was read
      "/api/v1/tours/",               // an introduction that one has seen is nobody's concern
      "/api/v1/approvals/decisions",  // of nothing that there is
  };
  if (row.method == "GET" || row.method == "HEAD") return true;
  if (row.body.find("\"dry_run\":true") != std::string::npos ||
      row.body.find("\"dry_run\": true") != std::string::npos || row.target.find("/preview") != std::string::npos) {
    return true;  // a trial writes nothing
  }
  return std::any_of(known.begin(), known.end(), [&](auto path) { return row.target.starts_with(path); });
}

}  // namespace spotme::test
