#pragma once

#include "domain/access.hpp"
#include "domain/approval.hpp"
#include "store/approval_list.hpp"

#include <array>
#include <optional>
#include <vector>

/// At which desks a caller sits today: his own, and those of the persons who handed theirs to him. Everything is asked
/// as of today, so that a case follows an officer to his new supervisor, and nobody decides a day after his role ended.
namespace spotme::app {

/// The caller at one case.
struct Sitting {
  domain::ApprovalActor actor;
  /// For each desk, whose it is: nullopt for the caller's own.
  std::array<std::optional<base::OfficerId>, 3> on_behalf_of{};
};

class Seats {
 public:
  /// Three statements at most.
  [[nodiscard]] static Seats load(db::Read& read, const domain::Caller& caller);

  [[nodiscard]] Sitting at(const store::ApprovalView& view) const;
  /// For the lists.
  [[nodiscard]] store::Desks desks() const;
  /// Whether there is anything that he might decide.
  [[nodiscard]] bool any() const { return decides_; }

 private:
  struct Person {
    base::OfficerId officer;
    std::vector<std::string> approver_reach;
    std::vector<std::string> head_reach;
  };
  std::vector<Person> persons_;  ///< the caller first
  bool decides_ = false;
};

}  // namespace spotme::app
