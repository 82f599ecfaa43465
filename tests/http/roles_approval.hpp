#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Cases: everybody reaches his own, and those of his desks; none of these callers sits at one.
inline std::vector<Row> approval_rows() {
  const std::string unknown = "/api/v1/approvals/01890a5d-ac96-774b-bcce-b302099a8057";
  return {
      {"GET", "/api/v1/issues", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/reasons",
       R"({"issues":[{"date":"2026-11-23","issue":"late_in"}],"kind":"lain_lain","text":"x"})", 401, 404, 404, 404, 404,
       404},
      {"POST", "/api/v1/corrections",
       R"({"date":"2026-11-24","kind":"in","at":"23:59","reason_kind":"lain_lain","text":"x"})", 401, 422, 422, 422,
       422, 422},
      {"GET", "/api/v1/approvals", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/approvals/own", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/approvals/decisions",
       R"({"action":"accept","approvals":[{"id":"01890a5d-ac96-774b-bcce-b302099a8057","revision":1}]})", 401, 200, 200,
       200, 200, 200},
      {"GET", unknown, "", 401, 404, 404, 404, 404, 404},
      {"POST", unknown + "/answer", R"({"revision":1,"note":"x"})", 401, 404, 404, 404, 404, 404},
      {"POST", unknown + "/withdrawal", R"({"revision":1})", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/delegations", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/delegations",
       R"({"to_officer_id":"{officer}","from":"2026-11-25","to":"2026-11-26","note":"x"})", 401, 403, 403, 403, 403,
       403},
      {"POST", "/api/v1/delegations/01890a5d-ac96-774b-bcce-b302099a8057/withdrawal", "{}", 401, 404, 404, 404, 404,
       404},
      {"GET", "/api/v1/colleagues", "", 401, 200, 200, 200, 200, 200},
  };
}

}  // namespace spotme::test
