#include "store/hybrid.hpp"

#include "domain/worktime/service.hpp"

namespace spotme::store {
namespace {

using db::to_value;

std::optional<base::Uuid> uuid_of(const std::optional<base::OfficerId>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

}  // namespace

void insert_unit_presence(db::Write& write, const UnitPresence& presence, std::optional<base::OfficerId> by) {
  write.execute(
      "INSERT INTO unit_presence (agency_id, unit_id, first_day, id, last_day, least, made_at, made_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {to_value(presence.agency), to_value(presence.unit), to_value(presence.days.first), to_value(presence.id),
       to_value(presence.days.last), to_value(presence.least), to_value(write.now()), to_value(uuid_of(by))});
}

void insert_hybrid_service(db::Write& write, const HybridService& service, std::optional<base::OfficerId> by) {
  write.execute(
      "INSERT INTO hybrid_service (agency_id, unit_id, id, officer_id, service, first_day, last_day, made_at, made_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(service.agency), to_value(service.unit), to_value(service.id), to_value(uuid_of(service.officer)),
       to_value(domain::service_name(service.service)), to_value(service.days.first), to_value(service.days.last),
       to_value(write.now()), to_value(uuid_of(by))});
}

std::vector<UnitPresence> load_unit_presence(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  std::vector<UnitPresence> found;
  for (const auto row :
       read.query("SELECT t.id, t.unit_id, t.first_day, t.last_day, t.least, v.path FROM unit_presence t "
                  "JOIN unit_version v ON v.agency_id = t.agency_id AND v.unit_id = t.unit_id AND v.valid_from <= $4 "
                  "AND $4 < v.valid_to WHERE t.agency_id = $1 AND t.first_day <= $3 AND $2 <= t.last_day "
                  "AND t.withdrawn_at IS NULL ORDER BY v.path, t.first_day, t.id",
                  {to_value(agency), to_value(days.first), to_value(days.last), to_value(read.today())})) {
    found.push_back(
        {agency, row.uuid(0), row.id<base::UnitId>(1), {row.day(2), row.day(3)}, row.integer(4), row.text(5)});
  }
  return found;
}

std::vector<HybridService> load_hybrid_services(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  std::vector<HybridService> found;
  for (const auto row : read.query(
           "SELECT t.id, t.unit_id, t.officer_id, t.service, t.first_day, t.last_day, v.path, coalesce(o.name, '') "
           "FROM hybrid_service t JOIN unit_version v ON v.agency_id = t.agency_id AND v.unit_id = t.unit_id "
           "AND v.valid_from <= $4 AND $4 < v.valid_to "
           "LEFT JOIN officer o ON o.agency_id = t.agency_id AND o.id = t.officer_id "
           "WHERE t.agency_id = $1 AND t.first_day <= $3 AND $2 <= t.last_day AND t.withdrawn_at IS NULL "
           "ORDER BY v.path, t.first_day, t.id",
           {to_value(agency), to_value(days.first), to_value(days.last), to_value(read.today())})) {
    HybridService one{agency, row.uuid(0), row.id<base::UnitId>(1)};
    if (const auto officer = row.optional_uuid(2)) one.officer = base::OfficerId{*officer};
    one.service = domain::parse_service(row.text(3)).value();
    one.days = {row.day(4), row.day(5)};
    one.unit_path = row.text(6);
    one.officer_name = row.text(7);
    found.push_back(std::move(one));
  }
  return found;
}

bool withdraw_unit_presence(db::Write& write, base::AgencyId agency, base::Uuid id, std::optional<base::OfficerId> by) {
  return write.execute(
             "UPDATE unit_presence SET withdrawn_at = $3, withdrawn_by = $4 WHERE agency_id = $1 AND id = $2 "
             "AND withdrawn_at IS NULL",
             {to_value(agency), to_value(id), to_value(write.now()), to_value(uuid_of(by))}) == 1;
}

bool withdraw_hybrid_service(db::Write& write, base::AgencyId agency, base::Uuid id,
                             std::optional<base::OfficerId> by) {
  return write.execute(
             "UPDATE hybrid_service SET withdrawn_at = $3, withdrawn_by = $4 WHERE agency_id = $1 AND id = $2 "
             "AND withdrawn_at IS NULL",
             {to_value(agency), to_value(id), to_value(write.now()), to_value(uuid_of(by))}) == 1;
}

}  // namespace spotme::store
