#include "app/judge_line.hpp"
#include "app/report_day_pages.hpp"
#include "domain/overtime.hpp"
#include "store/report_overtime.hpp"

#include <fmt/format.h>

#include <algorithm>

/// The overtime report: closed days, by day and name, beside the orders that stood for them. One statement a table for
/// each page of a day.
namespace spotme::app {
namespace {

ReportCell minute(const std::optional<base::Minutes>& at) {
  if (!at) return {};
  return {base::format_minute(*at)};
}

/// The orders of one day, `18:00–20:00 (KLM 7/2026)`.
std::string order_words(const std::vector<store::OvertimeOrder>& orders) {
  std::string text;
  for (const auto& order : orders) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{}–{}", base::format_minute(order.times.from), base::format_minute(order.times.to));
    if (!order.number.empty()) text += fmt::format(" ({})", order.number);
  }
  return text;
}

class OvertimeSource final : public DayPages {
 public:
  using DayPages::DayPages;

 private:
  std::optional<store::ReportNameCursor> add(db::Read& read, const Place& place, std::int64_t wanted,
                                             std::vector<ReportRow>& rows) const override {
    const auto found = store::list_report_overtime(read, task_.scope, place.day, place.behind, wanted);
    if (found.empty()) return std::nullopt;
    std::vector<base::OfficerId> officers;
    officers.reserve(found.size());
    for (const auto& one : found) officers.push_back(one.officer);
    std::vector<std::vector<store::OvertimeOrder>> orders(found.size());
    for (auto& order : store::load_overtime_orders(read, task_.scope.agency, place.day, officers)) {
      orders.at(order.n).push_back(std::move(order));
    }
    for (std::size_t n = 0; n < found.size(); ++n) rows.push_back(row(place.day, found[n], orders[n]));
    return store::ReportNameCursor{found.back().name_key, found.back().officer};
  }

  [[nodiscard]] ReportRow row(base::Day work_day, const store::ReportOvertime& one,
                              const std::vector<store::OvertimeOrder>& orders) const {
    domain::OvertimeDay day;
    day.day_off = one.status == "rest_day" || one.status == "holiday";
    day.begins = one.begins;
    day.may_leave_from = one.may_leave_from;
    auto line = read_case(one.facts);
    if (line.facts) day.events = std::move(line.facts->events);
    for (const auto& order : orders) day.orders.push_back(order.times);
    const auto found = domain::overtime_of(day);
    // Of a day whose presses cannot be read nothing is told, which is not the same as no overtime.
    const auto minutes = [&](base::Minutes of) {
      return line.facts ? ReportCell{std::int64_t{of.count()}} : ReportCell{};
    };
    return {day_cell(words_, work_day),
            {one.name},
            {one.user_id},
            {units_->of(one.unit_path, one.unit_name)},
            {words_("status_" + one.status)},
            minute(one.first_in),
            day.day_off ? ReportCell{} : minute(one.may_leave_from),
            minute(one.last_out),
            {order_words(orders)},
            minutes(found.ordered),
            minutes(found.not_ordered)};
  }
};

}  // namespace

std::unique_ptr<ReportSource> make_overtime_source(const ReportWords& words, ReportTask task,
                                                   const std::optional<ReportCursor>& after) {
  return std::make_unique<OvertimeSource>(words, std::move(task), after);
}

}  // namespace spotme::app
