#include "app/approval.hpp"
#include "app/approval_case.hpp"
#include "app/approval_handover.hpp"
#include "app/approval_notice.hpp"
#include "store/delegation.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

constexpr std::int64_t batch_size = 200;

/// Who alone sat at the desk that did not answer; nobody by name for a desk of several.
std::optional<base::OfficerId> late_person(const store::ApprovalView& view, std::size_t n,
                                           const std::vector<store::DeskHolder>& holders) {
  const auto& standing = view.approval.standing;
  if (standing.desk == domain::Desk::supervisor) return view.supervisor;
  std::optional<base::OfficerId> only;
  for (const auto& holder : holders) {
    if (holder.n != n || holder.role != domain::Role::approver) continue;
    if (holder.officer == view.approval.officer || holder.officer == standing.recommended_by) continue;
    if (only && only != holder.officer) return std::nullopt;
    only = holder.officer;
  }
  return only;
}

/// Of several desks in a row that nobody sits at, none is asked.
domain::ApprovalStanding at_staffed_desk(domain::ApprovalStanding standing, std::size_t n,
                                         const std::vector<store::DeskHolder>& holders, base::OfficerId officer) {
  const bool approver = std::any_of(holders.begin(), holders.end(), [&](const auto& holder) {
    return holder.n == n && holder.role == domain::Role::approver && holder.officer != officer;
  });
  if (standing.desk == domain::Desk::approver && !approver) standing.desk = domain::Desk::head;
  return standing;
}

/// The same step of the job for all of these.
std::int64_t move_by_job(const Context& context, db::Write& write, base::AgencyId agency,
                         const std::vector<store::ApprovalView>& views, domain::ApprovalAction action) {
  domain::ApprovalActor job;
  job.job = true;
  std::vector<base::OfficerId> officers;
  for (const auto& view : views) officers.push_back(view.approval.officer);
  const auto due = desk_due(context, write, agency, officers);
  std::vector<std::string> paths;
  for (const auto& view : views) paths.push_back(view.unit_path);
  const auto holders = store::load_desk_holders(write, agency, paths, write.today());
  std::vector<store::Approval> approvals;
  std::vector<store::ApprovalStep> records;
  std::vector<MovedCase> moved;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const auto after = domain::take_step(views[i].approval.standing, action, job);
    if (!after) continue;
    auto approval = views[i].approval;
    const bool passed = action == domain::ApprovalAction::pass_on;
    approval.standing = passed ? at_staffed_desk(*after, i, holders, approval.officer) : *after;
    ++approval.revision;
    approval.moved_at = write.now();
    if (!domain::is_settled(after->state)) approval.due_on = due[i];
    store::ApprovalStep record{approval.id, approval.revision, action, approval.standing.state, approval.standing.desk,
                               write.now()};
    if (passed) record.waited_for = late_person(views[i], i, holders);
    auto view = views[i];
    view.approval = approval;
    moved.push_back({std::move(view), action, std::nullopt, record.waited_for});
    approvals.push_back(std::move(approval));
    records.push_back(std::move(record));
  }
  store::move_approvals(write, approvals, records);
  tell_of_moves(write, agency, moved);
  return static_cast<std::int64_t>(approvals.size());
}

}  // namespace

std::int64_t pass_on_approvals(const Context& context, base::AgencyId agency) {
  context.database.write([&](db::Write& write) {
    hand_over_cases_of_today(context, write, agency);
    return true;
  });
  std::int64_t moved = 0;
  while (true) {
    const auto some = context.database.write([&](db::Write& write) {
      const auto overdue = store::list_overdue_approvals(write, agency, write.today(), batch_size);
      const auto groundless = store::list_groundless_reasons(write, agency, batch_size);
      std::int64_t count = 0;
      if (!overdue.empty()) count += move_by_job(context, write, agency, overdue, domain::ApprovalAction::pass_on);
      if (!groundless.empty())
        count += move_by_job(context, write, agency, groundless, domain::ApprovalAction::withdraw);
      return count;
    });
    moved += some;
    if (some == 0) return moved;
  }
}

}  // namespace spotme::app
