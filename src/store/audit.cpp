#include "store/audit.hpp"

namespace spotme::store {

using db::to_value;

void insert_audit_entry(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                        std::optional<base::Uuid> subject, std::string_view detail) {
  const std::optional<base::Uuid> officer = actor.officer ? std::optional(actor.officer->value) : std::nullopt;
  write.execute(
      "INSERT INTO audit_entry (agency_id, id, at, actor_id, action, subject_id, address, request_id, detail) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(agency), to_value(base::make_uuid(write.now())), to_value(write.now()), to_value(officer),
       to_value(action), to_value(subject), to_value(actor.address), to_value(actor.request_id), to_value(detail)});
}

void insert_audit_entries(db::Write& write, base::AgencyId agency, const Actor& actor, std::string_view action,
                          const std::vector<AuditSubject>& subjects) {
  const std::optional<base::Uuid> officer = actor.officer ? std::optional(actor.officer->value) : std::nullopt;
  db::Batch rows({{"id", db::Type::uuid}, {"subject_id", db::Type::uuid}, {"detail", db::Type::text}});
  for (const auto& one : subjects) {
    rows.add({to_value(base::make_uuid(write.now())), to_value(one.subject), to_value(one.detail)});
  }
  write.execute_each(
      "INSERT INTO audit_entry (agency_id, id, at, actor_id, action, subject_id, address, request_id, detail) "
      "SELECT $1, r.id, $2, $3, $4, r.subject_id, $5, $6, r.detail FROM {rows}",
      rows,
      {to_value(agency), to_value(write.now()), to_value(officer), to_value(action), to_value(actor.address),
       to_value(actor.request_id)});
}

}  // namespace spotme::store
