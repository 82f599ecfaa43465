#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Ministries, departments and agencies of a system administrator; units of who administers the agency.
inline std::vector<Row> body_rows() {
  const std::string nothing = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string agency = R"({"code":"A B","name":"x","unit":{"code":"U","name":"U"},)"
                             R"("administrator":{"user_id":"x","name":"x","state":"kedah","scheme":"wbf"}})";
  const std::string unit = R"({"parent_id":")" + nothing + R"(","code":"X","name":"X","from":"2026-11-24"})";
  const std::string suspension = R"({"from":"2026-11-24","reason":"x"})";
  const std::string own = "/api/v1/agencies/{own}";
  const std::string other = "/api/v1/agencies/{other}";
  const std::string none = "/api/v1/agencies/" + nothing;
  return {
      {"GET", "/api/v1/bodies", "", 401, 403, 403, 403, 403, 200},
      {"POST", "/api/v1/bodies", R"({"kind":"department","code":"X","name":"X"})", 401, 403, 403, 403, 403, 422},
      {"PUT", "/api/v1/bodies/" + nothing, R"({"name":"X"})", 401, 403, 403, 403, 403, 404},
      {"GET", "/api/v1/implementation", "", 401, 403, 403, 403, 403, 200},
      {"GET", "/api/v1/implementation?format=csv", "", 401, 403, 403, 403, 403, 200},
      {"POST", "/api/v1/agencies", agency, 401, 403, 403, 403, 403, 422},
      {"PUT", own, R"({"name":"Agensi"})", 401, 403, 403, 403, 403, 200},
      {"PUT", none, R"({"name":"Agensi"})", 401, 403, 403, 403, 403, 404},
      {"POST", none + "/suspension", suspension, 401, 403, 403, 403, 403, 404},
      {"POST", own + "/resumption", R"({"reason":"x"})", 401, 403, 403, 403, 403, 409},
      {"GET", own + "/suspensions", "", 401, 403, 403, 403, 403, 200},
      {"GET", own + "/appearance", "", 401, 403, 200, 200, 404, 200},
      {"GET", other + "/appearance", "", 401, 403, 404, 404, 200, 200},
      {"PUT", own + "/appearance", R"({"header":["Jalan 1"],"accent":"navy"})", 401, 403, 200, 403, 404, 200},
      {"PUT", other + "/appearance", R"({"header":[],"accent":"navy"})", 401, 403, 404, 404, 200, 200},
      {"GET", own + "/appearance/logo", "", 401, 403, 404, 404, 404, 404},
      {"PUT", own + "/appearance/logo", "{}", 400, 400, 400, 400, 400, 400},
      {"DELETE", own + "/appearance/logo", "", 401, 403, 200, 403, 404, 200},
      {"GET", own + "/policies", "", 401, 403, 200, 200, 404, 200},
      {"GET", own + "/unit-tree", "", 401, 403, 200, 200, 404, 200},
      {"GET", other + "/unit-tree", "", 401, 403, 404, 404, 200, 200},
      {"POST", own + "/units", unit, 401, 403, 422, 422, 404, 422},
      {"POST", other + "/units", unit, 401, 403, 404, 404, 422, 422},
      {"PUT", own + "/units/" + nothing, R"({"name":"X","from":"2026-11-24"})", 401, 403, 404, 404, 404, 404},
      {"POST", own + "/units/" + nothing + "/move", R"({"parent_id":")" + nothing + R"(","from":"2026-11-24"})", 401,
       403, 404, 404, 404, 404},
      {"POST", own + "/units/" + nothing + "/closing", R"({"from":"2026-11-24"})", 401, 403, 404, 404, 404, 404},
      {"GET", own + "/units/" + nothing + "/history", "", 401, 403, 404, 404, 404, 404},
  };
}

}  // namespace spotme::test
