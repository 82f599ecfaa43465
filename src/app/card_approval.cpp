#include "app/card_approval.hpp"

#include "app/card_facts.hpp"
#include "app/card_notice.hpp"
#include "app/card_proposal.hpp"
#include "app/letter_issue.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using Answers = std::vector<base::Result<CardApproved>>;

/// Numbers of the approvals that go on, by month.
using ByMonth = std::map<domain::Month, std::vector<std::size_t>>;

/// Refuses what the caller may not decide; the rest goes on.
ByMonth sort_out(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                 const std::vector<CardApproval>& approvals, Answers& answers) {
  std::vector<base::OfficerId> officers;
  for (const auto& one : approvals) officers.push_back(one.officer);
  std::vector<const store::Recipient*> posted(approvals.size(), nullptr);
  const auto found = store::load_recipients(read, agency, officers, read.today());
  for (const auto& one : found) posted[one.n] = &one;
  ByMonth going_on;
  std::set<base::OfficerId> seen;
  for (std::size_t i = 0; i < approvals.size(); ++i) {
    const auto officer = approvals[i].officer;
    if (posted[i] == nullptr) continue;
    if (caller.agency == agency && caller.officer == officer) {
      answers[i] = Error{Code::conflict, "card_own", ""};
    } else if (domain::may_decide_card(caller, agency, posted[i]->unit_path, officer)) {
      if (seen.insert(officer).second) {
        going_on[approvals[i].month].push_back(i);
      } else {
        answers[i] = Error{Code::conflict, "card_proposal_changed", "to"};
      }
    }
  }
  return going_on;
}

std::vector<base::OfficerId> officers_of(const std::vector<CardApproval>& approvals,
                                         const std::vector<std::size_t>& numbers) {
  std::vector<base::OfficerId> officers;
  for (const auto i : numbers) officers.push_back(approvals[i].officer);
  return officers;
}

/// Whether the stored proposal is what would be proposed now, to the colour that was seen.
base::Result<store::CardChange> check_proposal(const CardFacts& facts, const CardApproval& approval, base::Day today) {
  const auto* stored = facts.change_of(approval.month);
  if (stored == nullptr) return Error{Code::conflict, "card_no_proposal", ""};
  if (stored->state == store::CardChangeState::approved) return Error{Code::conflict, "card_proposal_approved", ""};
  const bool holds = facts.held_on(domain::card_change_day(today)).colour == stored->from;
  if (stored->to != approval.seen || !holds) return Error{Code::conflict, "card_proposal_changed", "to"};
  return *stored;
}

void audit(db::Write& write, base::AgencyId agency, const std::vector<store::CardChange>& changes,
           const store::Actor& actor) {
  std::vector<store::AuditSubject> subjects;
  for (const auto& change : changes) {
    subjects.push_back(
        {change.officer.value,
         fmt::format("{}: {} to {} from {}", domain::format_month(change.month), domain::card_colour_name(change.from),
                     domain::card_colour_name(change.to), base::format_day(*change.valid_from))});
  }
  store::insert_audit_entries(write, agency, actor, "card_approved", subjects);
}

/// Those of one month that hold as they were seen.
void approve_month(db::Write& write, const domain::Caller& caller, base::AgencyId agency,
                   const std::vector<CardApproval>& approvals, const std::vector<std::size_t>& numbers,
                   Answers& answers) {
  const auto month = approvals[numbers.front()].month;
  const auto facts = load_card_facts(write, agency, officers_of(approvals, numbers), {month.first, month.last()});
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    auto change = check_proposal(facts[k], approvals[numbers[k]], write.today());
    if (!change) {
      answers[numbers[k]] = change.error();
      continue;
    }
    change->state = store::CardChangeState::approved;
    change->valid_from = domain::card_change_day(write.today());
    change->decided_at = write.now();
    change->decided_by = caller.officer;
    answers[numbers[k]] = CardApproved{*change};
  }
}

}  // namespace

Answers approve_cards(const Context& context, const base::Messages& messages, const domain::Caller& caller,
                      base::AgencyId agency, const std::vector<CardApproval>& approvals, const store::Actor& actor) {
  const Answers nothing(approvals.size(), Error{Code::not_found, "not_found", ""});
  // First the count as it stands now, kept whatever becomes of the approval; then the approval of just that.
  context.database.write([&](db::Write& write) {
    Answers answers = nothing;
    for (const auto& [month, numbers] : sort_out(write, caller, agency, approvals, answers)) {
      refresh_card_proposals(context, write, agency, officers_of(approvals, numbers), month);
    }
    return true;
  });
  return context.database.write([&](db::Write& write) {
    Answers answers = nothing;
    for (const auto& [month, numbers] : sort_out(write, caller, agency, approvals, answers)) {
      approve_month(write, caller, agency, approvals, numbers, answers);
    }
    std::vector<store::CardChange> changes;
    std::vector<std::size_t> approved;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (!answers[i]) continue;
      changes.push_back(answers[i]->change);
      approved.push_back(i);
    }
    if (changes.empty()) return answers;
    store::approve_card_changes(write, changes);
    audit(write, agency, changes, actor);
    tell_of_changed_cards(write, changes);
    auto letters = issue_letters(context, messages, write, changes, actor);
    for (std::size_t k = 0; k < approved.size(); ++k) answers[approved[k]]->letters = std::move(letters[k]);
    return answers;
  });
}

base::Result<CardApproved> approve_card(const Context& context, const base::Messages& messages,
                                        const domain::Caller& caller, base::AgencyId agency,
                                        const CardApproval& approval, const store::Actor& actor) {
  return approve_cards(context, messages, caller, agency, {approval}, actor).front();
}

}  // namespace spotme::app
