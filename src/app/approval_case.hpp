#pragma once

#include "app/context.hpp"
#include "domain/approval.hpp"
#include "store/approval.hpp"
#include "store/audit.hpp"

#include <optional>
#include <string>
#include <vector>

/// How a case begins, and who is asked. Used by every use-case that makes one: reasons, corrections, grants.
namespace spotme::app {

struct NewCase {
  base::OfficerId officer;
  domain::ApprovalKind kind = domain::ApprovalKind::reason;
  std::string subject;  ///< `reason`, `correction`, or the kind of a grant
  base::Day first_day;
  base::Day last_day;
  std::string reason_kind = {};
  std::string text = {};   ///< what the officer says; checked by the caller
  std::string facts = {};  ///< what it rests on, for an auditor
};

/// Stores the case with its first step and an audit entry, and tells those who are asked. Who is asked follows from the
/// policy of the agency's rules (`approval_path`) and from who sits there today: where nobody does, the next desk is
/// asked at once.
[[nodiscard]] store::Approval open_case(const Context& context, db::Write& write, base::AgencyId agency,
                                        const NewCase& made, const store::Actor& actor);

/// The last day for a desk that is asked today, by the working days of each officer's state; in the order of the
/// question.
[[nodiscard]] std::vector<base::Day> desk_due(const Context& context, db::Read& read, base::AgencyId agency,
                                              const std::vector<base::OfficerId>& officers);

/// At which desks of each of these cases somebody sits today who is neither its officer nor `besides`, without those
/// who stand in for them. In the order of the question.
[[nodiscard]] std::vector<domain::DeskSet> load_staffed_desks(db::Read& read, base::AgencyId agency,
                                                              const std::vector<store::ApprovalView>& views,
                                                              base::OfficerId besides);

/// Who would decide next: the persons at the desks that are asked, without those who stand in for them and without who
/// took the first step, the nearest first. In the order of the question; empty where nobody sits there.
[[nodiscard]] std::vector<std::vector<base::OfficerId>> load_deciders(db::Read& read, base::AgencyId agency,
                                                                      const std::vector<store::ApprovalView>& views);

}  // namespace spotme::app
