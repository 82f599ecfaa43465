#include "app/approval_case.hpp"

#include "app/approval_notice.hpp"
#include "store/delegation.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/worktime.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using domain::Desk;

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Desk desk_of(domain::Role role) { return role == domain::Role::head ? Desk::head : Desk::approver; }

std::vector<std::string> unit_paths(const std::vector<store::ApprovalView>& views) {
  std::vector<std::string> paths;
  for (const auto& view : views) paths.push_back(view.unit_path);
  return paths;
}

/// A case of that officer, as far as its desks are concerned.
store::ApprovalView view_of(db::Read& read, base::AgencyId agency, base::OfficerId id) {
  store::ApprovalView view;
  view.approval.officer = id;
  const auto officer = store::find_officer(read, agency, id, read.today());
  if (!officer) return view;
  view.supervisor = officer->supervisor;
  if (const auto unit = store::find_unit(read, agency, officer->unit, read.today())) view.unit_path = unit->path;
  return view;
}

domain::ApprovalStanding first_standing(const domain::ApprovalPolicy& policy, const NewCase& made,
                                        const domain::DeskSet& staffed) {
  domain::ApprovalStanding standing;
  standing.kind = made.kind;
  standing.lowest = has(policy.by_head, made.subject) ? Desk::head : Desk::supervisor;
  if (has(policy.two_steps, made.subject)) standing.second = policy.second_is_head ? Desk::head : Desk::approver;
  // The head of a department has none above him in his own agency: then his supervisor decides.
  if (standing.lowest == Desk::head && !staffed.has(Desk::head) && staffed.has(Desk::supervisor)) {
    standing.lowest = Desk::supervisor;
  }
  standing.desk = domain::lowest_from(standing.lowest, staffed).value_or(Desk::head);
  return standing;
}

}  // namespace

std::vector<base::Day> desk_due(const Context& context, db::Read& read, base::AgencyId agency,
                                const std::vector<base::OfficerId>& officers) {
  const auto rules = context.rulebook.current(read, agency);
  const auto today = read.today();
  const auto count = rules->pack.supervisor_deadline.as_of(today)->value;
  std::vector<store::OfficerDays> asked;
  for (const auto& officer : officers) asked.push_back({agency, officer, today, today});
  std::vector<base::Day> due;
  for (const auto& worktime : store::load_worktimes(read, asked)) {
    const auto* posting = worktime.posting(today);
    const auto state = posting == nullptr ? domain::State::putrajaya : posting->state;
    due.push_back(domain::working_day_after(rules->pack, *rules->calendar, state, today, count));
  }
  return due;
}

store::Approval open_case(const Context& context, db::Write& write, base::AgencyId agency, const NewCase& made,
                          const store::Actor& actor) {
  const auto rules = context.rulebook.current(write, agency);
  const auto desks = load_staffed_desks(write, agency, {view_of(write, agency, made.officer)}, made.officer);
  const auto& policy = rules->pack.approval_path.as_of(write.today())->value;
  store::Approval approval;
  approval.agency = agency;
  approval.id = base::ApprovalId::make(write.now());
  approval.officer = made.officer;
  approval.subject = made.subject;
  approval.standing = first_standing(policy, made, desks.front());
  approval.first_day = made.first_day;
  approval.last_day = made.last_day;
  approval.reason_kind = made.reason_kind;
  approval.text = made.text;
  approval.due_on = desk_due(context, write, agency, {made.officer}).front();
  approval.made_at = write.now();
  approval.made_by = actor.officer.value_or(made.officer);
  approval.moved_at = write.now();
  store::ApprovalStep step{
      approval.id, approval.revision, domain::ApprovalAction::submit, approval.standing.state, approval.standing.desk,
      write.now()};
  step.by = approval.made_by;
  step.note = made.text;
  step.facts = made.facts;
  store::insert_approvals(write, {approval}, {step});
  store::insert_audit_entry(write, agency, actor, "approval_submitted", approval.id.value,
                            made.subject + ": " + made.facts);
  MovedCase moved{{}, domain::ApprovalAction::submit, approval.made_by};
  moved.view = store::find_approvals(write, agency, {approval.id}).front();
  tell_of_moves(write, agency, {moved});
  return approval;
}

std::vector<domain::DeskSet> load_staffed_desks(db::Read& read, base::AgencyId agency,
                                                const std::vector<store::ApprovalView>& views,
                                                base::OfficerId besides) {
  std::vector<domain::DeskSet> staffed(views.size());
  const auto add = [&](std::size_t n, Desk desk, base::OfficerId person) {
    if (person != views[n].approval.officer && person != besides) staffed[n].add(desk);
  };
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (views[i].supervisor) add(i, Desk::supervisor, *views[i].supervisor);
  }
  for (const auto& holder : store::load_desk_holders(read, agency, unit_paths(views), read.today())) {
    add(holder.n, desk_of(holder.role), holder.officer);
  }
  return staffed;
}

std::vector<std::vector<base::OfficerId>> load_deciders(db::Read& read, base::AgencyId agency,
                                                        const std::vector<store::ApprovalView>& views) {
  const auto holders = store::load_desk_holders(read, agency, unit_paths(views), read.today());
  std::vector<std::vector<base::OfficerId>> deciders(views.size());
  for (std::size_t i = 0; i < views.size(); ++i) {
    const auto& standing = views[i].approval.standing;
    if (standing.lowest == Desk::supervisor && views[i].supervisor) deciders[i].push_back(*views[i].supervisor);
  }
  for (const auto& holder : holders) {
    const auto& approval = views[holder.n].approval;
    const auto desk = desk_of(holder.role);
    const bool asked = approval.standing.lowest <= desk && desk <= approval.standing.desk;
    if (!asked || holder.officer == approval.officer || holder.officer == approval.standing.recommended_by) continue;
    auto& list = deciders[holder.n];
    if (std::find(list.begin(), list.end(), holder.officer) == list.end()) list.push_back(holder.officer);
  }
  return deciders;
}

}  // namespace spotme::app
