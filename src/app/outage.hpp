#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/issue.hpp"
#include "domain/verdict.hpp"
#include "store/audit.hpp"
#include "store/outage.hpp"

#include <optional>
#include <string>
#include <vector>

/// Outages (gangguan perakam), declared for a unit and those below it by whoever keeps grants there. What stands
/// undecided on the days that one touches is accepted at once; what is raised later, when it is raised
/// (app/transaction_decision).
namespace spotme::app {

inline constexpr std::chrono::days most_outage_days{31};
inline constexpr std::size_t most_named_issues = 200;

struct OutageEntry {
  base::UnitId unit;
  base::Instant from;
  base::Instant until;  ///< not included; may lie ahead
  std::string reason;
};
/// An issue that the outage settles.
struct OutageIssue {
  base::OfficerId officer;
  std::string name;
  base::Day day;
  domain::Issue kind = domain::Issue::late_in;
  domain::IssueState state = domain::IssueState::open;  ///< as it was before
};
struct OutageOutcome {
  std::optional<base::OutageId> outage = {};  ///< nullopt for a trial
  domain::DayRange days;                      ///< civil days
  std::int64_t officers = 0;                  ///< posted in the unit and below it on the first of them
  std::int64_t issues_total = 0;
  std::vector<OutageIssue> issues = {};  ///< the first of them, most_named_issues at most
};
/// Refuses `unit_unknown` (field `unit_id`), `outage_reversed` (field `until`), `outage_too_long` (field `until`, args
/// `limit`), `outage_not_begun` (field `from`) and `grant_month_closed` (conflict, field `from`, args `month`).
[[nodiscard]] base::Result<OutageOutcome> declare_outage(const Context& context, const domain::Caller& caller,
                                                         const OutageEntry& entry, const store::Actor& actor);
/// Whom it would touch; writes nothing.
[[nodiscard]] base::Result<OutageOutcome> try_outage(const Context& context, const domain::Caller& caller,
                                                     const OutageEntry& entry);
/// What was accepted for it is open again. Refuses `not_found`, `outage_withdrawn` (conflict), `grant_month_closed`
/// (conflict).
[[nodiscard]] base::Result<void> withdraw_outage(const Context& context, const domain::Caller& caller,
                                                 base::OutageId id, const std::string& reason,
                                                 const store::Actor& actor);

struct OutagePage {
  std::vector<store::OutageView> outages;  ///< the latest declared first
  std::optional<std::string> next = {};    ///< opaque; give it as `after`
};
/// Within the caller's reach. Refuses `cursor_invalid`.
[[nodiscard]] base::Result<OutagePage> list_outages(const Context& context, const domain::Caller& caller,
                                                    const std::optional<std::string>& after, std::int64_t limit);

}  // namespace spotme::app
