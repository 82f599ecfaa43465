#pragma once

#include "base/id.hpp"
#include "domain/appearance.hpp"
#include "store/db.hpp"

#include <map>
#include <string>
#include <vector>

/// The appearance of mail and letters of agencies. Rows are only added.
namespace spotme::store {

/// What held at that instant; the default where nothing was set by then.
[[nodiscard]] domain::Appearance load_appearance(db::Read& read, base::AgencyId agency, base::Instant at);
/// From now on.
void insert_appearance(db::Write& write, base::AgencyId agency, const domain::Appearance& appearance,
                       base::OfficerId by);
/// The header lines of these agencies now; those without any are left out.
[[nodiscard]] std::map<base::AgencyId, std::vector<std::string>> load_headers(
    db::Read& read, const std::vector<base::AgencyId>& agencies);

/// Where an agency differs from what holds nationally today: how many values, kinds, texts and days of its own.
struct OwnPolicies {
  std::int64_t rules = 0;             ///< values of rules that hold today
  std::int64_t reason_kinds = 0;      ///< own or renamed kinds of reasons
  std::int64_t letter_templates = 0;  ///< kinds of letters with a text of its own
  std::int64_t calendar_days = 0;     ///< own days of this year
  std::int64_t remote_policies = 0;   ///< 1 when it has set how long positions are kept
};
[[nodiscard]] OwnPolicies count_own_policies(db::Read& read, base::AgencyId agency);

}  // namespace spotme::store
