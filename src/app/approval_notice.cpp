#include "app/approval_notice.hpp"

#include "app/approval_case.hpp"
#include "app/notice.hpp"
#include "store/delegation.hpp"
#include "store/officer.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using domain::ApprovalAction;
using domain::ApprovalState;
using domain::NoticeKind;

std::string about_of(const store::Approval& approval) {
  return "notice_about_" + std::string(domain::approval_kind_name(approval.standing.kind));
}

/// Whether somebody is asked to decide by this step who was not asked before.
bool asks_somebody(const MovedCase& moved) {
  const auto state = moved.view.approval.standing.state;
  return state == ApprovalState::waiting || state == ApprovalState::recommended;
}

class Telling {
 public:
  Telling(db::Write& write, base::AgencyId agency, const std::vector<MovedCase>& moves)
      : write_(write), agency_(agency) {
    std::vector<store::ApprovalView> views;
    std::vector<base::OfficerId> persons;
    for (const auto& moved : moves) {
      views.push_back(moved.view);
      if (moved.by) persons.push_back(*moved.by);
    }
    // Beside all who may decide, those of the highest desk alone: whom what was passed on went to.
    for (std::size_t i = 0; i < moves.size(); ++i) {
      auto& standing = views.emplace_back(views[i]).approval.standing;
      standing.lowest = standing.desk;
    }
    deciders_ = load_deciders(write, agency, views);
    std::vector<base::OfficerId> asked;
    for (const auto& some : deciders_) asked.insert(asked.end(), some.begin(), some.end());
    for (const auto& [from, to] : store::load_delegates(write, agency, asked, write.today())) {
      delegates_[from].push_back(to);
    }
    persons.insert(persons.end(), asked.begin(), asked.end());
    const auto names = store::load_officer_names(write, agency, persons);
    for (std::size_t i = 0; i < persons.size(); ++i) names_[persons[i]] = names[i];
    highest_.assign(deciders_.begin() + static_cast<std::ptrdiff_t>(moves.size()), deciders_.end());
  }

  void tell(const MovedCase& moved, std::size_t n) {
    if (asks_somebody(moved)) tell_deciders(moved, n);
    tell_officer(moved, n);
    if (moved.waited_for) tell_late_person(moved);
  }
  void send() { notify(write_, notices_); }

 private:
  void add(const MovedCase& moved, base::OfficerId to, NoticeKind kind, base::MessageArgs args, base::MessageArgs words,
           std::string collapse = {}) {
    if (moved.by == to) return;
    notices_.push_back(
        {agency_, to, kind, std::move(args), std::move(words), case_link(moved.view.approval.id), std::move(collapse)});
  }
  void tell_deciders(const MovedCase& moved, std::size_t n) {
    std::vector<base::OfficerId> asked = deciders_[n];
    for (const auto& decider : deciders_[n]) {
      const auto found = delegates_.find(decider);
      if (found != delegates_.end()) asked.insert(asked.end(), found->second.begin(), found->second.end());
    }
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    const auto& approval = moved.view.approval;
    for (const auto& person : asked) {
      if (person == approval.officer || person == approval.standing.recommended_by) continue;
      add(moved, person, NoticeKind::approval_waiting, {{"name", moved.view.officer_name}},
          {{"about", about_of(approval)}}, "approval_waiting");
    }
  }
  void tell_officer(const MovedCase& moved, std::size_t n) {
    const auto& approval = moved.view.approval;
    const auto name = moved.by ? names_[*moved.by] : std::string();
    if (moved.action == ApprovalAction::ask) {
      add(moved, approval.officer, NoticeKind::approval_asked, {{"name", name}}, {{"about", about_of(approval)}});
    } else if (moved.action == ApprovalAction::take_back) {
      add(moved, approval.officer, NoticeKind::approval_taken_back, {{"name", name}}, {{"about", about_of(approval)}});
    } else if (moved.action == ApprovalAction::pass_on && !highest_[n].empty()) {
      add(moved, approval.officer, NoticeKind::approval_passed_on, {{"name", names_[highest_[n].front()]}},
          {{"about", about_of(approval)}});
    } else if (moved.by && (approval.standing.state == ApprovalState::accepted ||
                            approval.standing.state == ApprovalState::rejected)) {
      const bool accepted = approval.standing.state == ApprovalState::accepted;
      add(moved, approval.officer, NoticeKind::approval_decided, {{"name", name}},
          {{"about", about_of(approval)},
           {"outcome", accepted ? "notice_outcome_accepted" : "notice_outcome_rejected"}});
    }
  }
  void tell_late_person(const MovedCase& moved) {
    add(moved, *moved.waited_for, NoticeKind::approval_overdue, {{"name", moved.view.officer_name}},
        {{"about", about_of(moved.view.approval)}}, "approval_overdue");
  }

  db::Write& write_;
  base::AgencyId agency_;
  std::vector<std::vector<base::OfficerId>> deciders_;
  std::vector<std::vector<base::OfficerId>> highest_;
  std::map<base::OfficerId, std::vector<base::OfficerId>> delegates_;
  std::map<base::OfficerId, std::string> names_;
  std::vector<NewNotice> notices_;
};

}  // namespace

std::string case_link(base::ApprovalId id) { return "/kelulusan/" + base::to_string(id); }

void tell_of_moves(db::Write& write, base::AgencyId agency, const std::vector<MovedCase>& moves) {
  if (moves.empty()) return;
  Telling telling(write, agency, moves);
  for (std::size_t i = 0; i < moves.size(); ++i) telling.tell(moves[i], i);
  telling.send();
}

}  // namespace spotme::app
