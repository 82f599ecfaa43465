#include "domain/report.hpp"

#include "domain/month.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;
using Kind = ReportKind;

constexpr std::array<std::string_view, 3> form_names{"csv", "xlsx", "pdf"};
constexpr std::array<std::string_view, 3> media_types{
    "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf"};
constexpr std::array<std::string_view, 2> language_names{"ms", "en"};

constexpr auto day_columns = std::to_array<ReportColumn>({{"date", 1.3},
                                                          {"name", 3},
                                                          {"user_id", 1.5},
                                                          {"unit", 2.4},
                                                          {"scheme", 1.1},
                                                          {"in", 0.8},
                                                          {"out", 0.8},
                                                          {"worked", 0.9},
                                                          {"status", 1.6},
                                                          {"late", 0.8, true},
                                                          {"early", 0.8, true},
                                                          {"remark", 3.4}});
constexpr auto late_columns = std::to_array<ReportColumn>({{"date", 1.3},
                                                           {"name", 3},
                                                           {"user_id", 1.5},
                                                           {"unit", 2.6},
                                                           {"in", 0.9},
                                                           {"late", 0.9, true},
                                                           {"answer", 2.4},
                                                           {"remark", 3}});
constexpr auto absence_columns = std::to_array<ReportColumn>(
    {{"date", 1.3}, {"weekday", 1.1}, {"name", 3}, {"user_id", 1.5}, {"unit", 2.6}, {"answer", 2.4}});
constexpr auto exception_columns = std::to_array<ReportColumn>({{"date", 1.3},
                                                                {"name", 3},
                                                                {"user_id", 1.5},
                                                                {"unit", 2.6},
                                                                {"in", 0.9},
                                                                {"out", 0.9},
                                                                {"issues", 3.2},
                                                                {"answer", 2.6}});
constexpr auto month_columns = std::to_array<ReportColumn>({{"name", 3.4},
                                                            {"user_id", 1.6},
                                                            {"unit", 1.8},
                                                            {"days", 0.9, true},
                                                            {"present", 0.9, true},
                                                            {"incomplete", 1.1, true},
                                                            {"absent", 1, true},
                                                            {"on_leave", 0.9, true},
                                                            {"late_days", 0.9, true},
                                                            {"late_minutes", 1, true},
                                                            {"early_days", 1, true},
                                                            {"early_minutes", 1, true},
                                                            {"no_clock", 1, true}});
constexpr auto unit_columns = std::to_array<ReportColumn>({{"unit", 1.6},
                                                           {"unit_name", 3.2},
                                                           {"days", 1, true},
                                                           {"present", 1, true},
                                                           {"absent", 1, true},
                                                           {"on_leave", 1, true},
                                                           {"duty", 1, true},
                                                           {"remote", 1, true},
                                                           {"late_days", 1, true},
                                                           {"late_minutes", 1.1, true},
                                                           {"early_days", 1, true},
                                                           {"no_clock", 1, true}});
constexpr auto movement_columns = std::to_array<ReportColumn>({{"from_day", 1.2},
                                                               {"to_day", 1.2},
                                                               {"name", 3},
                                                               {"user_id", 1.5},
                                                               {"unit", 1.8},
                                                               {"movement", 2.2},
                                                               {"hours", 1.5},
                                                               {"destination", 2.4},
                                                               {"went", 0.9},
                                                               {"back", 0.9},
                                                               {"overrun", 0.9, true}});
constexpr auto remote_columns = std::to_array<ReportColumn>(
    {{"from_day", 1.3}, {"to_day", 1.3}, {"name", 3}, {"user_id", 1.5}, {"unit", 2}, {"movement", 2.4}, {"part", 1.4}});
constexpr auto extra_columns = std::to_array<ReportColumn>({{"date", 1.3},
                                                            {"name", 3},
                                                            {"user_id", 1.5},
                                                            {"unit", 2.6},
                                                            {"status", 2},
                                                            {"in", 0.9},
                                                            {"may_leave", 1.2},
                                                            {"out", 0.9},
                                                            {"extra", 1, true}});
constexpr auto card_columns = std::to_array<ReportColumn>({{"name", 3.2},
                                                           {"unit", 1.8},
                                                           {"unit_name", 2.6},
                                                           {"colour", 1.4},
                                                           {"marks", 0.9, true},
                                                           {"to_explain", 1.1, true},
                                                           {"waiting", 1.1, true},
                                                           {"change", 2.6}});
constexpr auto task_columns = std::to_array<ReportColumn>({{"due", 1.3},
                                                           {"name", 2.8},
                                                           {"unit", 1.8},
                                                           {"task", 4},
                                                           {"priority", 1.1},
                                                           {"task_state", 1.6},
                                                           {"progress", 0.9, true},
                                                           {"handed_in", 1.3}});

