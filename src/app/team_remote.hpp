#pragma once

#include "app/context.hpp"
#include "app/pulse.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/day_report.hpp"
#include "store/team.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The remote days of the officers whom a caller leads. Of a pulse he sees inside, outside or unknown, and what the
/// officer says; never a position, a distance or an accuracy.
namespace spotme::app {

struct TeamRemoteRow {
  store::TeamMember member;
  PulseDay day;
  bool has_place = false;  ///< some place of his is approved for that day
  bool planned = false;    ///< a plan or a task is there
  std::optional<base::Instant> reported_at = {};
};
struct TeamRemoteFilter {
  std::optional<base::Day> day = {};  ///< today when absent
  std::string search = {};            ///< part of a name
  std::optional<std::string> after = {};
  std::int64_t limit = 50;
};
struct TeamRemotePage {
  base::Day day;
  std::vector<TeamRemoteRow> rows = {};  ///< by name
  std::optional<std::string> next = {};  ///< opaque; give it as `after`. A page may hold fewer rows and go on
};
/// Of a day up to today. Each officer shown gets an entry of the audit trail that he may read (`place_read`). Refuses
/// `day_ahead` (unprocessable, field `date`) and `cursor_invalid`.
[[nodiscard]] base::Result<TeamRemotePage> list_team_remote(const Context& context, const domain::Caller& caller,
                                                            const TeamRemoteFilter& filter, const store::Actor& actor);

}  // namespace spotme::app
