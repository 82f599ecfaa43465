#pragma once

#include "tests/http/roles_row.hpp"

#include <vector>

namespace spotme::test {

/// Introductions: everybody has his own alone, of the roles that he holds.
inline std::vector<Row> tour_rows() {
  return {
      {"GET", "/api/v1/tours", "", 401, 200, 200, 200, 200, 200},
      {"PUT", "/api/v1/tours/officer", "", 401, 200, 200, 200, 200, 200},
      {"PUT", "/api/v1/tours/agency_admin", "", 401, 404, 200, 200, 200, 404},
  };
}

}  // namespace spotme::test
