#pragma once

#include "domain/approval.hpp"
#include "store/grant.hpp"

#include <utility>
#include <vector>

/// What officers apply for: grants as they will be stored when their cases are accepted.
namespace spotme::store {

/// `grant.approval` names the case, `grant.replaces` the grant that is changed or ends.
void insert_grant_applications(db::Write& write, const std::vector<Grant>& grants);
/// Of these cases, in any order.
[[nodiscard]] std::vector<Grant> load_grant_applications(db::Read& read, base::AgencyId agency,
                                                         const std::vector<base::ApprovalId>& approvals);
/// Of the officer's cases that nobody has settled yet, those that touch the days, each with the kind of its case.
[[nodiscard]] std::vector<std::pair<domain::ApprovalKind, Grant>> load_waiting_applications(db::Read& read,
                                                                                            base::AgencyId agency,
                                                                                            base::OfficerId officer,
                                                                                            domain::DayRange days);
/// Whether a case that would change or end that grant of his waits to be settled.
[[nodiscard]] bool waits_for_change(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                    base::GrantId grant);

}  // namespace spotme::store
