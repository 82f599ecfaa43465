#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/grant.hpp"
#include "store/audit.hpp"
#include "store/grant_list.hpp"
#include "store/time_slip.hpp"

#include <optional>
#include <string>
#include <vector>

/// Grants (kebenaran) as those keep them who may: the head of department, attendance coordinators and administrators of
/// the agency within their reach, of what was approved on paper, for one officer or many at once; and as each officer
/// sees his own. Whoever lies outside the reach is `not_found`. Each stored or withdrawn grant reopens its days.
namespace spotme::app {

inline constexpr std::size_t most_grant_officers = 200;  ///< in one entry

struct GrantEntry {
  std::vector<base::OfficerId> officers;  ///< 1 to most_grant_officers, none twice
  domain::GrantDraft draft;
};
/// What comes of one officer of an entry.
struct GrantLine {
  base::OfficerId officer;
  std::string name;
  std::vector<base::Error> faults = {};     ///< empty: nothing stands against it
  std::optional<base::GrantId> grant = {};  ///< once it is stored
};
/// All that stands against the entry, officer by officer. Refuses `not_found` for one out of reach, `grant_own` (field
/// `officers[2]`) for the caller himself and `officer_twice` (field `officers[2]`).
[[nodiscard]] base::Result<std::vector<GrantLine>> try_grants(const Context& context, const domain::Caller& caller,
                                                              const GrantEntry& entry);
/// Stores it for all of them. Refuses the first of what try_grants tells, and stores nothing then.
[[nodiscard]] base::Result<std::vector<GrantLine>> enter_grants(const Context& context, const domain::Caller& caller,
                                                                const GrantEntry& entry, const store::Actor& actor);
/// Takes a grant of another officer back: it is void from its first day, as one that should not have been given; for
/// what was right until now there is the cancellation (app/grant_application). Refuses `not_found`, `grant_own`,
/// `grant_withdrawn` (conflict) and `grant_month_closed` (conflict).
[[nodiscard]] base::Result<void> withdraw_grant(const Context& context, const domain::Caller& caller, base::GrantId id,
                                                const std::string& reason, const store::Actor& actor);

struct GrantQuery {
  domain::DayRange days;  ///< those that touch them: most_grant_query_days at most
  std::optional<store::GrantKind> kind = {};
  bool withdrawn = false;
  std::int64_t limit = 50;
};
inline constexpr int most_grant_query_days = 1098;
struct GrantPage {
  std::vector<store::GrantView> grants;  ///< the latest made first
  std::vector<store::TimeSlip> slips;    ///< of time off among them
  std::optional<std::string> next = {};  ///< opaque; give it as `after`
};
/// The caller's own. Refuses `range_reversed`, `range_too_long` (args `limit`) and `cursor_invalid`.
[[nodiscard]] base::Result<GrantPage> own_grants(const Context& context, const domain::Caller& caller,
                                                 const GrantQuery& query, const std::optional<std::string>& after);
/// Those of a unit and the ones below it, or of all that the caller keeps; the look is recorded. Refuses the same, and
/// `unit_unknown` (field `unit_id`).
[[nodiscard]] base::Result<GrantPage> list_grants(const Context& context, const domain::Caller& caller,
                                                  const GrantQuery& query, std::optional<base::UnitId> unit,
                                                  std::optional<base::OfficerId> officer,
                                                  const std::optional<std::string>& after, const store::Actor& actor);

/// What an officer tells of his own permission to leave the office, at the server's time.
enum class SlipStep : std::uint8_t { out, back };
/// Refuses `not_found` for what is no permission of his that holds, `time_slip_not_today`, `time_slip_out_already`,
/// `time_slip_not_out` and `time_slip_back_already` (conflict).
[[nodiscard]] base::Result<store::TimeSlip> record_time_slip(const Context& context, const domain::Caller& caller,
                                                             base::GrantId grant, SlipStep step,
                                                             const store::Actor& actor);

}  // namespace spotme::app
