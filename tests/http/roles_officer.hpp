#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

/// Officers as an administrator keeps them: within his reach alone.
namespace spotme::test {

inline std::vector<Row> officer_rows() {
  const std::string unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string one = "/api/v1/agencies/{own}/accounts/{officer}";
  const std::string role = R"({"role":"supervisor","unit_id":")" + unknown + R"("})";
  const std::string move = R"({"officers":["{officer}"],"unit_id":")" + unknown + R"(","from":"2026-12-01"})";
  const std::string offer =
      R"({"officer_id":"{officer}","to_agency_id":"{other}","first_day":"2026-12-01","reason":"x"})";
  const std::string transfer = "/api/v1/agencies/{own}/transfers/" + unknown;
  return {
      {"PUT", one, R"({"name":"Baharu","email":""})", 401, 403, 200, 404, 404, 200},
      {"GET", one + "/history", "", 401, 403, 200, 404, 404, 200},
      {"GET", "/api/v1/agencies/{other}/accounts/{officer}/history", "", 401, 403, 404, 404, 404, 404},
      {"POST", one + "/roles", role, 401, 403, 422, 404, 404, 422},
      {"POST", one + "/role-endings", role, 401, 403, 422, 404, 404, 422},
      {"POST", one + "/undone-changes", R"({"kind":"posting","from":"2026-12-01"})", 401, 403, 404, 404, 404, 404},
      {"POST", "/api/v1/agencies/{own}/postings", move, 401, 403, 422, 404, 404, 422},
      {"POST", "/api/v1/agencies/{other}/postings", move, 401, 403, 404, 404, 404, 404},
      {"POST", "/api/v1/agencies/{own}/supervisors", R"({"officers":["{officer}"],"from":"2026-12-01"})", 401, 403, 200,
       404, 404, 200},
      {"POST", "/api/v1/agencies/{own}/temporary-passwords", R"({"officers":["{officer}"]})", 401, 403, 200, 200, 404,
       200},
      {"POST", "/api/v1/agencies/{own}/temporary-passwords", R"({"officers":["{officer}"],"by":"mail"})", 401, 403, 409,
       409, 404, 409},
      {"GET", "/api/v1/agencies/{own}/password-policy", "", 401, 403, 200, 200, 404, 200},
      {"GET", "/api/v1/agencies/{other}/password-policy", "", 401, 403, 404, 404, 200, 200},
      {"PUT", "/api/v1/agencies/{own}/password-policy", R"({"password_by_mail":true})", 401, 403, 200, 403, 404, 200},
      {"PUT", "/api/v1/agencies/{other}/password-policy", R"({"password_by_mail":true})", 401, 403, 404, 404, 200, 200},
      {"PUT", "/api/v1/agencies/{own}/password-policy", R"({"password_by_mail":true,"agency_id":"{other}"})", 401, 403,
       400, 400, 400, 400},
      {"POST", one + "/departure", R"({"last_day":"2026-12-31","kind":"other","reason":"x"})", 401, 403, 200, 404, 404,
       409},
      {"DELETE", one + "/departure", "", 401, 403, 200, 404, 404, 409},
      {"GET", "/api/v1/agencies/{own}/transfer-targets", "", 401, 403, 200, 200, 404, 200},
      {"GET", "/api/v1/agencies/{own}/transfers?direction=in", "", 401, 403, 200, 200, 404, 200},
      {"POST", "/api/v1/agencies/{own}/transfers", offer, 401, 403, 201, 404, 404, 409},
      {"POST", transfer + "/withdrawal", "", 401, 403, 404, 404, 404, 404},
      {"POST", transfer + "/acceptance", R"({"unit_id":")" + unknown + R"(","state":"kedah","scheme":"wbf"})", 401, 403,
       404, 404, 404, 404},
      {"POST", transfer + "/refusal", R"({"reason":"x"})", 401, 403, 404, 404, 404, 404},
      {"GET", "/api/v1/agencies/{own}/officer-merges/preview?kept={officer}&double=" + unknown, "", 401, 403, 404, 404,
       404, 404},
      {"POST", "/api/v1/agencies/{own}/officer-merges",
       R"({"kept_id":"{officer}","double_id":")" + unknown + R"(","reason":"x"})", 401, 403, 404, 404, 404, 404},
      {"DELETE", "/api/v1/agencies/{own}/officer-merges/{officer}", "", 401, 403, 404, 404, 404, 404},
  };
}

}  // namespace spotme::test
