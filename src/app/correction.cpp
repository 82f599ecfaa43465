#include "app/correction.hpp"

#include "app/approval_attachment.hpp"
#include "app/approval_effect.hpp"
#include "app/day_facts.hpp"
#include "app/reason_kind.hpp"
#include "app/transaction_decision.hpp"
#include "store/attendance_issue.hpp"
#include "store/closing.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

base::Result<void> check_time(const OfficerDayFacts& day, const CorrectionDraft& draft, base::Instant now) {
  if (!day.posted) return Error{Code::unprocessable, "no_posting", "work_day"};
  if (draft.minute >= day.day_end) {
    return Error{Code::unprocessable,
                 "correction_after_day",
                 "minute",
                 {{"most", base::format_minute(day.day_end - base::Minutes{1})}}};
  }
  if (domain::minute_of(draft.work_day, now) < draft.minute) {
    return Error{Code::unprocessable, "correction_in_future", "minute"};
  }
  return {};
}

/// As long as the issues of the day may be explained; where it has none, as if one had arisen when it was closed.
base::Result<void> check_deadline(db::Read& read, base::AgencyId agency, const OfficerDayFacts& day) {
  const auto month = domain::month_of(day.day);
  auto by = domain::explain_by(day.day, day.day, closing_rules(*day.rules, day.day));
  for (const auto& issue : store::load_issues(read, {{agency, day.officer, day.day}})) {
    if (issue.state != domain::IssueState::withdrawn) by = std::max(by, issue.explain_by);
  }
  if (by < read.today()) {
    return Error{Code::conflict, "correction_too_late", "work_day", {{"day", base::format_day(by)}}};
  }
  if (store::any_month_closed(read, agency, {day.day, day.day})) {
    return Error{Code::conflict, "month_closed", "work_day", {{"month", domain::format_month(month)}}};
  }
  return {};
}

base::Result<void> check_answered(db::Read& read, base::AgencyId agency, const OfficerDayFacts& day,
                                  const CorrectionDraft& draft) {
  const bool same = std::any_of(day.events.begin(), day.events.end(), [&](const auto& event) {
    return !event.waiting && event.kind == draft.kind && domain::minute_of(day.day, event.at) == draft.minute;
  });
  if (same) return Error{Code::conflict, "correction_changes_nothing", "minute"};
  if (!draft.answers) return {};
  const bool known =
      std::any_of(day.events.begin(), day.events.end(), [&](const auto& event) { return event.id == *draft.answers; });
  if (!known) return Error{Code::not_found, "event_unknown", "answers"};
  for (const auto& one : store::list_corrections(read, {agency, day.officer, day.day})) {
    const bool stands = one.state != domain::ApprovalState::rejected && one.state != domain::ApprovalState::withdrawn;
    if (stands && one.correction.answers == draft.answers) return Error{Code::conflict, "event_answered", "answers"};
  }
  return {};
}

std::string facts_of(const OfficerDayFacts& day, const CorrectionDraft& draft) {
  auto facts = fmt::format("{} {} {}", base::format_day(draft.work_day), domain::event_kind_name(draft.kind),
                           base::format_minute(draft.minute));
  for (const auto& event : day.events) {
    facts += fmt::format("\n{} {} {}{}", base::to_string(event.id), domain::event_kind_name(event.kind),
                         base::format_instant(event.at), event.id == draft.answers ? " answered" : "");
  }
  return facts;
}

}  // namespace

base::Result<store::Approval> submit_correction(const Context& context, const domain::Caller& caller,
                                                const CorrectionDraft& draft, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::Approval> {
    const auto day = load_day_facts(context, write, caller.agency, {{caller.officer, draft.work_day}}).front();
    SPOTME_CHECK(check_time(day, draft, write.now()));
    SPOTME_CHECK(check_deadline(write, caller.agency, day));
    SPOTME_CHECK(check_answered(write, caller.agency, day, draft));
    SPOTME_TRY(const auto kind,
               check_said_reason(write, caller.agency,
                                 {draft.reason_kind, draft.text, draft.attachments.size(), "reason_kind"}));
    NewCase made{caller.officer, domain::ApprovalKind::correction,
                 "correction",   draft.work_day,
                 draft.work_day, draft.reason_kind,
                 draft.text,     facts_of(day, draft)};
    const auto approval = open_case(context, write, caller.agency, made, actor);
    SPOTME_CHECK(attach_to_case(write, approval, draft.attachments, kind.health, actor));
    store::insert_correction(
        write, {caller.agency, caller.officer, draft.work_day, approval.id, draft.kind, draft.minute, draft.answers});
    return approval;
  });
}

Effects apply_corrections(const Context&, db::Write& write, base::AgencyId agency,
                          const std::vector<const Step*>& steps, const store::Actor&) {
  std::map<base::ApprovalId, std::size_t> accepted;
  std::vector<base::ApprovalId> ids;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i]->after.state != domain::ApprovalState::accepted) continue;
    ids.push_back(steps[i]->view.approval.id);
    accepted.emplace(ids.back(), i);
  }
  Effects effects(steps.size());
  std::vector<store::Correction> facts;
  std::vector<store::OfficerDay> days;
  std::map<base::Day, bool> closed;  // by the first day of the month: few months, many cases
  for (const auto& one : store::find_corrections(write, agency, ids)) {
    const auto month = domain::month_of(one.work_day);
    const auto [known, unknown] = closed.emplace(month.first, false);
    if (unknown) known->second = store::any_month_closed(write, agency, {month.first, month.last()});
    if (known->second) {
      effects[accepted.at(one.approval)].refusal =
          Error{Code::conflict, "month_closed", "", {{"month", domain::format_month(month)}}};
      continue;
    }
    facts.push_back(one);
    days.push_back({agency, one.officer, one.work_day});
  }
  store::accept_corrections(write, facts);
  store::reopen_days(write, days, {"reopen_correction"});
  return effects;
}

}  // namespace spotme::app
