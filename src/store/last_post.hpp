#pragma once

#include <string_view>

/// Inside of store: where an officer stands today, or stood on his last posted day where he has left. What he handed in
/// before is decided by those who would have decided it then.
namespace spotme::store {

/// Joins to `officer o`: `p` his post, `v` its unit and `s` his supervisor; needs `$2` today. Of one who has left, `p`
/// is his last post and `s` who led him at its end, as long as that person has a post himself; `v` is the unit as it
/// stands today, or as it stood last. All are NULL for one whose first post is to come.
inline constexpr std::string_view last_post_joins =
    "LEFT JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from <= $2 "
    "AND (p.valid_to > $2 OR NOT EXISTS (SELECT 1 FROM posting l WHERE l.agency_id = p.agency_id "
    "AND l.officer_id = p.officer_id AND l.valid_from > p.valid_from AND l.valid_from <= $2)) "
    "LEFT JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
    "AND (v.valid_to > $2 OR NOT EXISTS (SELECT 1 FROM unit_version l WHERE l.agency_id = v.agency_id "
    "AND l.unit_id = v.unit_id AND l.valid_from > v.valid_from AND l.valid_from <= $2)) "
    "LEFT JOIN supervision s ON s.agency_id = o.agency_id AND s.officer_id = o.id AND s.valid_from <= $2 "
    "AND (s.valid_to > $2 OR (p.valid_to <= $2 AND s.valid_to >= p.valid_to "
    "AND NOT EXISTS (SELECT 1 FROM supervision l WHERE l.agency_id = s.agency_id AND l.officer_id = s.officer_id "
    "AND l.valid_from > s.valid_from AND l.valid_from <= $2) "
    "AND EXISTS (SELECT 1 FROM posting l WHERE l.agency_id = s.agency_id AND l.officer_id = s.supervisor_id "
    "AND l.valid_from <= $2 AND $2 < l.valid_to))) ";

}  // namespace spotme::store