constexpr auto catalogue = std::to_array<ReportTerms>({
    {Kind::daily_attendance, "daily_attendance", ReportReach::days, 31, false, true, day_columns, ReportChart::days,
     Figure::present},
    {Kind::late_list, "late_list", ReportReach::days, 366, false, true, late_columns, ReportChart::days,
     Figure::late_in},
    {Kind::absences, "absences", ReportReach::days, 366, false, true, absence_columns, ReportChart::days,
     Figure::absent},
    {Kind::exceptions, "exceptions", ReportReach::days, 366, false, true, exception_columns, ReportChart::days,
     Figure::late_in},
    {Kind::monthly_summary, "monthly_summary", ReportReach::days, 366, false, true, month_columns, ReportChart::days,
     Figure::late_in},
    {Kind::unit_summary, "unit_summary", ReportReach::days, 366, false, true, unit_columns, ReportChart::units,
     Figure::late_in},
    {Kind::movement, "movement", ReportReach::days, 366, false, true, movement_columns, ReportChart::days,
     Figure::duty},
    {Kind::remote_days, "remote_days", ReportReach::days, 366, false, true, remote_columns, ReportChart::days,
     Figure::remote},
    {Kind::extra_minutes, "extra_minutes", ReportReach::days, 31, false, true, extra_columns, ReportChart::none, {}},
    {Kind::card_colours, "card_colours", ReportReach::cards, 31, true, true, card_columns, ReportChart::none, {}},
    {Kind::tasks, "tasks", ReportReach::tasks, 366, false, true, task_columns, ReportChart::none, {}},
    {Kind::time_cards, "time_cards", ReportReach::cards, 31, true, false, {}, ReportChart::none, {}},
});
static_assert(catalogue.size() == report_kind_count);

/// Knows of days to come as well: what is approved, what is due.
bool looks_ahead(ReportKind kind) { return kind == Kind::movement || kind == Kind::remote_days || kind == Kind::tasks; }

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& names, std::string_view text) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names.at(i) == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

bool covered(const std::vector<std::string>& reach, std::string_view path) {
  return std::any_of(reach.begin(), reach.end(),
                     [&](const auto& holder) { return holder.empty() || path_reaches(holder, path); });
}

}  // namespace

std::string_view report_form_name(ReportForm form) { return form_names.at(static_cast<std::size_t>(form)); }
std::optional<ReportForm> parse_report_form(std::string_view text) { return parse<ReportForm>(form_names, text); }
std::string_view report_media_type(ReportForm form) { return media_types.at(static_cast<std::size_t>(form)); }
std::string_view report_language_name(ReportLanguage language) {
  return language_names.at(static_cast<std::size_t>(language));
}
std::optional<ReportLanguage> parse_report_language(std::string_view text) {
  return parse<ReportLanguage>(language_names, text);
}

std::span<const ReportTerms> report_terms() { return catalogue; }
const ReportTerms& terms_of(ReportKind kind) { return catalogue.at(static_cast<std::size_t>(kind)); }
std::optional<ReportKind> parse_report_kind(std::string_view name) {
  for (const auto& terms : catalogue) {
    if (terms.name == name) return terms.kind;
  }
  return std::nullopt;
}

base::Result<void> check_report(const ReportQuestion& question, base::Day today) {
  const auto& terms = terms_of(question.kind);
  const auto& days = question.days;
  if (days.last < days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  const auto length = (days.last - days.first).count() + 1;
  if (terms.whole_month) {
    const auto month = month_of(days.first);
    if (month.first != days.first || month.last() != days.last) {
      return Error{Code::unprocessable, "report_not_a_month", "to"};
    }
  } else if (length > terms.most_days) {
    const auto parts = (length + terms.most_days - 1) / terms.most_days;
    return Error{Code::unprocessable,
                 "report_too_long",
                 "to",
                 {{"limit", std::to_string(terms.most_days)}, {"parts", std::to_string(parts)}}};
  }
  if (days.first > today && !looks_ahead(question.kind)) return Error{Code::unprocessable, "report_not_begun", "from"};
  return {};
}

base::Result<void> check_report_form(ReportKind kind, ReportForm form) {
  if (!terms_of(kind).table && form != ReportForm::pdf) {
    return Error{Code::unprocessable, "report_form_unfit", "form"};
  }
  return {};
}

base::Result<std::vector<std::string>> report_paths(const std::vector<std::string>& reach,
                                                    const std::string& unit_path) {
  const Error unreached{Code::not_found, "not_found", ""};
  if (reach.empty()) return unreached;
  if (unit_path.empty()) return reach;
  if (!covered(reach, unit_path)) return unreached;
  return std::vector<std::string>{unit_path};
}

bool still_reached(const std::vector<std::string>& reach, const std::vector<std::string>& paths) {
  return !paths.empty() &&
         std::all_of(paths.begin(), paths.end(), [&](const auto& path) { return covered(reach, path); });
}

}  // namespace spotme::domain
