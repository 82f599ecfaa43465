#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/figure.hpp"
#include "domain/holiday.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Reports (laporan): which there are, over which periods and in which forms. A catalogue as data, and the pure checks
/// of what is asked for. SPA 11/1981 and SPA 1/2004 ask for the card of a person and the lists of a unit; the columns
/// follow what agencies print (notes of practice, docs/decisions/0027).
namespace spotme::domain {

using ReportOrderId = base::Id<struct ReportOrderTag>;
using ReportScheduleId = base::Id<struct ReportScheduleTag>;

enum class ReportKind : std::uint8_t {
  daily_attendance,  ///< each officer's closed days
  late_list,         ///< days on which somebody came late
  absences,          ///< days on which somebody was absent
  exceptions,        ///< days with any issue
  monthly_summary,   ///< sums of the days by officer
  unit_summary,      ///< sums of the days by unit
  movement,          ///< official duty, courses, time off with its slips, remote days
  remote_days,       ///< remote days alone
  extra_minutes,     ///< overtime: work beyond the hours of the day, within an order and without one
  card_colours,      ///< colour and marks of each officer's card
  tasks,             ///< tasks that were due
  time_cards,        ///< the official card of each officer, a page a person
};
inline constexpr std::size_t report_kind_count = 12;

/// Who sees whom in it.
enum class ReportReach : std::uint8_t {
  days,   ///< domain::transaction_reach, as of the day
  cards,  ///< domain::card_reach
  tasks,  ///< domain::team_reach of TeamView::tasks
};
enum class ReportForm : std::uint8_t { csv, xlsx, pdf };
/// `csv`, `xlsx`, `pdf`.
[[nodiscard]] std::string_view report_form_name(ReportForm form);
[[nodiscard]] std::optional<ReportForm> parse_report_form(std::string_view text);
[[nodiscard]] std::string_view report_media_type(ReportForm form);

enum class ReportLanguage : std::uint8_t { ms, en };
[[nodiscard]] std::string_view report_language_name(ReportLanguage language);
[[nodiscard]] std::optional<ReportLanguage> parse_report_language(std::string_view text);

struct ReportColumn {
  std::string_view key;  ///< message `report_column_<key>`
  double share = 1;      ///< of the width on paper
  bool number = false;   ///< a whole number, set to the right
};
/// What the picture beside the table counts.
enum class ReportChart : std::uint8_t { none, days, units };

struct ReportTerms {
  ReportKind kind;
  std::string_view name;  ///< the word of the API; messages `report_<name>` and `report_<name>_note`
  ReportReach reach;
  std::int64_t most_days;  ///< the longest period
  bool whole_month;        ///< over just one calendar month
  bool table;              ///< has rows for the screen and for csv and xlsx; else it is paper alone
  std::span<const ReportColumn> columns;
  ReportChart chart;
  std::span<const Figure> counted;  ///< by the chart, one on top of the other
};
/// Every kind, in the order of the enumeration.
[[nodiscard]] std::span<const ReportTerms> report_terms();
[[nodiscard]] const ReportTerms& terms_of(ReportKind kind);
[[nodiscard]] std::optional<ReportKind> parse_report_kind(std::string_view name);

/// It knows of days to come as well: its rows are no closed days but what is approved, or due.
[[nodiscard]] bool looks_ahead(ReportKind kind);

/// What is asked for.
struct ReportQuestion {
  ReportKind kind = ReportKind::daily_attendance;
  DayRange days;
  std::string unit_path = {};                    ///< with those below it; empty: all that the caller reaches
  std::optional<base::OfficerId> officer = {};   ///< him alone
  ReportLanguage language = ReportLanguage::ms;  ///< of its words
};
/// Refuses, under `to` unless it says otherwise: `range_reversed`; `report_too_long` (args `limit`, `parts`), which
/// says what to do; `report_not_a_month` (args none) for a kind over one month; `report_not_begun` (field `from`) for
/// days that are all to come, unless the kind knows of those.
[[nodiscard]] base::Result<void> check_report(const ReportQuestion& question, base::Day today);
/// Refuses `report_form_unfit` (field `form`) for a table's form of what is paper alone.
[[nodiscard]] base::Result<void> check_report_form(ReportKind kind, ReportForm form);

/// The units of a reach that were asked for: `unit_path` when one of them covers it, all without it. Refuses
/// `report_unit_unreached` (field `unit`) for what is not reached, whether it exists or not, and `not_found` for an
/// empty reach, which reaches nothing.
[[nodiscard]] base::Result<std::vector<std::string>> report_paths(const std::vector<std::string>& reach,
                                                                  const std::string& unit_path);
/// True when each of `paths` is still covered by `reach`.
[[nodiscard]] bool still_reached(const std::vector<std::string>& reach, const std::vector<std::string>& paths);

}  // namespace spotme::domain
