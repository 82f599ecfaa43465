#pragma once

#include "app/day_facts.hpp"
#include "domain/closing.hpp"
#include "store/attendance_issue.hpp"
#include "store/reopening.hpp"
#include "store/transaction.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// From the facts of closed days to the versions of their transactions: the closing, the reopening and the
/// recomputation of days all decide here, so that the same facts give the same bytes whichever of them came first.
namespace spotme::app {

/// What one officer's day comes to.
struct DayDecision {
  store::OfficerDay day;
  std::optional<domain::Transaction> held = {};  ///< the version that holds now
  /// The version to be made; nullopt where nothing has changed. Its number is 0 when the day has none yet, and its hash
  /// is not found yet.
  std::optional<domain::Transaction> next = {};
  std::optional<domain::ChangeReason> blocked = {};  ///< why it cannot be judged; nullopt when it can
  std::vector<store::Reopening> used = {};           ///< what waited for it and is settled with it
  std::vector<store::AttendanceIssue> issues = {};   ///< of that day, as they stand; withdrawn ones too
  std::vector<domain::Issue> evidence = {};          ///< what the evidence of its presses raises
  base::Day explain_by{};                            ///< until when an issue of that day may be explained
  std::optional<base::OutageId> outage = {};         ///< declared for that day: what is raised is accepted for it
};

/// What the rule pack says of closing on that day.
[[nodiscard]] domain::ClosingRules closing_rules(const AgencyRules& rules, base::Day day);

/// Decides those days, all of one agency, in their order. Days on which the agency was suspended get no record, and
/// what waited for them is settled without one. `why` is added to the reasons of every later version.
[[nodiscard]] std::vector<DayDecision> decide_days(db::Read& read, std::vector<OfficerDayFacts> days,
                                                   const std::vector<domain::ChangeReason>& why = {});

/// The same for a page of officers (load_day_facts): what is stored of them is read from the first to the last, and
/// not day by day of each.
[[nodiscard]] std::vector<DayDecision> decide_page(db::Read& read, std::vector<OfficerDayFacts> days,
                                                   const std::vector<domain::ChangeReason>& why = {});

/// What was written.
struct DecisionCounts {
  std::int64_t first_versions = 0;
  std::int64_t later_versions = 0;
  std::int64_t blocked = 0;
  std::int64_t raised = 0;
  std::int64_t withdrawn = 0;
  DecisionCounts& operator+=(const DecisionCounts& more);
};
/// Writes them: numbers in their order, versions with their hashes, issues raised and withdrawn, what waited for them
/// taken away. Throws SerializationFailure when another writer was there first; see store::insert_transactions.
DecisionCounts save_decisions(db::Write& write, base::AgencyId agency, std::span<const DayDecision> decisions);

/// The verdict of a stored version, found again from its own facts under its own rules. Refuses `transaction_void` (not
/// found) for a void one.
[[nodiscard]] base::Result<domain::Verdict> judge_again(const Context& context, db::Read& read,
                                                        const domain::Transaction& transaction);

}  // namespace spotme::app
