#include "app/figure.hpp"

#include "app/figure_scope.hpp"
#include "store/closing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

constexpr std::chrono::days one_day{1};

domain::Figures sum_of(const std::vector<store::DayFigures>& days) {
  domain::Figures sum;
  for (const auto& day : days) sum += day.figures;
  return sum;
}

/// Yesterday and today as far as they lie in the range and are not closed.
std::vector<base::Day> open_days(db::Read& read, base::AgencyId agency, const domain::DayRange& days) {
  const auto today = read.today();
  const auto closing = store::find_agency_closing(read, agency);
  std::vector<base::Day> open;
  for (const auto day : {today - one_day, today}) {
    if (days.contains(day) && (!closing || day > closing->closed_until)) open.push_back(day);
  }
  return open;
}

std::int64_t arrived(db::Read& read, base::AgencyId agency, const std::vector<std::string>& paths) {
  std::int64_t sum = 0;
  for (const auto& quarter : store::count_arrivals(read, agency, paths, read.today())) sum += quarter.officers;
  return sum;
}

store::AnswerFilter answer_filter(db::Read& read, const domain::Caller& caller, const store::FigureScope& scope,
                                  const domain::DayRange& days) {
  return {days, scope.paths, caller.officer, std::min(days.last, read.today())};
}

void audit_look(const Context& context, const domain::Caller& caller, const store::Actor& actor,
                std::string_view action, const FigureQuestion& question, std::size_t people) {
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, caller.agency, actor, action, std::nullopt,
                              fmt::format("{} {} {} {}", base::format_day(question.days.first),
                                          base::format_day(question.days.last), question.unit_path, people));
    return true;
  });
}

base::Result<std::optional<store::FigureCursor>> cursor_of(const FigurePage& page) {
  if (!page.after) return std::optional<store::FigureCursor>{};
  SPOTME_TRY(const auto cursor, read_figure_cursor(*page.after));
  return std::optional(cursor);
}

}  // namespace

std::vector<WeekFigures> by_week(const std::vector<store::DayFigures>& days) {
  std::vector<WeekFigures> weeks;
  for (const auto& day : days) {
    const auto monday = domain::week_of(day.day);
    if (weeks.empty() || weeks.back().monday != monday) weeks.push_back({monday, {}});
    weeks.back().figures += day.figures;
  }
  return weeks;
}

base::Result<FigureSummary> show_figure_summary(const Context& context, const domain::Caller& caller,
                                                const FigureQuestion& question) {
  SPOTME_CHECK(check_figure_days(question.days));
  return context.database.read([&](db::Read& read) -> base::Result<FigureSummary> {
    SPOTME_TRY(const auto reached, reached_figures(read, caller, question.unit_path));
    const auto& scope = reached.scope;
    FigureSummary summary{reached.agency_code, question.days, domain::range_before(question.days), {}, {}};
    summary.units = store::load_unit_figures(read, scope, summary.days);
    for (const auto& unit : summary.units) summary.now += unit.figures;
    summary.before = sum_of(store::load_day_figures(read, scope, summary.days_before));
    const auto last = std::min(summary.days.last, read.today());
    summary.posted = store::count_posted(read, caller.agency, scope.paths, last);
    summary.today = summary.days.contains(read.today());
    if (summary.today) summary.arrived_today = arrived(read, caller.agency, scope.paths);
    for (const auto& cases : store::count_open_cases(read, caller.agency, scope.paths)) {
      for (const auto number : cases.of) summary.open_cases += number;
    }
    summary.answers = store::sum_answers(read, caller.agency, answer_filter(read, caller, scope, summary.days));
    summary.answers_before =
        store::sum_answers(read, caller.agency, answer_filter(read, caller, scope, summary.days_before));
    return summary;
  });
}

