#include "store/grant.hpp"

#include <array>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 6> kinds{"official_duty",  "time_off",       "leave",
                                                "work_from_home", "pregnancy_hour", "ramadan_short_break"};
constexpr std::array<std::string_view, 3> parts{"day", "morning", "afternoon"};

std::optional<domain::LeavePart> to_part(const std::optional<std::string>& text) {
  for (std::size_t i = 0; text && i < parts.size(); ++i) {
    if (parts[i] == *text) return static_cast<domain::LeavePart>(i);
  }
  return std::nullopt;
}

Grant to_grant(const db::Row& row, base::AgencyId agency) {
  Grant grant;
  grant.agency = agency;
  grant.officer = row.id<base::OfficerId>(1);
  grant.id = row.id<base::GrantId>(2);
  grant.kind = parse_grant_kind(row.text(3)).value();
  grant.first_day = row.day(4);
  grant.last_day = row.day(5);
  if (!row.is_null(6)) grant.times = {base::Minutes{row.integer(6)}, base::Minutes{row.integer(7)}};
  grant.outstation = row.boolean(8);
  grant.part = to_part(row.optional_text(9));
  grant.code = row.text(10);
  grant.made_at = row.instant(11);
  if (const auto by = row.optional_uuid(12)) grant.made_by = base::OfficerId{*by};
  return grant;
}

}  // namespace

std::string_view grant_kind_name(GrantKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<GrantKind> parse_grant_kind(std::string_view text) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == text) return static_cast<GrantKind>(i);
  }
  return std::nullopt;
}

void insert_grants(db::Write& write, const std::vector<Grant>& grants) {
  db::Batch rows({{"agency_id", Type::uuid},
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
                  {"made_at", Type::integer},
                  {"made_by", Type::uuid}});
  for (const auto& grant : grants) {
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    if (grant.times) from = grant.times->from.count();
    if (grant.times) to = grant.times->to.count();
    std::optional<std::string> part;
    if (grant.part) part = std::string(parts[static_cast<std::size_t>(*grant.part)]);
    const auto by = grant.made_by ? std::optional(grant.made_by->value) : std::nullopt;
    rows.add({to_value(grant.agency), to_value(grant.officer), to_value(grant.id),
              to_value(grant_kind_name(grant.kind)), to_value(grant.first_day), to_value(grant.last_day),
              to_value(from), to_value(to), to_value(grant.outstation), to_value(part), to_value(grant.code),
              to_value(grant.made_at), to_value(by)});
  }
  write.execute_each(
      "INSERT INTO officer_grant (agency_id, officer_id, id, kind, first_day, last_day, from_minute, to_minute, "
      "outstation, part, code, made_at, made_by) SELECT r.agency_id, r.officer_id, r.id, r.kind, r.first_day, "
      "r.last_day, r.from_minute, r.to_minute, r.outstation, r.part, r.code, r.made_at, r.made_by FROM {rows}",
      rows);
}

bool withdraw_grant(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::GrantId id,
                    std::optional<base::OfficerId> by) {
  const auto who = by ? std::optional(by->value) : std::nullopt;
  return write.execute(
             "UPDATE officer_grant SET withdrawn_at = $4, withdrawn_by = $5 WHERE agency_id = $1 AND officer_id = $2 "
             "AND id = $3 AND withdrawn_at IS NULL",
             {to_value(agency), to_value(officer), to_value(id), to_value(write.now()), to_value(who)}) == 1;
}

std::vector<NumberedGrant> load_grants(db::Read& read, const std::vector<OfficerDays>& asked) {
  const auto found = read.query_each(
      "SELECT r.n, g.officer_id, g.id, g.kind, g.first_day, g.last_day, g.from_minute, g.to_minute, g.outstation, "
      "g.part, g.code, g.made_at, g.made_by FROM {rows} JOIN officer_grant g ON g.agency_id = r.agency_id "
      "AND g.officer_id = r.officer_id AND g.last_day >= r.first_day AND g.first_day <= r.last_day "
      "AND g.withdrawn_at IS NULL ORDER BY r.n, g.id",
      officer_days_batch(asked));
  std::vector<NumberedGrant> grants;
  grants.reserve(found.size());
  for (const auto row : found) {
    const auto n = static_cast<std::size_t>(row.integer(0));
    grants.push_back({n, to_grant(row, asked[n].agency)});
  }
  return grants;
}

}  // namespace spotme::store
