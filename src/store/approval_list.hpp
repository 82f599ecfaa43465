#pragma once

#include "domain/approval.hpp"
#include "store/approval.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Lists of cases: what an officer made, and what waits for somebody's decision.
namespace spotme::store {

/// The desks of one caller: whose officers he supervises (himself and those he stands in for), and the units within
/// which he is approver or head of department.
struct Desks {
  std::vector<base::OfficerId> supervisors;
  std::vector<std::string> approver_reach;
  std::vector<std::string> head_reach;
};

enum class Box : std::uint8_t {
  to_decide,  ///< waits for a decision at one of the desks
  asked,      ///< the officer is asked for more
  decided,    ///< the caller decided it
  all,        ///< every case within the caller's reach, for who reads and does not decide
};

struct InboxFilter {
  base::OfficerId caller;  ///< his own cases are left out
  Desks desks;
  Box box = Box::to_decide;
  std::optional<std::string> subject = {};
  std::string search = {};  ///< of the officer's name, as store::name_key gives it
  std::int64_t limit = 50;
  std::vector<std::string> read_reach = {};  ///< of the box `all`
};

/// The place of a row in a list by due day.
struct ApprovalCursor {
  base::Day due_on;
  base::ApprovalId id;
};

/// By due day, the most urgent first; what is decided, and all, the latest first.
[[nodiscard]] std::vector<ApprovalView> list_inbox(db::Read& read, base::AgencyId agency, const InboxFilter& filter,
                                                   const std::optional<ApprovalCursor>& after);
/// How many there are of each subject, whatever the filter's subject, search and limit.
struct SubjectCount {
  std::string subject;
  std::int64_t count = 0;
};
[[nodiscard]] std::vector<SubjectCount> count_inbox(db::Read& read, base::AgencyId agency, const InboxFilter& filter);

/// An officer's own cases, the latest first; `open` alone or all. `before` is the id of the last row of the page
/// before.
[[nodiscard]] std::vector<ApprovalView> list_own_approvals(db::Read& read, base::AgencyId agency,
                                                           base::OfficerId officer, bool open,
                                                           const std::optional<base::ApprovalId>& before,
                                                           std::int64_t limit);

/// The person beside the case: how often of late, and how it was decided.
struct ApprovalHistory {
  std::int64_t accepted = 0;
  std::int64_t rejected = 0;
  std::int64_t waiting = 0;
};
/// Cases of the same subject that were made since `since`.
[[nodiscard]] ApprovalHistory load_approval_history(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                    std::string_view subject, base::Instant since);

/// A desk's own figures over a time: what it decided, how long that took on average, and what was passed on from it
/// because it waited too long.
struct DeskFigures {
  std::int64_t decided = 0;
  std::int64_t passed_on = 0;
  std::int64_t minutes_to_decide = 0;  ///< on average, of what it decided; 0 for nothing
};
[[nodiscard]] DeskFigures load_desk_figures(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                            base::Instant since);

}  // namespace spotme::store
