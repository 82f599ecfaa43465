#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Tokens of programs and webhooks: for administrators of a whole tree of their own agency alone.
inline std::vector<Row> integration_rows() {
  const std::string nobody = "/01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string own = "/api/v1/agencies/{own}";
  std::vector<Row> rows{
      {"GET", own + "/api-tokens", "", 401, 403, 200, 403, 404, 404},
      {"GET", "/api/v1/agencies/{other}/api-tokens", "", 401, 403, 404, 404, 200, 404},
      {"POST", own + "/api-tokens", R"({"name":"HRMIS","scopes":["people_read"],"password":"salah"})", 401, 403, 422,
       403, 404, 404},
      {"POST", own + "/api-tokens" + nobody + "/ending", "", 401, 403, 404, 403, 404, 404},
      {"GET", own + "/webhooks", "", 401, 403, 200, 403, 404, 404},
      {"GET", "/api/v1/agencies/{other}/webhooks", "", 401, 403, 404, 404, 200, 404},
      {"POST", own + "/webhooks", R"({"title":"HRMIS","url":"https://x.my/","events":["import.done"]})", 401, 403, 201,
       403, 404, 404},
      {"PUT", own + "/webhooks" + nobody, R"({"title":"HRMIS","url":"https://x.my/","events":["import.done"]})", 401,
       403, 404, 403, 404, 404},
      {"GET", own + "/webhook-deliveries", "", 401, 403, 200, 403, 404, 404},
      {"POST", own + "/webhook-deliveries" + nobody + "/redelivery", "", 401, 403, 404, 403, 404, 404},
  };
  for (const auto* what : {"ending", "resumption", "secret", "ping", "redelivery"}) {
    rows.push_back({"POST", own + "/webhooks" + nobody + "/" + what, "", 401, 403, 404, 403, 404, 404});
  }
  return rows;
}

}  // namespace spotme::test
