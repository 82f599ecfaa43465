#pragma once

#include "store/approval.hpp"

/// Inside of store/approval: the columns of a case with its officer, and how a row becomes one.
namespace spotme::store {

/// What stands between SELECT and WHERE; needs `$1` agency and `$2` today.
inline constexpr std::string_view approval_columns =
    "a.id, a.officer_id, a.kind, a.subject, a.state, a.lowest_desk, a.desk, a.second_desk, a.recommendation, "
    "a.recommended_by, a.revision, a.first_day, a.last_day, a.reason_kind, a.text, a.due_on, a.made_at, a.made_by, "
    "a.moved_at, o.name, coalesce(v.path, ''), coalesce(v.name, ''), s.supervisor_id";
inline constexpr std::string_view approval_joins =
    "JOIN officer o ON o.agency_id = a.agency_id AND o.id = a.officer_id "
    "LEFT JOIN posting p ON p.agency_id = a.agency_id AND p.officer_id = a.officer_id AND p.valid_from <= $2 "
    "AND $2 < p.valid_to "
    "LEFT JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
    "AND $2 < v.valid_to "
    "LEFT JOIN supervision s ON s.agency_id = a.agency_id AND s.officer_id = a.officer_id AND s.valid_from <= $2 "
    "AND $2 < s.valid_to ";

[[nodiscard]] ApprovalView to_approval_view(const db::Row& row, base::AgencyId agency);

}  // namespace spotme::store
