#pragma once

#include "app/day_facts.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Who would change, from what to what, before an edit of a rule, a calendar, a rota or a working time takes effect:
/// the same stored days are judged as they are and as they would be, by the same function that judges for good. Nothing
/// is written.
namespace spotme::app {

inline constexpr std::size_t most_preview_days = 50'000;  ///< officer-days judged at most
inline constexpr std::size_t most_preview_changes = 200;  ///< changed days named at most
inline constexpr std::chrono::days trial_days{31};

/// The days to look at for an edit that holds from `from` on (up to `to`, when it ends).
struct PreviewRange {
  domain::DayRange days;
  bool trial = false;  ///< the edit begins in the future: past days are judged as if it had held then
};
/// Days that are over, from the edit's first day to yesterday. Where there are none, the last 31 days as a trial.
[[nodiscard]] PreviewRange preview_range(base::Day from, std::optional<base::Day> to, base::Day today);

struct PreviewQuestion {
  std::optional<base::AgencyId> agency = {};  ///< nullopt: every agency, and nobody is named
  PreviewRange range;
  std::vector<base::OfficerId> officers = {};  ///< of that agency; empty: all of them
  /// Paths of the units whose officers the caller may see; an officer below none of them is not looked at.
  std::vector<std::string> reach = {};
  /// Days of the range, in order, that alone are looked at; empty: all of it.
  std::vector<base::Day> only = {};
};
/// Puts the edit into the facts of one day; leaves what it does not touch.
using Alter = std::function<void(OfficerDayFacts&)>;

/// What a verdict comes to.
struct Outcome {
  domain::DayType day_type = domain::DayType::working;
  domain::Status status = domain::Status::present;
  std::vector<domain::Issue> issues = {};
  std::optional<base::Minutes> effective_start = {};
  std::optional<base::Minutes> may_leave_from = {};
  std::optional<base::Minutes> office_end = {};
  base::Minutes late{0};
  base::Minutes early{0};
  std::optional<base::Minutes> worked = {};
  bool operator==(const Outcome&) const = default;
};
[[nodiscard]] Outcome outcome_of(const domain::Verdict& verdict);

struct PreviewChange {
  base::OfficerId officer;
  std::string name;
  base::Day day;
  Outcome from;
  Outcome to;
};
/// Days that change alike: status and issues, whatever the minutes.
struct Transition {
  domain::Status from = domain::Status::present;
  std::vector<domain::Issue> from_issues = {};
  domain::Status to = domain::Status::present;
  std::vector<domain::Issue> to_issues = {};
  auto operator<=>(const Transition&) const = default;  // NOLINT(modernize-use-nullptr)
};
struct Preview {
  PreviewRange range;
  bool complete = true;  ///< false: most_preview_days were judged, and there are more
  std::size_t officers = 0;
  std::size_t days = 0;  ///< officer-days judged
  std::size_t changed_officers = 0;
  std::size_t changed_days = 0;
  std::size_t unjudged_days = 0;  ///< that no verdict could be found for, before or after: no calendar covers them
  std::map<Transition, std::size_t> transitions = {};  ///< days of each, for all that changed
  std::vector<PreviewChange> changes = {};             ///< the first that were found; empty without an agency
};
[[nodiscard]] Preview preview(const Context& context, db::Read& read, const PreviewQuestion& question,
                              const Alter& alter);

}  // namespace spotme::app
