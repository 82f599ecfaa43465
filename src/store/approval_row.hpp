#pragma once

#include "store/approval.hpp"

#include <string>
#include <string_view>

/// Inside of store/approval: the columns of a case with its officer, and how a row becomes one.
namespace spotme::store {

/// What stands behind SELECT and, of `approval a`, before WHERE; needs `$1` agency and `$2` today.
inline constexpr std::string_view approval_columns =
    "a.id, a.officer_id, a.kind, a.subject, a.state, a.lowest_desk, a.desk, a.second_desk, a.recommendation, "
    "a.recommended_by, a.revision, a.first_day, a.last_day, a.reason_kind, a.text, a.due_on, a.made_at, a.made_by, "
    "a.moved_at, o.name, coalesce(v.path, ''), coalesce(v.name, ''), s.supervisor_id";
[[nodiscard]] const std::string& approval_joins();

[[nodiscard]] ApprovalView to_approval_view(const db::Row& row, base::AgencyId agency);

}  // namespace spotme::store
