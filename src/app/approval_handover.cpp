#include "app/approval_handover.hpp"

#include "app/approval_case.hpp"
#include "app/approval_notice.hpp"
#include "store/approval_handover.hpp"

#include <utility>

namespace spotme::app {
namespace {

void hand_over(const Context& context, db::Write& write, base::AgencyId agency,
               std::vector<store::ApprovalView> views) {
  if (views.empty()) return;
  std::vector<base::OfficerId> officers;
  for (const auto& view : views) officers.push_back(view.approval.officer);
  const auto due = desk_due(context, write, agency, officers);
  std::vector<std::pair<base::ApprovalId, base::Day>> changed;
  std::vector<MovedCase> told;
  for (std::size_t i = 0; i < views.size(); ++i) {
    // Of today: the new supervisor was asked himself, or this was done already.
    if (views[i].approval.due_on >= due[i]) continue;
    changed.emplace_back(views[i].approval.id, due[i]);
    told.push_back({std::move(views[i]), domain::ApprovalAction::submit, std::nullopt});
  }
  store::set_due_days(write, agency, changed);
  tell_of_moves(write, agency, told);
}

}  // namespace

void hand_over_cases(const Context& context, db::Write& write, base::AgencyId agency,
                     const std::vector<base::OfficerId>& officers) {
  hand_over(context, write, agency, store::list_handed_over(write, agency, officers));
}

void hand_over_cases_of_today(const Context& context, db::Write& write, base::AgencyId agency) {
  hand_over(context, write, agency, store::list_handed_over_today(write, agency));
}

}  // namespace spotme::app
