#include "store/time_slip.hpp"

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

std::optional<base::Uuid> uuid_of(const std::optional<base::OfficerId>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}
std::optional<base::OfficerId> officer_of(const std::optional<base::Uuid>& id) {
  return id ? std::optional(base::OfficerId{*id}) : std::nullopt;
}

}  // namespace

std::vector<TimeSlip> load_time_slips(db::Read& read, base::AgencyId agency,
                                      const std::vector<std::pair<base::OfficerId, base::GrantId>>& of) {
  db::Batch rows({{"officer_id", Type::uuid}, {"grant_id", Type::uuid}});
  for (const auto& [officer, grant] : of) rows.add({to_value(officer), to_value(grant)});
  const auto found = read.query_each(
      "SELECT t.officer_id, t.work_day, t.grant_id, t.out_at, t.out_by, t.back_at, t.back_by, t.overrun FROM {rows} "
      "JOIN time_slip t ON t.agency_id = $1 AND t.officer_id = r.officer_id AND t.grant_id = r.grant_id "
      "ORDER BY r.n, t.work_day",
      rows, {to_value(agency)});
  std::vector<TimeSlip> slips;
  for (const auto row : found) {
    TimeSlip slip{agency, row.id<base::OfficerId>(0), row.day(1), row.id<base::GrantId>(2), row.instant(3)};
    slip.out_by = officer_of(row.optional_uuid(4));
    slip.back_at = row.optional_instant(5);
    slip.back_by = officer_of(row.optional_uuid(6));
    if (const auto overrun = row.optional_integer(7)) slip.overrun = base::Minutes{*overrun};
    slips.push_back(slip);
  }
  return slips;
}

bool insert_time_slip(db::Write& write, const TimeSlip& slip) {
  return write.execute(
             "INSERT INTO time_slip (agency_id, officer_id, work_day, grant_id, out_at, out_by) "
             "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency_id, officer_id, work_day, grant_id) DO NOTHING",
             {to_value(slip.agency), to_value(slip.officer), to_value(slip.day), to_value(slip.grant),
              to_value(slip.out_at), to_value(uuid_of(slip.out_by))}) == 1;
}

bool end_time_slip(db::Write& write, const TimeSlip& slip) {
  const auto overrun = slip.overrun ? std::optional(std::int64_t{slip.overrun->count()}) : std::nullopt;
  return write.execute(
             "UPDATE time_slip SET back_at = $5, back_by = $6, overrun = $7 WHERE agency_id = $1 AND officer_id = $2 "
             "AND work_day = $3 AND grant_id = $4 AND back_at IS NULL",
             {to_value(slip.agency), to_value(slip.officer), to_value(slip.day), to_value(slip.grant),
              to_value(slip.back_at), to_value(uuid_of(slip.back_by)), to_value(overrun)}) == 1;
}

void move_time_slips(db::Write& write, const std::vector<Grant>& grants) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"former_id", Type::uuid},
                  {"id", Type::uuid},
                  {"first_day", Type::day},
                  {"last_day", Type::day}});
  for (const auto& grant : grants) {
    if (grant.kind != GrantKind::time_off || !grant.replaces) continue;
    rows.add({to_value(grant.agency), to_value(grant.officer), to_value(*grant.replaces), to_value(grant.id),
              to_value(grant.first_day), to_value(grant.last_day)});
  }
  write.execute_each(
      "UPDATE time_slip SET grant_id = r.id FROM {rows} WHERE time_slip.agency_id = r.agency_id "
      "AND time_slip.officer_id = r.officer_id AND time_slip.grant_id = r.former_id "
      "AND time_slip.work_day >= r.first_day AND time_slip.work_day <= r.last_day",
      rows);
}

}  // namespace spotme::store
