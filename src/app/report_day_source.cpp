#include "app/report_table.hpp"
#include "base/day_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

/// Reports whose rows are officers' days: one statement a day and page, by day and name.
namespace spotme::app {
namespace {

using Kind = domain::ReportKind;

store::ReportDays days_of(Kind kind) {
  switch (kind) {
    case Kind::daily_attendance: return store::ReportDays::all;
    case Kind::late_list: return store::ReportDays::late;
    case Kind::absences: return store::ReportDays::absent;
    case Kind::exceptions: return store::ReportDays::exceptional;
    case Kind::extra_minutes: return store::ReportDays::extra;
    default: throw std::logic_error("a report that is not of days");
  }
}

ReportCell minute(const std::optional<base::Minutes>& at, bool marked = false) {
  if (!at) return {};
  return {base::format_minute(*at), marked};
}

ReportCell amount(base::Minutes minutes) {
  if (minutes.count() == 0) return {};
  return {std::int64_t{minutes.count()}, true};
}

class DaySource final : public ReportSource {
 public:
  DaySource(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after)
      : words_(words), task_(std::move(task)), day_(task_.question.days.first) {
    if (!after) return;
    cursor_ = after;
    day_ = std::clamp(after->day, task_.question.days.first, task_.question.days.last);
    behind_ = store::ReportNameCursor{after->text, {after->id}};
  }

  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) override {
    std::vector<ReportRow> rows;
    const auto& days = task_.question.days;
    const auto last = std::min(days.last, read.today());  // a day that has not come has no record
    while (static_cast<std::int64_t>(rows.size()) < limit && day_ <= last) {
      const auto wanted = limit - static_cast<std::int64_t>(rows.size());
      const auto found =
          store::list_report_days(read, task_.scope, day_, days_of(task_.question.kind), behind_, wanted);
      add(read, found, rows);
      if (static_cast<std::int64_t>(found.size()) == wanted) {
        behind_ = store::ReportNameCursor{found.back().name_key, found.back().officer};
        cursor_ = ReportCursor{day_, found.back().name_key, found.back().officer.value};
        continue;
      }
      day_ += std::chrono::days{1};
      behind_.reset();
    }
    ended_ = day_ > last;
    progress_ = 1'000 * (day_ - days.first).count() / ((days.last - days.first).count() + 1);
    return rows;
  }

 private:
  void add(db::Read& read, const std::vector<store::ReportDay>& found, std::vector<ReportRow>& rows) const {
    std::vector<store::OfficerDay> asked;
    for (const auto& one : found) {
      if (!one.issues.empty()) asked.push_back({task_.scope.agency, one.officer, day_});
    }
    const auto answered = store::load_issues(read, asked);
    for (std::size_t n = 0; n < found.size(); ++n) {
      std::string answer;
      if (!found[n].issues.empty()) {
        answer = answer_words(words_, answered, {task_.scope.agency, found[n].officer, day_});
      }
      rows.push_back(row(found[n], answer));
    }
  }

  [[nodiscard]] std::string issues(const store::ReportDay& one) const {
    std::string text;
    for (const auto issue : one.issues) {
      text += (text.empty() ? "" : "; ") + issue_words(words_, issue, one.late, one.early);
    }
    return text;
  }

  [[nodiscard]] ReportRow row(const store::ReportDay& one, const std::string& answer) const {
    const auto unit = one.unit_name.empty() ? one.unit_path : one.unit_name;
    const auto status = words_("status_" + one.status);
    const bool late = one.late.count() > 0;
    const ReportCell date{words_.day(day_)};
    switch (task_.question.kind) {
      case Kind::late_list:
        return {date,
                {one.name},
                {one.user_id},
                {unit},
                minute(one.first_in, true),
                amount(one.late),
                {answer},
                {grant_words(words_, one.facts)}};
      case Kind::absences:
        return {date, {words_.of(base::weekday_in_words(day_))}, {one.name}, {one.user_id}, {unit}, {answer}};
      case Kind::exceptions:
        return {date,
                {one.name},
                {one.user_id},
                {unit},
                minute(one.first_in, late),
                minute(one.last_out, one.early.count() > 0),
                {issues(one), true},
                {answer}};
      case Kind::extra_minutes: return extra(one, date, unit, status);
      default: break;
    }
    auto remark = grant_words(words_, one.facts);
    if (!answer.empty()) remark += (remark.empty() ? "" : "; ") + issues(one) + ": " + answer;
    return {date,
            {one.name},
            {one.user_id},
            {unit},
            {scheme_words(one.scheme)},
            minute(one.first_in, late),
            minute(one.last_out, one.early.count() > 0),
            {words_.span(one.worked)},
            {status, one.status == "absent"},
            amount(one.late),
            amount(one.early),
            {remark}};
  }

  [[nodiscard]] ReportRow extra(const store::ReportDay& one, const ReportCell& date, const std::string& unit,
                                const std::string& status) const {
    const bool working = one.status != "rest_day" && one.status != "holiday";
    base::Minutes minutes{0};
    if (one.last_out) {
      const auto from = working ? one.may_leave_from : one.first_in;
      if (from) minutes = *one.last_out - *from;
    }
    return {date,
            {one.name},
            {one.user_id},
            {unit},
            {status},
            minute(one.first_in),
            working ? minute(one.may_leave_from) : ReportCell{},
            minute(one.last_out),
            {std::int64_t{minutes.count()}}};
  }

  const ReportWords& words_;
  const ReportTask task_;
  base::Day day_;
  std::optional<store::ReportNameCursor> behind_ = {};
};

}  // namespace

std::unique_ptr<ReportSource> make_day_source(const ReportWords& words, ReportTask task,
                                              const std::optional<ReportCursor>& after) {
  return std::make_unique<DaySource>(words, std::move(task), after);
}

}  // namespace spotme::app
