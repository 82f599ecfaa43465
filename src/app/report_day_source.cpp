#include "app/report_day_pages.hpp"
#include "base/day_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

/// Reports whose rows are officers' days: one statement a day and page, by day and name.
namespace spotme::app {
namespace {

using Kind = domain::ReportKind;

store::ReportDays days_of(Kind kind) {
  switch (kind) {
    case Kind::daily_attendance: return store::ReportDays::eventful;
    case Kind::late_list: return store::ReportDays::late;
    case Kind::absences: return store::ReportDays::absent;
    case Kind::exceptions: return store::ReportDays::exceptional;
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

ReportCell span(const ReportWords& words, const std::optional<base::Minutes>& of) {
  if (!of) return {};
  return {words.span(of), false, *of};
}

using Answers = std::map<base::OfficerId, std::vector<store::AttendanceIssue>>;

/// An issue of a day, and how it is answered; empty where nothing was to be answered.
struct ToldIssue {
  domain::Issue issue;
  std::string words;
  std::string answer;
};

/// All issues of a day; the answer names them again where they are not answered alike.
struct ToldDay {
  std::string issues;
  std::string answer;
};
ToldDay tell(const std::vector<ToldIssue>& told) {
  const bool alike =
      std::all_of(told.begin(), told.end(), [&](const auto& one) { return one.answer == told.front().answer; });
  ToldDay day;
  for (const auto& one : told) {
    day.issues += (day.issues.empty() ? "" : "; ") + one.words;
    if (!alike && !one.answer.empty()) {
      day.answer += (day.answer.empty() ? "" : "; ") + fmt::format("{}: {}", one.words, one.answer);
    }
  }
  if (alike && !told.empty()) day.answer = told.front().answer;
  return day;
}

class DaySource final : public DayPages {
 public:
  using DayPages::DayPages;

 private:
  /// Days on which evidence alone raised an issue are among them: the record does not name it, the issue itself does.
  std::optional<store::ReportNameCursor> add(db::Read& read, const Place& place, std::int64_t wanted,
                                             std::vector<ReportRow>& rows) const override {
    const auto found =
        store::list_report_days(read, task_.scope, place.day, days_of(task_.question.kind), place.behind, wanted);
    if (found.empty()) return std::nullopt;
    std::vector<store::OfficerDay> asked;
    asked.reserve(found.size());
    for (const auto& one : found) asked.push_back({task_.scope.agency, one.officer, place.day});
    Answers answers;
    for (auto& issue : store::load_issues(read, asked)) answers[issue.day.officer].push_back(std::move(issue));
    for (const auto& one : found) rows.push_back(row(place.day, one, told(one, answers[one.officer])));
    return store::ReportNameCursor{found.back().name_key, found.back().officer};
  }

  /// In the order of the enumeration.
  [[nodiscard]] std::vector<ToldIssue> told(const store::ReportDay& one,
                                            const std::vector<store::AttendanceIssue>& stored) const {
    std::vector<ToldIssue> found;
    for (std::size_t n = 0; n < domain::issue_figures.size(); ++n) {
      const auto issue = static_cast<domain::Issue>(n);
      const auto kept = std::find_if(stored.begin(), stored.end(), [&](const auto& of) {
        return of.kind == issue && of.state != domain::IssueState::withdrawn;
      });
      const bool known = std::find(one.issues.begin(), one.issues.end(), issue) != one.issues.end();
      const bool of_evidence = issue == domain::Issue::outside_place || issue == domain::Issue::weak_evidence;
      if (!known && (!of_evidence || kept == stored.end())) continue;
      std::string answer;
      if (kept != stored.end()) answer = answer_words(words_, {*kept}, kept->day);
      found.push_back({issue, issue_words(words_, issue, one.late, one.early), std::move(answer)});
    }
    return found;
  }

  [[nodiscard]] static std::string answer_of(const std::vector<ToldIssue>& told, domain::Issue issue) {
    const auto found = std::find_if(told.begin(), told.end(), [&](const auto& one) { return one.issue == issue; });
    return found == told.end() ? std::string() : found->answer;
  }

  [[nodiscard]] ReportRow row(base::Day day, const store::ReportDay& one, const std::vector<ToldIssue>& told) const {
    const auto unit = units_->of(one.unit_path, one.unit_name);
    const auto all = tell(told);
    const auto status = words_("status_" + one.status);
    const bool late = one.late.count() > 0;
    const auto date = day_cell(words_, day);
    switch (task_.question.kind) {
      case Kind::late_list:
        return {date,
                {one.name},
                {one.user_id},
                {unit},
                minute(one.first_in, true),
                amount(one.late),
                {answer_of(told, domain::Issue::late_in)},
                {grant_words(words_, one.facts)}};
      case Kind::absences:
        return {date,   {words_.of(base::weekday_in_words(day))}, {one.name}, {one.user_id},
                {unit}, {answer_of(told, domain::Issue::absent)}};
      case Kind::exceptions:
        return {date,
                {one.name},
                {one.user_id},
                {unit},
                minute(one.first_in, late),
                minute(one.last_out, one.early.count() > 0),
                {all.issues, true},
                {all.answer}};
      default: break;
    }
    auto remark = grant_words(words_, one.facts);
    for (const auto& of : told) {
      remark += (remark.empty() ? "" : "; ") + of.words + (of.answer.empty() ? "" : ": " + of.answer);
    }
    return {date,
            {one.name},
            {one.user_id},
            {unit},
            {scheme_words(words_, one.scheme)},
            minute(one.first_in, late),
            minute(one.last_out, one.early.count() > 0),
            span(words_, one.worked),
            {status, one.status == "absent"},
            amount(one.late),
            amount(one.early),
            {remark}};
  }
};

}  // namespace

std::unique_ptr<ReportSource> make_day_source(const ReportWords& words, ReportTask task,
                                              const std::optional<ReportCursor>& after) {
  return std::make_unique<DaySource>(words, std::move(task), after);
}

}  // namespace spotme::app
