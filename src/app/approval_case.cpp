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

/// Which desks somebody other than the officer sits at.
struct Staffed {
  bool supervisor = false;
  bool approver = false;
  bool head = false;

  [[nodiscard]] bool at(Desk desk) const {
    return desk == Desk::supervisor ? supervisor : desk == Desk::approver ? approver : head;
  }
};

Staffed staffed(db::Read& read, base::AgencyId agency, const store::Officer& officer) {
  Staffed staffed;
  staffed.supervisor = officer.supervisor.has_value();
  const auto unit = store::find_unit(read, agency, officer.unit, read.today());
  if (!unit) return staffed;
  for (const auto& holder : store::load_desk_holders(read, agency, {unit->path}, read.today())) {
    if (holder.officer == officer.id) continue;
    (holder.role == domain::Role::head ? staffed.head : staffed.approver) = true;
  }
  return staffed;
}

domain::ApprovalStanding first_standing(const domain::ApprovalPolicy& policy, const NewCase& made,
                                        const Staffed& staff) {
  domain::ApprovalStanding standing;
  standing.kind = made.kind;
  standing.lowest = has(policy.by_head, made.subject) ? Desk::head : Desk::supervisor;
  if (has(policy.two_steps, made.subject)) standing.second = policy.second_is_head ? Desk::head : Desk::approver;
  // The head of a department has none above him in his own agency: then his supervisor decides.
  if (standing.lowest == Desk::head && !staff.head && staff.supervisor) standing.lowest = Desk::supervisor;
  standing.desk = standing.lowest;
  while (!staff.at(standing.desk)) {
    const auto next = domain::next_desk(standing.desk);
    if (!next) break;
    standing.desk = *next;
  }
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
  const auto officer = store::find_officer(write, agency, made.officer, write.today());
  const auto& policy = rules->pack.approval_path.as_of(write.today())->value;
  store::Approval approval;
  approval.agency = agency;
  approval.id = base::ApprovalId::make(write.now());
  approval.officer = made.officer;
  approval.subject = made.subject;
  approval.standing = first_standing(policy, made, officer ? staffed(write, agency, *officer) : Staffed{});
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

std::vector<std::vector<base::OfficerId>> load_deciders(db::Read& read, base::AgencyId agency,
                                                        const std::vector<store::ApprovalView>& views) {
  std::vector<std::string> paths;
  for (const auto& view : views) paths.push_back(view.unit_path);
  const auto holders = store::load_desk_holders(read, agency, paths, read.today());
  std::vector<std::vector<base::OfficerId>> deciders(views.size());
  for (std::size_t i = 0; i < views.size(); ++i) {
    const auto& standing = views[i].approval.standing;
    if (standing.lowest == Desk::supervisor && views[i].supervisor) deciders[i].push_back(*views[i].supervisor);
  }
  for (const auto& holder : holders) {
    const auto& approval = views[holder.n].approval;
    const auto desk = holder.role == domain::Role::head ? Desk::head : Desk::approver;
    const bool asked = approval.standing.lowest <= desk && desk <= approval.standing.desk;
    if (!asked || holder.officer == approval.officer) continue;
    auto& list = deciders[holder.n];
    if (std::find(list.begin(), list.end(), holder.officer) == list.end()) list.push_back(holder.officer);
  }
  return deciders;
}

}  // namespace spotme::app
