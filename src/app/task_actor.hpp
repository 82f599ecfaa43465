#pragma once

#include "domain/access.hpp"
#include "domain/task.hpp"
#include "domain/team.hpp"
#include "store/db.hpp"

#include <map>
#include <vector>

namespace spotme::app {

/// What a caller is to the tasks of some officers, as of today: himself, who leads them, who only reads; of those who
/// left, as of their last post, since what they handed in waits for whoever led them. By a few statements, whatever
/// their number.
class TaskActors {
 public:
  TaskActors(db::Read& read, const domain::Caller& caller, std::vector<base::OfficerId> officers);

  /// Of one of those officers.
  [[nodiscard]] domain::TaskActor of(base::OfficerId officer) const;
  /// Whether the caller may give him new tasks: he leads him, and that one has not left.
  [[nodiscard]] bool may_assign(base::OfficerId officer) const;

 private:
  base::OfficerId caller_;
  std::map<base::OfficerId, domain::TaskActor> actors_;
};

}  // namespace spotme::app
