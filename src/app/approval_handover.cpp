#include "app/approval_handover.hpp"

#include "app/approval_case.hpp"
#include "app/approval_notice.hpp"
#include "domain/notice.hpp"
#include "store/approval_handover.hpp"

#include <map>
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
    // The same day says nothing of who was told: a case of Friday and one of Saturday are due on one day.
    if (views[i].approval.due_on < due[i]) changed.emplace_back(views[i].approval.id, due[i]);
    told.push_back({std::move(views[i]), domain::ApprovalAction::submit, std::nullopt});
  }
  store::set_due_days(write, agency, changed);
  tell_of_moves(write, agency, told);
}

/// Without those of which their supervisor was told today.
std::vector<store::ApprovalView> untold(db::Read& read, base::AgencyId agency, std::vector<store::ApprovalView> views) {
  std::vector<store::NoticeOf> notices;
  for (const auto& view : views) notices.push_back({view.supervisor.value(), case_link(view.approval.id)});
  const auto kind = domain::terms_of(domain::NoticeKind::approval_waiting).name;
  const auto told = store::find_told(read, agency, notices, kind, base::to_instant(base::LocalTime{read.today()}));
  for (auto n = told.rbegin(); n != told.rend(); ++n) views.erase(views.begin() + static_cast<std::ptrdiff_t>(*n));
  return views;
}

}  // namespace

void hand_over_cases(const Context& context, db::Write& write, base::AgencyId agency,
                     const std::vector<store::TeamPlace>& before) {
  std::map<base::OfficerId, std::optional<base::OfficerId>> supervisors;
  std::vector<base::OfficerId> officers;
  for (const auto& place : before) {
    supervisors.emplace(place.officer, place.supervisor);
    officers.push_back(place.officer);
  }
  auto views = store::list_at_supervisor(write, agency, officers);
  std::erase_if(views, [&](const auto& view) { return view.supervisor == supervisors.at(view.approval.officer); });
  hand_over(context, write, agency, std::move(views));
}

void hand_over_cases_of_today(const Context& context, db::Write& write, base::AgencyId agency) {
  hand_over(context, write, agency, untold(write, agency, store::list_handed_over_today(write, agency)));
}

}  // namespace spotme::app
