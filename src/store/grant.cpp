#include "store/grant.hpp"

#include "store/grant_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 3> sources{"entered", "imported", "approved"};

template <class IdType>
std::optional<base::Uuid> uuid_of(const std::optional<IdType>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

db::Batch grant_batch() {
  return db::Batch({{"agency_id", Type::uuid},
                    {"officer_id", Type::uuid},
                    {"id", Type::uuid},
                    {"kind", Type::text},
                    {"first_day", Type::day},
                    {"last_day", Type::day},
                    {"from_minute", Type::integer},
                    {"to_minute", Type::integer},
                    {"outstation", Type::boolean},
                    {"part", Type::text},
                    {"code", Type::text},
                    {"purpose", Type::text},
                    {"destination", Type::text},
                    {"contact", Type::text},
                    {"evidence", Type::text},
                    {"due_date", Type::day},
                    {"husband", Type::boolean},
                    {"wife_grant_id", Type::uuid},
                    {"works_nearby", Type::boolean},
                    {"shares_vehicle", Type::boolean},
                    {"source", Type::text},
                    {"replaces_id", Type::uuid},
                    {"approval_id", Type::uuid},
                    {"made_at", Type::integer},
                    {"made_by", Type::uuid}});
}

std::vector<db::Value> to_row(const Grant& grant) {
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
  if (grant.times) from = grant.times->from.count();
  if (grant.times) to = grant.times->to.count();
  std::optional<std::string> part;
  if (grant.part) part = std::string(domain::leave_part_name(*grant.part));
  const auto form = grant.pregnancy.value_or(domain::PregnancyForm{});
  const auto due = grant.pregnancy ? to_value(form.due_date) : db::Value{db::Null{Type::day}};
  return {to_value(grant.agency),
          to_value(grant.officer),
          to_value(grant.id),
          to_value(grant_kind_name(grant.kind)),
          to_value(grant.first_day),
          to_value(grant.last_day),
          to_value(from),
          to_value(to),
          to_value(grant.outstation),
          to_value(part),
          to_value(grant.code),
          to_value(grant.purpose),
          to_value(grant.destination),
          to_value(grant.contact),
          to_value(grant.evidence),
          due,
          to_value(form.husband),
          to_value(uuid_of(form.wife_grant)),
          to_value(form.works_nearby),
          to_value(form.shares_vehicle),
          to_value(grant_source_name(grant.source)),
          to_value(uuid_of(grant.replaces)),
          to_value(grant.approval),
          to_value(grant.made_at),
          to_value(uuid_of(grant.made_by))};
}

GrantSource to_source(const std::string& text) {
  const auto found = std::find(sources.begin(), sources.end(), text);
  if (found == sources.end()) throw db::Fault("a grant from nowhere");
  return static_cast<GrantSource>(found - sources.begin());
}

}  // namespace

std::string_view grant_source_name(GrantSource source) { return sources.at(static_cast<std::size_t>(source)); }

Grant to_grant(const db::Row& row, base::AgencyId agency, std::size_t first) {
  Grant grant;
  auto at = first;
  grant.agency = agency;
  grant.officer = row.id<base::OfficerId>(at++);
  grant.id = row.id<base::GrantId>(at++);
  grant.kind = parse_grant_kind(row.text(at++)).value();
  grant.first_day = row.day(at++);
  grant.last_day = row.day(at++);
  if (!row.is_null(at)) grant.times = {base::Minutes{row.integer(at)}, base::Minutes{row.integer(at + 1)}};
  at += 2;
  grant.outstation = row.boolean(at++);
  if (const auto part = row.optional_text(at++)) grant.part = domain::parse_leave_part(*part);
  grant.code = row.text(at++);
  grant.purpose = row.text(at++);
  grant.destination = row.text(at++);
  grant.contact = row.text(at++);
  grant.evidence = row.text(at++);
  if (const auto due = row.optional_day(at)) {
    grant.pregnancy = domain::PregnancyForm{*due, row.boolean(at + 1), {}, row.boolean(at + 3), row.boolean(at + 4)};
    if (const auto wife = row.optional_uuid(at + 2)) grant.pregnancy->wife_grant = base::GrantId{*wife};
  }
  at += 5;
  grant.source = to_source(row.text(at++));
  if (const auto replaces = row.optional_uuid(at++)) grant.replaces = base::GrantId{*replaces};
  grant.approval = row.optional_uuid(at++);
  grant.made_at = row.instant(at++);
  if (const auto by = row.optional_uuid(at)) grant.made_by = base::OfficerId{*by};
  return grant;
}

