#include "app/approval_seat.hpp"

#include "store/delegation.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

bool reaches(const std::vector<std::string>& holders, const std::string& path) {
  if (path.empty()) return false;
  return std::any_of(holders.begin(), holders.end(),
                     [&](const auto& holder) { return domain::path_reaches(holder, path); });
}

/// The caller's own desk comes before one that he was handed.
void seat(Sitting& sitting, domain::Desk desk, base::OfficerId person) {
  if (sitting.actor.sits_at(desk)) return;
  sitting.actor.seat(desk);
  if (person != sitting.actor.officer) sitting.on_behalf_of.at(static_cast<std::size_t>(desk) - 1) = person;
}

}  // namespace

Seats Seats::load(db::Read& read, const domain::Caller& caller) {
  std::vector<base::OfficerId> officers{caller.officer};
  for (const auto& from : store::load_delegators(read, caller.agency, caller.officer, read.today())) {
    officers.push_back(from);
  }
  const auto roles = store::load_role_holdings(read, caller.agency, officers, read.today());
  Seats seats;
  for (std::size_t i = 0; i < officers.size(); ++i) {
    Person person{officers[i], {}, {}};
    for (const auto& holding : roles[i]) {
      if (holding.role == domain::Role::approver) person.approver_reach.push_back(holding.unit_path);
      if (holding.role == domain::Role::head) person.head_reach.push_back(holding.unit_path);
    }
    seats.decides_ = seats.decides_ || !person.approver_reach.empty() || !person.head_reach.empty();
    seats.persons_.push_back(std::move(person));
  }
  seats.decides_ = seats.decides_ || store::supervise_anybody(read, caller.agency, officers, read.today());
  return seats;
}

Sitting Seats::at(const store::ApprovalView& view) const {
  const auto& approval = view.approval;
  Sitting sitting;
  sitting.actor.officer = persons_.front().officer;
  sitting.actor.applicant = sitting.actor.officer == approval.officer || sitting.actor.officer == approval.made_by;
  for (const auto& person : persons_) {
    // Whoever stands in for somebody does not decide what that person asked for himself.
    if (person.officer == approval.officer) continue;
    if (view.supervisor == person.officer) seat(sitting, domain::Desk::supervisor, person.officer);
    if (reaches(person.approver_reach, view.unit_path)) seat(sitting, domain::Desk::approver, person.officer);
    if (reaches(person.head_reach, view.unit_path)) seat(sitting, domain::Desk::head, person.officer);
  }
  return sitting;
}

store::Desks Seats::desks() const {
  store::Desks desks;
  for (const auto& person : persons_) {
    desks.supervisors.push_back(person.officer);
    desks.approver_reach.insert(desks.approver_reach.end(), person.approver_reach.begin(), person.approver_reach.end());
    desks.head_reach.insert(desks.head_reach.end(), person.head_reach.begin(), person.head_reach.end());
  }
  return desks;
}

}  // namespace spotme::app
