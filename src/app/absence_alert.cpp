#include "app/absence_alert.hpp"

#include "app/team.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

/// The ground of what follows, as the headers of the rules cite it.
AbsenceNext next_of(const base::Messages& messages, const std::vector<std::int64_t>& levels, std::int64_t level) {
  const auto stage = domain::absence_stage(levels, level);
  const auto* const source = stage == domain::AbsenceStage::first    ? "P.U.(A) 395/1993 per. 23, 24"
                             : stage == domain::AbsenceStage::letter ? "P.U.(A) 395/1993 per. 24, 25"
                                                                     : "P.U.(A) 395/1993 per. 26";
  return {stage, messages.text(fmt::format("absence_next_{}", domain::absence_stage_name(stage))), source};
}

/// The runs as they stand of everybody on the page, by one statement.
void add_runs(db::Read& read, base::AgencyId agency, std::vector<AbsenceAlertView>& views) {
  if (views.empty()) return;
  std::vector<base::OfficerId> officers;
  auto first = views.front().line.alert.first_day;
  for (const auto& view : views) {
    officers.push_back(view.line.alert.officer);
    first = std::min(first, view.line.alert.first_day);
  }
  std::vector<std::vector<domain::AbsenceDay>> days(views.size());
  for (const auto& row : store::load_absence_days(read, agency, officers, {first, read.today()})) {
    days[row.n].push_back(row.day);
  }
  for (std::size_t i = 0; i < views.size(); ++i) {
    for (auto& run : domain::absence_runs(days[i])) {
      if (run.first() != views[i].line.alert.first_day || views[i].line.alert.dissolved_at) continue;
      views[i].running = run.running;
      views[i].days = std::move(run.days);
      break;
    }
  }
}

}  // namespace

base::Result<AbsenceAlertPage> list_absence_alerts(const Context& context, const base::Messages& messages,
                                                   const domain::Caller& caller, base::AgencyId agency,
                                                   const AbsenceAlertQuestion& question, const store::Actor& actor) {
  if (caller.agency != agency) return base::Error{base::Code::not_found, "not_found", ""};
  auto page = context.database.read([&](db::Read& read) {
    AbsenceAlertPage found;
    const auto reach = load_team_reach(read, caller, domain::TeamView::attendance);
    auto lines =
        store::list_absence_alerts(read, agency, {reach, question.dissolved}, question.after, question.limit + 1);
    if (static_cast<std::int64_t>(lines.size()) > question.limit) {
      lines.pop_back();
      found.next = lines.back().alert.id;
    }
    const auto rules = context.rulebook.current(read, agency);
    for (auto& line : lines) {
      const auto& levels = rules->pack.absence_alerts.as_of(line.alert.last_day)->value;
      auto next = next_of(messages, levels, line.alert.level);
      found.alerts.push_back({std::move(line), {}, false, std::move(next)});
    }
    add_runs(read, agency, found.alerts);
    return found;
  });
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, agency, actor, "absence_alerts_read", std::nullopt,
                              std::to_string(page.alerts.size()));
    return true;
  });
  return page;
}

}  // namespace spotme::app