Grant make_grant(base::AgencyId agency, base::OfficerId officer, base::GrantId id, const domain::GrantDraft& draft) {
  Grant grant;
  grant.agency = agency;
  grant.officer = officer;
  grant.id = id;
  grant.kind = draft.kind;
  grant.first_day = draft.first_day;
  grant.last_day = draft.last_day;
  if (domain::takes_times(draft.kind)) grant.times = draft.times;
  if (domain::takes_part(draft.kind)) grant.part = draft.part;
  grant.outstation = draft.kind == GrantKind::official_duty && draft.outstation;
  if (draft.kind == GrantKind::leave) grant.code = draft.code;
  grant.purpose = draft.purpose;
  grant.destination = draft.destination;
  grant.contact = draft.contact;
  grant.evidence = draft.evidence;
  if (draft.kind == GrantKind::pregnancy_hour) grant.pregnancy = draft.pregnancy;
  return grant;
}

domain::GrantDraft draft_of(const Grant& grant) {
  domain::GrantDraft draft;
  draft.kind = grant.kind;
  draft.first_day = grant.first_day;
  draft.last_day = grant.last_day;
  draft.times = grant.times;
  draft.part = grant.part;
  draft.code = grant.code;
  draft.outstation = grant.outstation;
  draft.purpose = grant.purpose;
  draft.destination = grant.destination;
  draft.contact = grant.contact;
  draft.evidence = grant.evidence;
  draft.pregnancy = grant.pregnancy;
  return draft;
}

domain::HeldGrant held_of(const Grant& grant) { return domain::held_of(draft_of(grant), grant.id); }

db::Batch to_batch(const std::vector<Grant>& grants) {
  auto rows = grant_batch();
  for (const auto& grant : grants) rows.add(to_row(grant));
  return rows;
}

void insert_grants(db::Write& write, const std::vector<Grant>& grants) {
  write.execute_each(
      "INSERT INTO officer_grant (agency_id, officer_id, id, kind, first_day, last_day, from_minute, to_minute, "
      "outstation, part, code, purpose, destination, contact, evidence, due_date, husband, wife_grant_id, "
      "works_nearby, shares_vehicle, source, replaces_id, approval_id, made_at, made_by) "
      "SELECT r.agency_id, r.officer_id, r.id, r.kind, r.first_day, r.last_day, r.from_minute, r.to_minute, "
      "r.outstation, r.part, r.code, r.purpose, r.destination, r.contact, r.evidence, r.due_date, r.husband, "
      "r.wife_grant_id, r.works_nearby, r.shares_vehicle, r.source, r.replaces_id, r.approval_id, r.made_at, r.made_by "
      "FROM {rows}",
      to_batch(grants));
}

bool withdraw_grant(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::GrantId id,
                    std::optional<base::OfficerId> by, std::string_view reason) {
  return write.execute(
             "UPDATE officer_grant SET withdrawn_at = $4, withdrawn_by = $5, withdrawn_reason = $6 "
             "WHERE agency_id = $1 AND officer_id = $2 AND id = $3 AND withdrawn_at IS NULL",
             {to_value(agency), to_value(officer), to_value(id), to_value(write.now()), to_value(uuid_of(by)),
              to_value(reason)}) == 1;
}

std::vector<NumberedGrant> load_grants(db::Read& read, const std::vector<OfficerDays>& asked) {
  static const auto sql = fmt::format(
      "SELECT r.n, {} FROM {{rows}} JOIN officer_grant g ON g.agency_id = r.agency_id "
      "AND g.officer_id = r.officer_id AND g.last_day >= r.first_day AND g.first_day <= r.last_day "
      "AND g.withdrawn_at IS NULL ORDER BY r.n, g.id",
      grant_columns);
  const auto found = read.query_each(sql, officer_days_batch(asked));
  std::vector<NumberedGrant> grants;
  grants.reserve(found.size());
  for (const auto row : found) {
    const auto n = static_cast<std::size_t>(row.integer(0));
    grants.push_back({n, to_grant(row, asked[n].agency, 1)});
  }
  return grants;
}

}  // namespace spotme::store
