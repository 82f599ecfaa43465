#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Letters, their templates, and alerts of absence.
inline std::vector<Row> letter_rows() {
  const std::string none = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string words = R"("number":"{tahun}{bil}","letterhead":"x","subject":"x","body":"x","closing":"x"})";
  const std::string texts = R"({"version":0,)" + words;
  const std::string draft = "{" + words;
  return {
      {"POST", "/api/v1/agencies/{own}/card-approvals", R"({"approvals":[]})", 401, 403, 403, 403, 403, 403},
      {"GET", "/api/v1/letters", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/letters/" + none, "", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/letters/" + none + "/pdf", "", 401, 404, 404, 404, 404, 404},
      {"POST", "/api/v1/letters/" + none + "/reply", R"({"text":"x"})", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/agencies/{own}/letters", "", 401, 403, 200, 200, 404, 403},
      {"GET", "/api/v1/agencies/{other}/letters", "", 401, 403, 404, 404, 200, 403},
      {"POST", "/api/v1/agencies/{own}/letters/" + none + "/closing", R"({"note":"x"})", 401, 403, 403, 403, 403, 403},
      {"POST", "/api/v1/agencies/{own}/letters/" + none + "/cancellation", R"({"reason":"x"})", 401, 403, 403, 403, 403,
       403},
      {"GET", "/api/v1/agencies/{own}/absence-alerts", "", 401, 200, 200, 200, 404, 404},
      {"GET", "/api/v1/agencies/{other}/absence-alerts", "", 401, 404, 404, 404, 200, 404},
      {"GET", "/api/v1/agencies/{own}/letter-templates", "", 401, 403, 200, 403, 404, 403},
      {"GET", "/api/v1/agencies/{other}/letter-templates", "", 401, 403, 404, 404, 200, 403},
      {"POST", "/api/v1/agencies/{own}/letter-templates/notice/preview", draft, 401, 403, 200, 403, 404, 403},
      {"PUT", "/api/v1/agencies/{own}/letter-templates/notice", texts, 401, 403, 200, 403, 404, 403},
      {"POST", "/api/v1/agencies/{own}/letter-templates/notice/withdrawal", R"({"version":1})", 401, 403, 200, 403, 404,
       403},
  };
}

}  // namespace spotme::test
