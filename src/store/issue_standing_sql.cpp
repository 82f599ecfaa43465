#include "store/issue_standing_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {

std::string issue_standing(std::string_view issue) {
  // An order to work overtime explains nothing.
  return fmt::format(
      "CASE WHEN {0}.state = 'open' AND EXISTS (SELECT 1 FROM approval w WHERE w.agency_id = {0}.agency_id "
      "AND w.officer_id = {0}.officer_id AND w.first_day <= {0}.work_day AND w.last_day >= {0}.work_day "
      "AND w.state IN ('waiting', 'more_information', 'recommended') "
      "AND ((w.kind IN ('grant', 'grant_change') AND w.subject <> 'overtime') OR (w.kind = 'correction' "
      "AND {0}.kind IN ('no_clock_in', 'no_clock_out', 'late_in', 'early_out', 'absent')))) "
      "THEN 'explained' ELSE {0}.state END",
      issue);
}

}  // namespace spotme::store
