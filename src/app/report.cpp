#include "app/report.hpp"

#include "app/report_closing.hpp"
#include "app/report_units.hpp"
#include "app/team.hpp"
#include "store/figure.hpp"
#include "store/look.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

std::vector<std::int64_t> counted_of(const domain::Figures& figures, const domain::ReportTerms& terms) {
  std::vector<std::int64_t> values;
  for (const auto figure : terms.counted) values.push_back(figures[figure]);
  return values;
}

std::vector<ReportPoint> chart_of(db::Read& read, const ReportTask& task) {
  const auto& terms = domain::terms_of(task.question.kind);
  std::vector<ReportPoint> points;
  if (terms.chart == domain::ReportChart::none || task.question.officer) return points;
  const store::FigureScope scope{{task.scope.agency}, task.scope.paths};
  if (terms.chart == domain::ReportChart::units) {
    const ReportUnitNames names(read, task.scope.agency, task.question.days);
    for (const auto& unit : store::load_unit_figures(read, scope, task.question.days)) {
      points.push_back({names.of(unit.unit_path), counted_of(unit.figures, terms)});
    }
    return points;
  }
  for (const auto& day : store::load_day_figures(read, scope, task.question.days)) {
    points.push_back({base::format_day(day.day), counted_of(day.figures, terms)});
  }
  return points;
}

/// A look at one officer is told to him; one at many stands in the trail alone.
void record_look(const Context& context, const domain::Caller& caller, const domain::ReportQuestion& question,
                 std::size_t rows, const store::Actor& actor) {
  const auto detail = fmt::format("{} {} {} {}: {}", domain::terms_of(question.kind).name,
                                  base::format_day(question.days.first), base::format_day(question.days.last),
                                  question.unit_path.empty() ? "all reached" : question.unit_path, rows);
  context.database.write([&](db::Write& write) {
    if (question.officer) {
      store::insert_looks(write, caller.agency, actor, "report_read",
                          {{*question.officer, question.officer->value, detail}});
    } else {
      store::insert_audit_entry(write, caller.agency, actor, "report_read", std::nullopt, detail);
    }
    return true;
  });
}

}  // namespace

std::vector<std::string> own_report_reach(const domain::Caller& caller, domain::ReportKind kind) {
  switch (domain::terms_of(kind).reach) {
    case domain::ReportReach::days: return domain::transaction_reach(caller);
    case domain::ReportReach::cards: return domain::card_reach(caller, caller.agency);
    case domain::ReportReach::tasks:
      return domain::team_reach({{caller.officer, caller.roles}}, domain::TeamView::tasks).units;
  }
  return {};
}

std::vector<std::string> report_reach(db::Read& read, const domain::Caller& caller, domain::ReportKind kind) {
  if (domain::terms_of(kind).reach != domain::ReportReach::tasks) return own_report_reach(caller, kind);
  return load_team_reach(read, caller, domain::TeamView::tasks).units;
}

std::vector<domain::ReportKind> offered_reports(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) {
    std::vector<domain::ReportKind> kinds;
    for (const auto& terms : domain::report_terms()) {
      if (!report_reach(read, caller, terms.kind).empty()) kinds.push_back(terms.kind);
    }
    return kinds;
  });
}

base::Result<ReportTask> check_report_task(db::Read& read, const domain::Caller& caller,
                                           const domain::ReportQuestion& question) {
  SPOTME_CHECK(domain::check_report(question, read.today()));
  SPOTME_TRY(auto paths, domain::report_paths(report_reach(read, caller, question.kind), question.unit_path));
  return ReportTask{question, {caller.agency, std::move(paths), question.officer}};
}

base::Result<ReportPage> show_report(const Context& context, const base::Messages& messages,
                                     const domain::Caller& caller, const domain::ReportQuestion& question,
                                     const std::optional<std::string>& after, std::int64_t limit,
                                     const store::Actor& actor) {
  const auto& terms = domain::terms_of(question.kind);
  if (!terms.table) return Error{Code::unprocessable, "report_paper_only", "kind"};
  std::optional<ReportCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_report_cursor(*after));
  }
  const ReportWords words(messages, question.language);
  SPOTME_TRY(auto page, context.database.read([&](db::Read& read) -> base::Result<ReportPage> {
    SPOTME_TRY(const auto task, check_report_task(read, caller, question));
    ReportPage found;
    found.agency_code = store::find_agency(read, caller.agency)->code;
    found.period = words.period(question.days);
    found.not_final = not_final_words(read, words, caller.agency, question);
    for (const auto& column : terms.columns) found.titles.push_back(words(fmt::format("report_column_{}", column.key)));
    const auto source = make_report_source(context, words, task, cursor);
    found.rows = source->page(read, limit);
    if (!source->ended() && source->cursor()) found.next = write_report_cursor(*source->cursor());
    if (!after) found.chart = chart_of(read, task);
    return found;
  }));
  record_look(context, caller, question, page.rows.size(), actor);
  return page;
}

}  // namespace spotme::app
