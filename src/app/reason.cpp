#include "app/reason.hpp"

#include "app/approval_attachment.hpp"
#include "app/approval_effect.hpp"
#include "app/day_facts.hpp"
#include "app/reason_kind.hpp"
#include "app/transaction_decision.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using Key = std::pair<base::Day, domain::Issue>;

/// Today's issues as the day stands now, which no closing has raised yet. An officer on a shift may still be in
/// yesterday's work day, so both are looked at.
std::vector<ToExplain> running_issues(const Context& context, db::Read& read, const domain::Caller& caller) {
  const auto today = read.today();
  const auto days = load_day_facts(context, read, caller.agency,
                                   {{caller.officer, today - std::chrono::days{1}}, {caller.officer, today}});
  std::vector<ToExplain> running;
  for (const auto& day : days) {
    if (!day.posted) continue;
    const auto verdict = judge(day, read.now());
    if (!verdict) continue;
    const auto by = domain::explain_by(day.day, day.day, closing_rules(*day.rules, day.day));
    auto issues = verdict->issues;
    const auto evidence = evidence_issues(day);
    issues.insert(issues.end(), evidence.begin(), evidence.end());
    for (const auto issue : issues) {
      running.push_back({{{caller.agency, caller.officer, day.day}, issue, domain::IssueState::open, by}});
    }
  }
  return running;
}

/// All that an officer has on these days, stored or running; what is stored counts.
std::map<Key, ToExplain> known_issues(const Context& context, db::Read& read, const domain::Caller& caller,
                                      const std::vector<base::Day>& days) {
  std::map<Key, ToExplain> known;
  std::vector<store::OfficerDay> asked;
  for (const auto& day : std::set(days.begin(), days.end())) asked.push_back({caller.agency, caller.officer, day});
  for (const auto& issue : store::load_issues(read, asked)) {
    known.emplace(Key{issue.day.day, issue.kind}, ToExplain{issue, true});
  }
  for (const auto& running : running_issues(context, read, caller)) {
    const auto [found, added] = known.emplace(Key{running.issue.day.day, running.issue.kind}, running);
    // One that was withdrawn and that the day, as it stands now, has again.
    if (!added && found->second.issue.state == domain::IssueState::withdrawn) found->second = running;
  }
  return known;
}

base::Result<void> check_item(const std::map<Key, ToExplain>& known, const Key& key, const std::string& field,
                              base::Day today) {
  const auto found = known.find(key);
  if (found == known.end()) return Error{Code::not_found, "issue_unknown", field};
  const auto& issue = found->second.issue;
  if (issue.state != domain::IssueState::open) {
    return Error{
        Code::conflict, "issue_not_open", field, {{"state", std::string(domain::issue_state_name(issue.state))}}};
  }
  if (issue.explain_by < today) {
    return Error{Code::conflict, "reason_too_late", field, {{"day", base::format_day(issue.explain_by)}}};
  }
  return {};
}

using DayOf = std::pair<base::OfficerId, base::Day>;

/// The version of the record that holds for each of these days; those not closed yet have none.
std::map<DayOf, domain::Transaction> held_records(db::Read& read, const std::vector<store::OfficerDay>& days) {
  std::map<DayOf, domain::Transaction> held;
  for (auto& one : store::load_holding(read, days)) {
    held.emplace(DayOf(one.transaction.officer, one.transaction.day), std::move(one.transaction));
  }
  return held;
}

/// `2026-11-24 late_in, transaction 12 version 1`, a line each: what the record said when the step was taken.
std::string facts_of(const std::map<DayOf, domain::Transaction>& held, const std::vector<store::OfficerDay>& days,
                     const std::vector<domain::Issue>& kinds) {
  std::string facts;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto found = held.find({days[i].officer, days[i].day});
    facts +=
        fmt::format("{}{} {}", facts.empty() ? "" : "\n", base::format_day(days[i].day), domain::issue_name(kinds[i]));
    if (found != held.end()) {
      facts += fmt::format(", transaction {} version {}", found->second.number, found->second.version);
    }
  }
  return facts;
}

base::Result<std::vector<store::AttendanceIssue>> checked_issues(const Context& context, db::Read& read,
                                                                 const domain::Caller& caller,
                                                                 const ReasonDraft& draft) {
  if (draft.issues.empty()) return Error{Code::invalid, "too_few_items", "issues"};
  std::vector<base::Day> days;
  for (const auto& [day, kind] : draft.issues) days.push_back(day);
  const auto known = known_issues(context, read, caller, days);
  std::vector<store::AttendanceIssue> issues;
  std::set<Key> seen;
  for (std::size_t i = 0; i < draft.issues.size(); ++i) {
    const auto field = fmt::format("issues[{}]", i);
    if (!seen.insert(draft.issues[i]).second) return Error{Code::unprocessable, "issue_twice", field};
    SPOTME_CHECK(check_item(known, draft.issues[i], field, read.today()));
    issues.push_back(known.at(draft.issues[i]).issue);
  }
  return issues;
}

/// What is withdrawn after the last day to explain could not be given again: its issues would be unexplained at once.
std::optional<Error> check_withdrawal(const std::vector<store::AttendanceIssue>& answered, base::Day today) {
  for (const auto& issue : answered) {
    if (issue.explain_by >= today) continue;
    return Error{Code::conflict, "reason_withdrawn_too_late", "", {{"day", base::format_day(issue.explain_by)}}};
  }
  return std::nullopt;
}

