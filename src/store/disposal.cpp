#include "store/disposal.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view columns =
    "SELECT d.id, d.kind, d.before_day, d.counted, d.reference, d.state, d.proposed_at, d.proposed_by, p.name, "
    "d.confirmed_at, coalesce(c.name, ''), d.ended_at, d.destroyed FROM disposal d "
    "JOIN officer p ON p.agency_id = d.agency_id AND p.id = d.proposed_by "
    "LEFT JOIN officer c ON c.agency_id = d.agency_id AND c.id = d.confirmed_by WHERE d.agency_id = $1 ";

std::vector<Disposal> to_disposals(const db::Rows& rows, base::AgencyId agency) {
  std::vector<Disposal> disposals;
  for (const auto row : rows) {
    const auto kind = domain::parse_retention_kind(row.text(1));
    if (!kind) continue;  // of a later version
    Disposal one;
    one.agency = agency;
    one.id = row.uuid(0);
    one.kind = *kind;
    one.before = row.day(2);
    one.counted = row.integer(3);
    one.reference = row.text(4);
    one.state = row.text(5);
    one.proposed_at = row.instant(6);
    one.proposed_by = row.id<base::OfficerId>(7);
    one.proposed_by_name = row.text(8);
    one.confirmed_at = row.optional_instant(9);
    one.confirmed_by_name = row.text(10);
    one.ended_at = row.optional_instant(11);
    one.destroyed = row.integer(12);
    disposals.push_back(std::move(one));
  }
  return disposals;
}

}  // namespace

bool insert_disposal(db::Write& write, const Disposal& disposal) {
  const auto open =
      write.query("SELECT 1 FROM disposal WHERE agency_id = $1 AND kind = $2 AND state IN ('proposed', 'confirmed')",
                  {to_value(disposal.agency), to_value(domain::retention_kind_name(disposal.kind))});
  if (!open.empty()) return false;
  write.execute(
      "INSERT INTO disposal (agency_id, id, kind, before_day, counted, reference, state, proposed_at, proposed_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8)",
      {to_value(disposal.agency), to_value(disposal.id), to_value(domain::retention_kind_name(disposal.kind)),
       to_value(disposal.before), to_value(disposal.counted), to_value(disposal.reference),
       to_value(disposal.proposed_at), to_value(disposal.proposed_by)});
  return true;
}

std::vector<Disposal> list_disposals(db::Read& read, base::AgencyId agency, const std::optional<base::Uuid>& before,
                                     std::int64_t limit) {
  std::vector<db::Value> values{to_value(agency), to_value(limit)};
  if (before) values.push_back(to_value(*before));
  return to_disposals(
      read.query(fmt::format("{}{}ORDER BY d.id DESC LIMIT $2", columns, before ? "AND d.id < $3 " : ""), values),
      agency);
}

std::optional<Disposal> find_disposal(db::Read& read, base::AgencyId agency, const base::Uuid& id) {
  auto found =
      to_disposals(read.query(fmt::format("{}AND d.id = $2", columns), {to_value(agency), to_value(id)}), agency);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Disposal> list_confirmed_disposals(db::Read& read, base::AgencyId agency) {
  return to_disposals(read.query(fmt::format("{}AND d.state = 'confirmed' AND d.state IN ('proposed', 'confirmed') "
                                             "ORDER BY d.id",
                                             columns),
                                 {to_value(agency)}),
                      agency);
}

bool confirm_disposal(db::Write& write, base::AgencyId agency, const base::Uuid& id, base::OfficerId by) {
  return write.execute(
             "UPDATE disposal SET state = 'confirmed', confirmed_at = $3, confirmed_by = $4 WHERE agency_id = $1 "
             "AND id = $2 AND state = 'proposed' AND proposed_by <> $4",
             {to_value(agency), to_value(id), to_value(write.now()), to_value(by)}) == 1;
}

bool withdraw_disposal(db::Write& write, base::AgencyId agency, const base::Uuid& id) {
  return write.execute(
             "UPDATE disposal SET state = 'withdrawn', ended_at = $3 WHERE agency_id = $1 AND id = $2 "
             "AND state IN ('proposed', 'confirmed')",
             {to_value(agency), to_value(id), to_value(write.now())}) == 1;
}

void count_destroyed(db::Write& write, base::AgencyId agency, const base::Uuid& id, std::int64_t rows) {
  write.execute("UPDATE disposal SET destroyed = destroyed + $3 WHERE agency_id = $1 AND id = $2",
                {to_value(agency), to_value(id), to_value(rows)});
}

void finish_disposal(db::Write& write, base::AgencyId agency, const base::Uuid& id) {
  write.execute(
      "UPDATE disposal SET state = 'done', ended_at = $3 WHERE agency_id = $1 AND id = $2 AND state = 'confirmed'",
      {to_value(agency), to_value(id), to_value(write.now())});
}

}  // namespace spotme::store
