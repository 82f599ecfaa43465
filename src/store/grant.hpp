#pragma once

#include "base/id.hpp"
#include "domain/verdict.hpp"
#include "store/worktime.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is approved for officers (kebenaran). Rows are added and withdrawn, never altered. A grant that is stored for
/// days that may be closed already has to reopen them in the same transaction.
namespace spotme::store {

enum class GrantKind : std::uint8_t {
  official_duty,
  time_off,
  leave,
  work_from_home,
  pregnancy_hour,
  ramadan_short_break,
};
/// The word of the contract and of the table: `official_duty`, `time_off`, …
[[nodiscard]] std::string_view grant_kind_name(GrantKind kind);
[[nodiscard]] std::optional<GrantKind> parse_grant_kind(std::string_view text);

/// Holds on each day from `first_day` to `last_day`, both included.
struct Grant {
  base::AgencyId agency;
  base::OfficerId officer;
  base::GrantId id;
  GrantKind kind = GrantKind::official_duty;
  base::Day first_day;
  base::Day last_day;
  std::optional<domain::MinuteRange> times = {};  ///< of each day; for duty and time off alone, and always for these
  bool outstation = false;                        ///< of a duty
  std::optional<domain::LeavePart> part = {};     ///< of leave alone, and always for it
  std::string code = {};                          ///< the agency's own, of leave
  base::Instant made_at = {};
  std::optional<base::OfficerId> made_by = {};
};
void insert_grants(db::Write& write, const std::vector<Grant>& grants);
/// False when there is no such grant or it is withdrawn already.
[[nodiscard]] bool withdraw_grant(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::GrantId id,
                                  std::optional<base::OfficerId> by);

struct NumberedGrant {
  std::size_t n = 0;
  Grant grant;
};
/// Those not withdrawn that touch the days asked for, by question and id.
[[nodiscard]] std::vector<NumberedGrant> load_grants(db::Read& read, const std::vector<OfficerDays>& asked);

}  // namespace spotme::store
