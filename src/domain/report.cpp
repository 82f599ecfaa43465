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

constexpr auto day_columns = std::to_array<ReportColumn>({{"date", 1.35},
                                                          {"name", 3.1},
                                                          {"user_id", 1.9},
                                                          {"unit", 3.15},
                                                          {"scheme", 1.2},
                                                          {"in", 0.8},
                                                          {"out", 0.8},
                                                          {"worked", 0.9},
                                                          {"status", 2},
                                                          {"late", 0.8, true},
                                                          {"early", 0.8, true},
                                                          {"remark", 2.3}});
constexpr auto late_columns = std::to_array<ReportColumn>({{"date", 1.3},
                                                           {"name", 3},
                                                           {"user_id", 1.8},
                                                           {"unit", 2.8},
                                                           {"in", 0.8},
                                                           {"late", 0.8, true},
                                                           {"answer", 2.2},
                                                           {"remark", 2.6}});
constexpr auto absence_columns = std::to_array<ReportColumn>(
    {{"date", 1.3}, {"weekday", 1.1}, {"name", 3}, {"user_id", 1.7}, {"unit", 2.8}, {"answer", 2.4}});
constexpr auto exception_columns = std::to_array<ReportColumn>({{"date", 1.3},
                                                                {"name", 3.15},
                                                                {"user_id", 1.8},
                                                                {"unit", 2.75},
                                                                {"in", 0.8},
                                                                {"out", 0.8},
                                                                {"issues", 2.8},
                                                                {"answer", 2.4}});
constexpr auto month_columns = std::to_array<ReportColumn>({{"name", 3.2},
                                                            {"user_id", 2},
                                                            {"unit", 3},
                                                            {"days", 0.9, true},
                                                            {"present", 0.8, true},
                                                            {"incomplete", 1, true},
                                                            {"absent", 0.8, true},
                                                            {"on_leave", 0.9, true},
                                                            {"late_days", 0.8, true},
                                                            {"late_minutes", 0.8, true},
                                                            {"early_days", 1, true},
                                                            {"early_minutes", 1, true},
                                                            {"no_clock", 1, true}});
constexpr auto unit_columns = std::to_array<ReportColumn>({{"unit", 3.2},
                                                           {"unit_code", 1.5},
                                                           {"days", 0.9, true},
                                                           {"present", 0.9, true},
                                                           {"incomplete", 1, true},
                                                           {"absent", 0.8, true},
                                                           {"on_leave", 0.9, true},
                                                           {"duty", 0.9, true},
                                                           {"remote", 0.9, true},
                                                           {"late_days", 0.9, true},
                                                           {"late_minutes", 0.9, true},
                                                           {"early_days", 1, true},
                                                           {"no_clock", 1.1, true}});
constexpr auto movement_columns = std::to_array<ReportColumn>({{"from_day", 1.35},
                                                               {"to_day", 1.35},
                                                               {"name", 2.8},
                                                               {"user_id", 1.9},
                                                               {"unit", 2.5},
                                                               {"movement", 2.6},
                                                               {"hours", 1.4},
                                                               {"destination", 1.9},
                                                               {"went", 0.9},
                                                               {"back", 1},
                                                               {"overrun", 1, true}});
constexpr auto remote_columns = std::to_array<ReportColumn>({{"from_day", 1.3},
                                                             {"to_day", 1.3},
                                                             {"name", 3},
                                                             {"user_id", 1.7},
                                                             {"unit", 2.8},
                                                             {"movement", 2.6},
                                                             {"part", 1.1}});
constexpr auto extra_columns = std::to_array<ReportColumn>({{"date", 1.35},
                                                            {"name", 3.1},
                                                            {"user_id", 1.8},
                                                            {"unit", 3},
                                                            {"status", 1.5},
                                                            {"in", 0.8},
                                                            {"may_leave", 1},
                                                            {"out", 0.8},
                                                            {"order", 2.1},
                                                            {"ordered", 1.1, true},
                                                            {"not_ordered", 1.1, true}});
constexpr auto card_columns = std::to_array<ReportColumn>({{"name", 3.2},
                                                           {"unit", 3},
                                                           {"colour", 1.1},
                                                           {"marks", 0.9, true},
                                                           {"to_explain", 1, true},
                                                           {"waiting", 1.1, true},
                                                           {"change", 3.4}});
constexpr auto task_columns = std::to_array<ReportColumn>({{"due", 1.3},
                                                           {"name", 2.8},
                                                           {"unit", 2.7},
                                                           {"task", 3.6},
                                                           {"priority", 1.1},
                                                           {"task_state", 1.4},
                                                           {"progress", 0.8, true},
                                                           {"handed_in", 1.3}});

constexpr std::array<Figure, 1> count_present{Figure::present};
constexpr std::array<Figure, 1> count_late{Figure::late_in};
constexpr std::array<Figure, 1> count_absent{Figure::absent};
constexpr std::array<Figure, 1> count_remote{Figure::remote};
constexpr std::array<Figure, 2> count_movement{Figure::duty, Figure::remote};

constexpr auto catalogue = std::to_array<ReportTerms>({
    {Kind::daily_attendance, "daily_attendance", ReportReach::days, 31, false, true, day_columns, ReportChart::days,
     count_present},
    {Kind::late_list, "late_list", ReportReach::days, 366, false, true, late_columns, ReportChart::days, count_late},
    {Kind::absences, "absences", ReportReach::days, 366, false, true, absence_columns, ReportChart::days, count_absent},
    {Kind::exceptions, "exceptions", ReportReach::days, 366, false, true, exception_columns, ReportChart::days,
     issue_figures},
    {Kind::monthly_summary, "monthly_summary", ReportReach::days, 366, false, true, month_columns, ReportChart::days,
     count_late},
    {Kind::unit_summary, "unit_summary", ReportReach::days, 366, false, true, unit_columns, ReportChart::units,
     count_late},
    {Kind::movement, "movement", ReportReach::days, 366, false, true, movement_columns, ReportChart::days,
     count_movement},
    {Kind::remote_days, "remote_days", ReportReach::days, 366, false, true, remote_columns, ReportChart::days,
     count_remote},
    {Kind::extra_minutes, "extra_minutes", ReportReach::days, 31, false, true, extra_columns, ReportChart::none, {}},
    {Kind::card_colours, "card_colours", ReportReach::cards, 31, true, true, card_columns, ReportChart::none, {}},
    {Kind::tasks, "tasks", ReportReach::tasks, 366, false, true, task_columns, ReportChart::none, {}},
    {Kind::time_cards, "time_cards", ReportReach::cards, 31, true, false, {}, ReportChart::none, {}},
});
static_assert(catalogue.size() == report_kind_count);

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

bool looks_ahead(ReportKind kind) {
  return kind == ReportKind::movement || kind == ReportKind::remote_days || kind == ReportKind::tasks;
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
  if (reach.empty()) return Error{Code::not_found, "not_found", ""};
  if (unit_path.empty()) return reach;
  if (!covered(reach, unit_path)) return Error{Code::not_found, "report_unit_unreached", "unit"};
  return std::vector<std::string>{unit_path};
}

bool still_reached(const std::vector<std::string>& reach, const std::vector<std::string>& paths) {
  return !paths.empty() &&
         std::all_of(paths.begin(), paths.end(), [&](const auto& path) { return covered(reach, path); });
}

}  // namespace spotme::domain