std::optional<Error> check_answered(const std::vector<store::AttendanceIssue>& answered) {
  if (!answered.empty()) return std::nullopt;
  return Error{Code::conflict, "approval_issue_gone", ""};
}

}  // namespace

std::vector<ToExplain> issues_to_explain(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) {
    std::map<Key, ToExplain> all;
    constexpr std::int64_t limit = 200;
    for (const auto& issue : store::list_issues_to_explain(read, caller.agency, caller.officer, read.today(), limit)) {
      all.emplace(Key{issue.day.day, issue.kind}, ToExplain{issue, true});
    }
    const auto today = read.today();
    for (const auto& [key, one] : known_issues(context, read, caller, {today - std::chrono::days{1}, today})) {
      if (one.issue.state == domain::IssueState::open && one.issue.explain_by >= today) all.emplace(key, one);
    }
    std::vector<ToExplain> list;
    for (auto& [key, one] : all) list.push_back(one);
    return list;
  });
}

DayCases own_day_cases(const Context& context, const domain::Caller& caller, base::Day day) {
  return context.database.read([&](db::Read& read) {
    DayCases cases;
    const auto answers = store::load_issue_approvals(read, caller.agency, caller.officer, day, day);
    for (const auto& issue : store::load_issues(read, caller.agency, caller.officer, day, day)) {
      if (issue.state == domain::IssueState::withdrawn) continue;
      DayIssue one{issue};
      for (const auto& answer : answers) {
        if (answer.kind == issue.kind) one.approval = answer.approval;
      }
      cases.issues.push_back(one);
    }
    cases.corrections = store::list_corrections(read, {caller.agency, caller.officer, day});
    return cases;
  });
}

base::Result<store::Approval> submit_reason(const Context& context, const domain::Caller& caller,
                                            const ReasonDraft& draft, const store::Actor& actor) {
  if (draft.issues.size() > most_reason_issues) {
    return Error{Code::invalid,
                 "too_many_items",
                 "issues",
                 {{"field", "issues"}, {"limit", std::to_string(most_reason_issues)}}};
  }
  return context.database.write([&](db::Write& write) -> base::Result<store::Approval> {
    SPOTME_TRY(auto issues, checked_issues(context, write, caller, draft));
    SPOTME_TRY(const auto kind,
               check_said_reason(write, caller.agency, {draft.kind, draft.text, draft.attachments.size()}));
    std::vector<store::OfficerDay> days;
    std::vector<domain::Issue> kinds;
    for (auto& issue : issues) {
      days.push_back(issue.day);
      kinds.push_back(issue.kind);
      issue.state = domain::IssueState::explained;
    }
    const auto [first, last] = std::minmax_element(issues.begin(), issues.end(),
                                                   [](const auto& a, const auto& b) { return a.day.day < b.day.day; });
    NewCase made{caller.officer, domain::ApprovalKind::reason, "reason", first->day.day, last->day.day, draft.kind,
                 draft.text};
    made.facts = facts_of(held_records(write, days), days, kinds);
    const auto approval = open_case(context, write, caller.agency, made, actor);
    SPOTME_CHECK(attach_to_case(write, approval, draft.attachments, kind.health, actor));
    std::vector<store::ApprovalIssue> answered;
    for (const auto& issue : issues) answered.push_back({approval.id, caller.officer, issue.day.day, issue.kind});
    store::insert_approval_issues(write, caller.agency, answered);
    store::raise_issues(write, issues);
    store::set_issue_states(write, issues);
    return approval;
  });
}

Effects apply_reasons(const Context&, db::Write& write, base::AgencyId agency, const std::vector<const Step*>& steps,
                      const store::Actor&) {
  std::vector<base::ApprovalId> ids;
  for (const auto* step : steps) ids.push_back(step->view.approval.id);
  std::map<base::ApprovalId, std::vector<store::OfficerDay>> days_of;
  std::map<base::ApprovalId, std::vector<domain::Issue>> kinds_of;
  std::vector<store::OfficerDay> asked;
  for (const auto& issue : store::load_approval_issues(write, agency, ids)) {
    asked.push_back({agency, issue.officer, issue.day});
    days_of[issue.approval].push_back(asked.back());
    kinds_of[issue.approval].push_back(issue.kind);
  }
  std::map<std::tuple<base::OfficerId, base::Day, domain::Issue>, store::AttendanceIssue> stored;
  for (const auto& issue : store::load_issues(write, asked)) {
    stored.emplace(std::tuple(issue.day.officer, issue.day.day, issue.kind), issue);
  }
  const auto held = held_records(write, asked);
  Effects effects(steps.size());
  std::vector<store::AttendanceIssue> changed;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& days = days_of[ids[i]];
    const auto& kinds = kinds_of[ids[i]];
    effects[i].facts = facts_of(held, days, kinds);
    std::vector<store::AttendanceIssue> answered;
    for (std::size_t k = 0; k < days.size(); ++k) {
      const auto found = stored.find({days[k].officer, days[k].day, kinds[k]});
      if (found == stored.end() || found->second.state == domain::IssueState::withdrawn) continue;
      answered.push_back(found->second);
      answered.back().state = domain::issue_state_of(steps[i]->after);
    }
    effects[i].refusal = steps[i]->action == domain::ApprovalAction::withdraw
                             ? check_withdrawal(answered, write.today())
                             : check_answered(answered);
    if (!effects[i].refusal) changed.insert(changed.end(), answered.begin(), answered.end());
  }
  store::set_issue_states(write, changed);
  return effects;
}

}  // namespace spotme::app
