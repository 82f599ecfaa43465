#pragma once

#include "base/id.hpp"
#include "domain/grant.hpp"
#include "store/worktime.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is approved for officers (kebenaran). Rows are added and withdrawn, never altered. A grant that is stored for
/// days that may be closed already has to reopen them in the same transaction.
namespace spotme::store {

using domain::grant_kind_name;
using domain::GrantKind;
using domain::parse_grant_kind;

/// How a grant came here.
enum class GrantSource : std::uint8_t { entered, imported, approved };
/// `entered`, `imported`, `approved`.
[[nodiscard]] std::string_view grant_source_name(GrantSource source);

/// Holds on each day from `first_day` to `last_day`, both included.
struct Grant {
  base::AgencyId agency;
  base::OfficerId officer;
  base::GrantId id;
  GrantKind kind = GrantKind::official_duty;
  base::Day first_day;
  base::Day last_day;
  std::optional<domain::MinuteRange> times = {};  ///< of each day; for duty, time off and overtime, always
  bool outstation = false;                        ///< of a duty
  std::optional<domain::LeavePart> part = {};     ///< always of leave; of a remote day none is the whole day
  std::string code = {};                          ///< the agency's own, of leave
  base::Instant made_at = {};
  std::optional<base::OfficerId> made_by = {};
  std::string purpose = {};
  std::string destination = {};
  std::string contact = {};
  std::string evidence = {};
  std::optional<domain::PregnancyForm> pregnancy = {};  ///< of the early hour
  GrantSource source = GrantSource::entered;
  std::optional<base::GrantId> replaces = {};
  std::optional<base::Uuid> approval = {};
};
[[nodiscard]] Grant make_grant(base::AgencyId agency, base::OfficerId officer, base::GrantId id,
                               const domain::GrantDraft& draft);
[[nodiscard]] domain::GrantDraft draft_of(const Grant& grant);
[[nodiscard]] domain::HeldGrant held_of(const Grant& grant);

void insert_grants(db::Write& write, const std::vector<Grant>& grants);
/// False when there is no such grant or it is withdrawn already.
[[nodiscard]] bool withdraw_grant(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::GrantId id,
                                  std::optional<base::OfficerId> by, std::string_view reason = {});

struct NumberedGrant {
  std::size_t n = 0;
  Grant grant;
};
/// Those not withdrawn that touch the days asked for, by question and id.
[[nodiscard]] std::vector<NumberedGrant> load_grants(db::Read& read, const std::vector<OfficerDays>& asked);

}  // namespace spotme::store
