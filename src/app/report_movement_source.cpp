#include "app/report_table.hpp"
#include "app/report_units.hpp"

#include <fmt/format.h>

/// Reports whose rows are grants that take somebody out of the office, and tasks.
namespace spotme::app {
namespace {

ReportCell clock_time(const std::optional<base::Instant>& at) {
  if (!at) return {};
  const auto local = base::to_local(*at);
  return {base::format_minute(std::chrono::floor<base::Minutes>(local - std::chrono::floor<std::chrono::days>(local)))};
}

/// How far a list by day is.
std::int64_t reached(const domain::DayRange& days, base::Day day) {
  const auto length = (days.last - days.first).count() + 1;
  return std::clamp<std::int64_t>(1'000 * (day - days.first).count() / length, 0, 1'000);
}

class MovementSource final : public ReportSource {
 public:
  MovementSource(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after)
      : words_(words), task_(std::move(task)), remote_(task_.question.kind == domain::ReportKind::remote_days) {
    if (!after) return;
    cursor_ = after;
    behind_ = store::ReportGrantCursor{after->day, {after->id}, after->second};
  }

  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) override {
    const auto found = store::list_movements(read, task_.scope, task_.question.days, remote_, behind_, limit);
    if (!units_) units_.emplace(read, task_.scope.agency, task_.question.days);
    std::vector<ReportRow> rows;
    for (const auto& one : found) rows.push_back(row(one, units_->of(one.unit_path)));
    ended_ = static_cast<std::int64_t>(found.size()) < limit;
    if (!found.empty()) {
      const auto& last = found.back();
      behind_ = store::ReportGrantCursor{last.last, last.officer, last.grant};
      cursor_ = ReportCursor{last.last, {}, last.officer.value, last.grant};
      progress_ = reached(task_.question.days, last.last);
    }
    return rows;
  }

 private:
  [[nodiscard]] ReportRow row(const store::ReportMovement& one, const std::string& unit) const {
    const auto kind = words_("report_grant_" + one.kind);
    const auto part =
        one.part.empty() || one.part == "day" ? words_("report_part_day") : words_("report_part_" + one.part);
    const auto first = day_cell(words_, one.first);
    const auto last = day_cell(words_, one.last);
    if (remote_) return {first, last, {one.name}, {one.user_id}, {unit}, {kind}, {part}};
    const auto hours =
        one.from && one.to ? fmt::format("{}–{}", base::format_minute(*one.from), base::format_minute(*one.to)) : part;
    const ReportCell overrun = one.overrun.value_or(0) > 0 ? ReportCell{*one.overrun, true} : ReportCell{};
    return {first,  last,    {one.name},        {one.user_id},          {unit},
            {kind}, {hours}, {one.destination}, clock_time(one.out_at), clock_time(one.back_at),
            overrun};
  }

  const ReportWords& words_;
  const ReportTask task_;
  const bool remote_;
  std::optional<ReportUnitNames> units_ = {};
  std::optional<store::ReportGrantCursor> behind_ = {};
};

class TaskSource final : public ReportSource {
 public:
  TaskSource(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after)
      : words_(words), task_(std::move(task)) {
    if (!after) return;
    cursor_ = after;
    behind_ = store::ReportTaskCursor{after->day, after->id};
  }

  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) override {
    const auto found = store::list_report_tasks(read, task_.scope, task_.question.days, behind_, limit);
    if (!units_) units_.emplace(read, task_.scope.agency, task_.question.days);
    std::vector<ReportRow> rows;
    for (const auto& one : found) {
      const bool late = one.due < read.today() && (one.state == "open" || one.state == "returned");
      const ReportCell handed_in = one.handed_in ? day_cell(words_, base::local_day(*one.handed_in)) : ReportCell{};
      rows.push_back({day_cell(words_, one.due, late),
                      {one.name},
                      {units_->of(one.unit_path)},
                      {one.title},
                      {words_("report_priority_" + one.priority)},
                      {words_(late ? "report_task_overdue" : "report_task_" + one.state), late},
                      {one.progress},
                      handed_in});
    }
    ended_ = static_cast<std::int64_t>(found.size()) < limit;
    if (!found.empty()) {
      behind_ = store::ReportTaskCursor{found.back().due, found.back().task};
      cursor_ = ReportCursor{found.back().due, {}, found.back().task};
      progress_ = reached(task_.question.days, found.back().due);
    }
    return rows;
  }

 private:
  const ReportWords& words_;
  const ReportTask task_;
  std::optional<ReportUnitNames> units_ = {};
  std::optional<store::ReportTaskCursor> behind_ = {};
};

}  // namespace

std::unique_ptr<ReportSource> make_movement_source(const ReportWords& words, ReportTask task,
                                                   const std::optional<ReportCursor>& after) {
  if (task.question.kind == domain::ReportKind::tasks) {
    return std::make_unique<TaskSource>(words, std::move(task), after);
  }
  return std::make_unique<MovementSource>(words, std::move(task), after);
}

}  // namespace spotme::app
