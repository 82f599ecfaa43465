#include "domain/figure.hpp"

#include "domain/month.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, figure_count> names{
    "officers",      "present",       "incomplete",   "absent",       "on_leave",    "day_off",
    "duty",          "remote",        "late_in",      "early_out",    "no_clock_in", "no_clock_out",
    "outside_place", "weak_evidence", "late_minutes", "early_minutes"};

std::optional<Figure> status_figure(std::string_view status) {
  if (status == status_name(Status::present)) return Figure::present;
  if (status == status_name(Status::incomplete)) return Figure::incomplete;
  if (status == status_name(Status::absent)) return Figure::absent;
  if (status == status_name(Status::on_leave)) return Figure::on_leave;
  if (status == status_name(Status::rest_day) || status == status_name(Status::holiday)) return Figure::day_off;
  return std::nullopt;
}

void count_issue(Figures& counts, Issue issue) {
  // An absence is counted by its status.
  if (issue != Issue::absent) ++counts[issue_figures.at(static_cast<std::size_t>(issue))];
}

}  // namespace

std::string_view figure_name(Figure figure) { return names.at(static_cast<std::size_t>(figure)); }

Figures& Figures::operator+=(const Figures& more) {
  for (std::size_t i = 0; i < of.size(); ++i) of.at(i) += more.of.at(i);
  return *this;
}

Figures& Figures::operator-=(const Figures& less) {
  for (std::size_t i = 0; i < of.size(); ++i) of.at(i) -= less.of.at(i);
  return *this;
}

std::int64_t Figures::expected() const {
  return (*this)[Figure::officers] - (*this)[Figure::on_leave] - (*this)[Figure::day_off];
}

std::int64_t Figures::issues() const {
  std::int64_t sum = 0;
  for (const auto figure : issue_figures) sum += (*this)[figure];
  return sum;
}

std::optional<FigureEntry> figure_entry(const DayRecord& record, const FigureFacts& facts) {
  const auto status = status_figure(record.status);
  if (!status) return std::nullopt;
  FigureEntry entry{record.unit_path, {}};
  auto& counts = entry.counts;
  counts[Figure::officers] = 1;
  counts[*status] = 1;
  counts[Figure::duty] = facts.duty ? 1 : 0;
  counts[Figure::remote] = facts.remote ? 1 : 0;
  for (const auto issue : record.issues) count_issue(counts, issue);
  for (const auto issue : facts.evidence) count_issue(counts, issue);
  counts[Figure::late_minutes] = record.late.count();
  counts[Figure::early_minutes] = record.early.count();
  if (record.first_in) entry.arrival = record.first_in->count() / arrival_step * arrival_step;
  return entry;
}

DayRange range_before(const DayRange& days) {
  const auto first = month_of(days.first);
  const auto last = month_of(days.last);
  if (days.first == first.first && days.last == last.last()) {
    int months = 1;
    for (auto month = first; month < last; month = months_after(month, 1)) ++months;
    return {months_after(first, -months).first, days.first - std::chrono::days{1}};
  }
  const auto length = days.last - days.first + std::chrono::days{1};
  return {days.first - length, days.first - std::chrono::days{1}};
}

base::Day week_of(base::Day day) {
  const auto weekday = std::chrono::weekday{day};
  return day - (weekday - std::chrono::Monday);
}

}  // namespace spotme::domain
