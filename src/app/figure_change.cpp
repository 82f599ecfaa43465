#include "app/figure_change.hpp"

#include "store/closing.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using domain::FigureEntry;
using domain::FigureFacts;
using domain::Issue;

bool of_evidence(Issue issue) { return issue == Issue::outside_place || issue == Issue::weak_evidence; }

/// The grants of a case, found in its line as append_case writes it (app/judge_line). Within a text of the line a quote
/// has a backslash before it, so these words are found as a grant's kind alone.
FigureFacts facts_of(const domain::DayRecord& record, std::vector<Issue> evidence) {
  const auto has = [&](std::string_view kind) { return record.facts.find(kind) != std::string::npos; };
  return {has(R"({"kind":"official_duty")"), has(R"({"kind":"work_from_home")"), std::move(evidence)};
}

std::optional<FigureEntry> held_entry(const DayDecision& decision) {
  if (!decision.held) return std::nullopt;
  std::vector<Issue> evidence;
  for (const auto& issue : decision.issues) {
    if (of_evidence(issue.kind) && issue.state != domain::IssueState::withdrawn) evidence.push_back(issue.kind);
  }
  const auto& record = decision.held->record;
  return domain::figure_entry(record, facts_of(record, std::move(evidence)));
}

base::OfficerId last_officer() {
  base::OfficerId last;
  last.value.bytes.fill(0xff);
  return last;
}

void rebuild_day(db::Write& write, base::AgencyId agency, base::Day day) {
  store::clear_figures(write, agency, day);
  std::map<base::OfficerId, std::vector<Issue>> evidence;
  for (const auto& [officer, issue] : store::load_evidence_issues(write, agency, day)) {
    evidence[officer].push_back(issue);
  }
  std::vector<store::FigureChange> changes;
  for (const auto& held : store::load_holding(write, agency, {day, day}, base::OfficerId{}, last_officer())) {
    auto entry = domain::figure_entry(held.record, facts_of(held.record, std::move(evidence[held.officer])));
    changes.push_back({held.officer, day, std::nullopt, std::move(entry)});
  }
  store::apply_figures(write, agency, changes);
}

}  // namespace

std::vector<store::FigureChange> figure_changes(std::span<const DayDecision> decisions) {
  std::vector<store::FigureChange> changes;
  for (const auto& decision : decisions) {
    if (!decision.next) continue;
    const auto& record = decision.next->record;
    changes.push_back({decision.day.officer, decision.day.day, held_entry(decision),
                       domain::figure_entry(record, facts_of(record, decision.evidence))});
  }
  return changes;
}

void rebuild_figures(const Context& context, base::AgencyId agency, const domain::DayRange& days) {
  for (auto day = days.first; day <= days.last; day += std::chrono::days{1}) {
    context.database.write([&](db::Write& write) {
      rebuild_day(write, agency, day);
      return true;
    });
  }
}

std::int64_t fill_figure_gaps(const Context& context, const std::function<bool()>& stopped) {
  std::int64_t filled = 0;
  for (auto gap : context.database.read([](db::Read& read) { return store::load_figure_gaps(read); })) {
    for (bool more = true; more && !stopped();) {
      more = context.database.write([&](db::Write& write) {
        const auto closing = store::find_agency_closing(write, gap.agency);
        // The day after the last closed one may be closed in part.
        const bool due = closing && closing->start && gap.next_day <= closing->closed_until + std::chrono::days{1};
        if (due) rebuild_day(write, gap.agency, gap.next_day);
        const auto next = gap.next_day + std::chrono::days{1};
        store::move_figure_gap(write, gap.agency, due ? std::optional(next) : std::nullopt);
        return due;
      });
      gap.next_day += std::chrono::days{1};
      if (more) ++filled;
    }
  }
  return filled;
}

}  // namespace spotme::app
