#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Imports of people, and temporary passwords on paper: for administrators.
inline std::vector<Row> officer_import_rows() {
  const std::string one = "/api/v1/officer-imports/01890a5d-ac96-774b-bcce-b302099a8057";
  std::vector<Row> rows{
      {"GET", "/api/v1/officer-import-form?format=csv", "", 401, 403, 200, 200, 200, 200},
      {"GET", "/api/v1/officer-import-form?format=pdf", "", 401, 403, 400, 400, 400, 400},
      {"GET", "/api/v1/officer-imports", "", 401, 403, 200, 200, 200, 200},
      {"POST", "/api/v1/officer-imports?name=a.csv", "{}", 400, 400, 400, 400, 400, 400},
      {"POST", "/api/v1/agencies/{own}/password-slips", R"({"officer_ids":[]})", 401, 403, 409, 409, 404, 409},
      {"POST", "/api/v1/agencies/{own}/password-slips", R"({"officer_ids":["01890a5d-ac96-774b-bcce-b302099a8057"]})",
       401, 403, 404, 404, 404, 404},
      {"POST", "/api/v1/agencies/{own}/password-slips", R"({"officer_ids":["{officer}"]})", 401, 403, 200, 404, 404,
       200},
      {"POST", "/api/v1/agencies/{other}/password-slips", R"({"officer_ids":["{officer}"]})", 401, 403, 404, 404, 404,
       404},
      {"POST", "/api/v1/agencies/{own}/password-slips", R"({"officer_ids":[],"role":"head"})", 401, 403, 400, 400, 400,
       400},
  };
  for (const auto* what : {"", "/rows", "/error-file?format=csv"}) {
    rows.push_back({"GET", one + what, "", 401, 403, 404, 404, 404, 404});
  }
  for (const auto* what : {"/application", "/cancellation", "/undoing", "/password-slips", "/password-mails"}) {
    rows.push_back({"POST", one + what, "{}", 401, 403, 404, 404, 404, 404});
  }
  return rows;
}

}  // namespace spotme::test