base::Result<Arrivals> show_arrivals(const Context& context, const domain::Caller& caller,
                                     const FigureQuestion& question) {
  SPOTME_CHECK(check_figure_days(question.days));
  return context.database.read([&](db::Read& read) -> base::Result<Arrivals> {
    SPOTME_TRY(const auto reached, reached_figures(read, caller, question.unit_path));
    Arrivals arrivals{reached.agency_code, {}};
    std::map<std::int64_t, std::int64_t> sums;
    for (const auto& one : store::load_arrivals(read, reached.scope, question.days)) sums[one.minute] = one.officers;
    const auto kept = store::load_day_figures(read, reached.scope, question.days);
    arrivals.counted_days = static_cast<std::int64_t>(kept.size());
    for (const auto day : open_days(read, caller.agency, question.days)) {
      // A day that is closed in part has figures already, and they count those who are through.
      if (std::any_of(kept.begin(), kept.end(), [&](const auto& one) { return one.day == day; })) continue;
      const auto counted = store::count_arrivals(read, caller.agency, reached.scope.paths, day);
      for (const auto& one : counted) sums[one.minute] += one.officers;
      if (counted.empty()) continue;
      ++arrivals.counted_days;
      if (!arrivals.open_day) arrivals.open_day = day;
    }
    for (const auto& [minute, officers] : sums) arrivals.quarters.push_back({minute, officers});
    return arrivals;
  });
}

base::Result<IssueFigures> show_issue_figures(const Context& context, const domain::Caller& caller,
                                              const FigureQuestion& question) {
  SPOTME_CHECK(check_figure_days(question.days));
  return context.database.read([&](db::Read& read) -> base::Result<IssueFigures> {
    SPOTME_TRY(const auto reached, reached_figures(read, caller, question.unit_path));
    return IssueFigures{reached.agency_code, by_week(store::load_day_figures(read, reached.scope, question.days))};
  });
}

base::Result<CaseFigures> show_case_figures(const Context& context, const domain::Caller& caller,
                                            const FigureQuestion& question, const FigurePage& page,
                                            const store::Actor& actor) {
  SPOTME_CHECK(check_figure_days(question.days));
  SPOTME_TRY(const auto cursor, cursor_of(page));
  auto cases = context.database.read([&](db::Read& read) -> base::Result<CaseFigures> {
    SPOTME_TRY(const auto reached, reached_figures(read, caller, question.unit_path));
    CaseFigures found{reached.agency_code, store::count_open_cases(read, caller.agency, reached.scope.paths), {}, {}};
    auto filter = answer_filter(read, caller, reached.scope, question.days);
    found.all = store::sum_answers(read, caller.agency, filter);
    filter.after = cursor;
    filter.limit = page.limit + 1;
    found.desks = store::list_answers(read, caller.agency, filter);
    if (static_cast<std::int64_t>(found.desks.size()) > page.limit) {
      found.desks.pop_back();
      found.next = write_figure_cursor({found.desks.back().average_minutes, found.desks.back().officer});
    }
    return found;
  });
  if (cases) audit_look(context, caller, actor, "case_figures_read", question, cases->desks.size());
  return cases;
}

base::Result<OfficerFigurePage> list_officer_figures(const Context& context, const domain::Caller& caller,
                                                     const FigureQuestion& question, store::OfficerOrder order,
                                                     const FigurePage& page, const store::Actor& actor) {
  SPOTME_CHECK(check_figure_days(question.days));
  SPOTME_TRY(const auto cursor, cursor_of(page));
  auto list = context.database.read([&](db::Read& read) -> base::Result<OfficerFigurePage> {
    SPOTME_TRY(const auto reached, reached_figures(read, caller, question.unit_path));
    OfficerFigurePage found{reached.agency_code, {}};
    const store::OfficerFigureFilter filter{question.days, reached.scope.paths, order, cursor, page.limit + 1};
    found.officers = store::list_officer_figures(read, caller.agency, filter);
    if (static_cast<std::int64_t>(found.officers.size()) > page.limit) {
      found.officers.pop_back();
      const auto& last = found.officers.back();
      found.next = write_figure_cursor({store::ordering_value(last, order), last.officer});
    }
    return found;
  });
  if (list) audit_look(context, caller, actor, "officer_figures_read", question, list->officers.size());
  return list;
}

}  // namespace spotme::app
