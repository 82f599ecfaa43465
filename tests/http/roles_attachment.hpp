#pragma once

#include "tests/http/roles_row.hpp"

#include <vector>

namespace spotme::test {

/// Attachments, each its owner's own, and the kinds of reasons.
inline std::vector<Row> attachment_rows() {
  return {
      {"GET", "/api/v1/reason-kinds", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/agencies/{own}/reason-kinds", "", 401, 403, 200, 200, 404, 200},
      {"POST", "/api/v1/agencies/{own}/reason-kinds", R"({"name_ms":"Hujan","attachment":"none"})", 401, 403, 201, 403,
       404, 403},
      {"PUT", "/api/v1/agencies/{own}/reason-kinds/lalu_lintas", R"({"name_ms":"Jalan","attachment":"none"})", 401, 403,
       200, 403, 404, 403},
      {"POST", "/api/v1/attachments?name=a.pdf", "{}", 400, 400, 400, 400, 400, 400},
      {"POST", "/api/v1/approvals/01890a5d-ac96-774b-bcce-b302099a8057/attachments", R"({"attachments":[]})", 401, 404,
       404, 404, 404, 404},
      {"GET", "/api/v1/attachments/01890a5d-ac96-774b-bcce-b302099a8057", "", 401, 404, 404, 404, 404, 404},
      {"DELETE", "/api/v1/attachments/01890a5d-ac96-774b-bcce-b302099a8057", "", 401, 404, 404, 404, 404, 404},
  };
}

}  // namespace spotme::test
