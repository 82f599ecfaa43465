#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "store/db.hpp"
#include "store/grant.hpp"

#include <optional>
#include <vector>

/// Time slips: when officers really went out and came back under a permission to leave the office.
namespace spotme::store {

struct TimeSlip {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day day;
  base::GrantId grant;
  base::Instant out_at;
  std::optional<base::OfficerId> out_by = {};
  std::optional<base::Instant> back_at = {};
  std::optional<base::OfficerId> back_by = {};
  std::optional<base::Minutes> overrun = {};  ///< that the permission did not cover; known when he is back
};
/// Of these grants of the officer, by day.
[[nodiscard]] std::vector<TimeSlip> load_time_slips(db::Read& read, base::AgencyId agency,
                                                    const std::vector<std::pair<base::OfficerId, base::GrantId>>& of);
/// False when there is one already.
[[nodiscard]] bool insert_time_slip(db::Write& write, const TimeSlip& slip);
/// Sets the return. False when there is no open one.
[[nodiscard]] bool end_time_slip(db::Write& write, const TimeSlip& slip);
/// Gives those of these grants that replace another, and are stored, its slips of their days: they are the same
/// permission.
void move_time_slips(db::Write& write, const std::vector<Grant>& grants);

}  // namespace spotme::store
