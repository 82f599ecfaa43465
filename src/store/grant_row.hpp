#pragma once

#include "store/grant.hpp"

#include <string_view>

/// Inside of store/grant and store/grant_list: a row of officer_grant.
namespace spotme::store {

/// The columns of a grant, of the table `g`, as to_grant reads them.
inline constexpr std::string_view grant_columns =
    "g.officer_id, g.id, g.kind, g.first_day, g.last_day, g.from_minute, g.to_minute, g.outstation, g.part, g.code, "
    "g.purpose, g.destination, g.contact, g.evidence, g.due_date, g.husband, g.wife_grant_id, g.works_nearby, "
    "g.shares_vehicle, g.source, g.replaces_id, g.approval_id, g.made_at, g.made_by";
inline constexpr std::size_t grant_column_count = 24;
/// Grants as rows of all columns.
[[nodiscard]] db::Batch to_batch(const std::vector<Grant>& grants);
/// From the column `first` on.
[[nodiscard]] Grant to_grant(const db::Row& row, base::AgencyId agency, std::size_t first);

}  // namespace spotme::store
