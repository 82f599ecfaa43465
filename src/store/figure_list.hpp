#pragma once

#include "base/id.hpp"
#include "domain/approval.hpp"
#include "domain/figure.hpp"
#include "store/approval.hpp"
#include "store/db.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Figures that stand beside people's names: lateness by officer, answering time by desk; and how long open cases wait.
namespace spotme::store {

/// What there was against an officer in the range, on days on which he stood in the units asked for.
struct OfficerFigures {
  base::OfficerId officer;
  std::string name;
  std::string unit_path;  ///< where he stood; the last by path when he moved meanwhile
  std::int64_t late_in = 0;
  std::int64_t late_minutes = 0;
  std::int64_t early_out = 0;
  std::int64_t early_minutes = 0;
  std::int64_t no_clock = 0;  ///< days without a press in, or without one out
  std::int64_t absent = 0;
};
enum class OfficerOrder : std::uint8_t { late_minutes, late_in, early_minutes, no_clock, absent };
/// `late_minutes`, `late_in`, `early_minutes`, `no_clock`, `absent`.
[[nodiscard]] std::string_view officer_order_name(OfficerOrder order);
[[nodiscard]] std::optional<OfficerOrder> parse_officer_order(std::string_view text);
/// The number by which a page is ordered.
[[nodiscard]] std::int64_t ordering_value(const OfficerFigures& figures, OfficerOrder order);

/// Where a page goes on: behind the line with this number and officer.
struct FigureCursor {
  std::int64_t value = 0;
  base::OfficerId officer;
};
struct OfficerFigureFilter {
  domain::DayRange days;
  std::vector<std::string> paths = {};
  OfficerOrder order = OfficerOrder::late_minutes;
  std::optional<FigureCursor> after = {};
  std::int64_t limit = 50;
};
/// The highest number first; officers with nothing against them are left out.
[[nodiscard]] std::vector<OfficerFigures> list_officer_figures(db::Read& read, base::AgencyId agency,
                                                               const OfficerFigureFilter& filter);

/// To be called where steps of cases are written, after them: what desks decided, and what was passed on from them.
void add_answers(db::Write& write, base::AgencyId agency, const std::vector<ApprovalStep>& steps);

struct AnswerFigures {
  base::OfficerId officer;
  std::string name;
  std::string unit_path;
  std::int64_t decided = 0;
  std::int64_t passed_on = 0;
  std::int64_t average_minutes = 0;  ///< from the step before to the decision; 0 when nothing was decided
};
struct AnswerFilter {
  domain::DayRange days;
  std::vector<std::string> paths = {};  ///< where the desk's holder is posted on `as_of`
  base::OfficerId caller;               ///< who sees his own desk wherever he is
  base::Day as_of;
  std::optional<FigureCursor> after = {};  ///< by average and officer
  std::int64_t limit = 50;
};
/// The slowest first.
[[nodiscard]] std::vector<AnswerFigures> list_answers(db::Read& read, base::AgencyId agency,
                                                      const AnswerFilter& filter);
/// All of them together, without names.
[[nodiscard]] AnswerFigures sum_answers(db::Read& read, base::AgencyId agency, const AnswerFilter& filter);

/// Cases of one kind that wait for a desk, by domain::age_bands.
struct OpenCases {
  domain::ApprovalKind kind = domain::ApprovalKind::reason;
  std::array<std::int64_t, domain::age_bands.size()> of{};
};
/// As they stand now, of officers posted in these units today. Reads the open ones alone, by their index.
[[nodiscard]] std::vector<OpenCases> count_open_cases(db::Read& read, base::AgencyId agency,
                                                      const std::vector<std::string>& paths);

}  // namespace spotme::store
