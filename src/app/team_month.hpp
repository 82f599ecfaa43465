#pragma once

#include "app/board.hpp"
#include "domain/issue.hpp"
#include "domain/month.hpp"
#include "domain/team_month.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The month of those whom a caller follows, officer by officer and day by day. Closed days are those of the version
/// that holds (docs/transactions.md), the others are judged as of now.
namespace spotme::app {

struct TeamMonthQuestion {
  std::optional<domain::Month> month = {};  ///< this one when absent
  BoardQuestion whose = {};
  std::optional<std::string> after = {};  ///< cursor
  std::int64_t limit = 50;
};
struct TeamIssue {
  domain::Issue issue = domain::Issue::late_in;
  std::optional<domain::IssueState> state = {};  ///< nullopt while the day is open
};
struct TeamCell {
  base::Day date;
  domain::TeamDay day;
  bool closed = false;
  std::vector<TeamIssue> issues = {};
  std::optional<domain::Holiday> holiday = {};
};
struct TeamMonthRow {
  store::TeamMember member;
  std::vector<TeamCell> cells;  ///< one for each day of the month, empty where the caller does not follow him
  domain::TeamTotals totals;
};
struct TeamMonth {
  domain::Month month;
  base::Day today;
  BoardScope scope;
  std::vector<TeamMonthRow> rows;  ///< by name
  std::int64_t total = 0;          ///< officers on all pages
  std::optional<std::string> next = {};
};
/// Whoever was or will be followed on one of its days, in the unit of today, or of the nearest day on which he is.
/// Refuses `unit_unknown` (field `unit_id`), `cursor_invalid` (field `after`). The look is recorded.
[[nodiscard]] base::Result<TeamMonth> show_team_month(const Context& context, const domain::Caller& caller,
                                                      const TeamMonthQuestion& question, const store::Actor& actor);

}  // namespace spotme::app
