#include "store/district.hpp"

#include "domain/access.hpp"
#include "store/organisation.hpp"

namespace spotme::store {

using db::to_value;

std::vector<UnitDistrict> load_unit_districts(db::Read& read, base::AgencyId agency) {
  const auto rows = read.query(
      "SELECT path, valid_from, valid_to, district FROM unit_version WHERE agency_id = $1 AND district <> '' "
      "ORDER BY path, valid_from",
      {to_value(agency)});
  std::vector<UnitDistrict> districts;
  districts.reserve(rows.size());
  for (const auto row : rows) districts.push_back({row.text(0), row.day(1), row.day(2), row.text(3)});
  return districts;
}

std::string_view district_of(const std::vector<UnitDistrict>& districts, std::string_view path, base::Day day) {
  const UnitDistrict* nearest = nullptr;
  for (const auto& one : districts) {
    if (day < one.from || day >= one.to || !domain::path_reaches(one.path, path)) continue;
    if (nearest == nullptr || nearest->path.size() < one.path.size()) nearest = &one;
  }
  return nearest == nullptr ? std::string_view{} : nearest->district;
}

void update_unit_district(db::Write& write, base::AgencyId agency, base::UnitId unit, std::string_view district,
                          base::Day from) {
  const auto* const copied =
      "INSERT INTO unit_version (agency_id, unit_id, valid_from, valid_to, parent_id, path, name, district) "
      "SELECT v.agency_id, v.unit_id, $3, v.valid_to, v.parent_id, v.path, v.name, $4 FROM unit_version v "
      "WHERE v.agency_id = $1 AND v.unit_id = $2 AND v.valid_from < $3 AND $3 < v.valid_to";
  const auto replaced =
      write.execute("UPDATE unit_version SET district = $4 WHERE agency_id = $1 AND unit_id = $2 AND valid_from = $3",
                    {to_value(agency), to_value(unit), to_value(from), to_value(district)});
  if (replaced > 0) return;
  write.execute(copied, {to_value(agency), to_value(unit), to_value(from), to_value(district)});
  write.execute(
      "UPDATE unit_version SET valid_to = $3 WHERE agency_id = $1 AND unit_id = $2 AND valid_from < $3 AND $3 < "
      "valid_to",
      {to_value(agency), to_value(unit), to_value(from)});
}

}  // namespace spotme::store
