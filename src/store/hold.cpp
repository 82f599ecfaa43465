#include "store/hold.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view columns =
    "SELECT h.id, h.officer_id, h.unit_id, h.title, h.reason, h.reference, h.ordered_by, h.placed_at, h.placed_by, "
    "coalesce(o.name, ''), coalesce(v.name, ''), coalesce(v.path, ''), p.name, h.ended_at, coalesce(e.name, ''), "
    "h.ended_reason, "
    "(SELECT count(*) FROM held_officer k WHERE k.agency_id = $1 AND k.agency_id = h.agency_id AND k.hold_id = h.id) "
    "FROM legal_hold h JOIN officer p ON p.agency_id = h.agency_id AND p.id = h.placed_by "
    "LEFT JOIN officer o ON o.agency_id = h.agency_id AND o.id = h.officer_id "
    "LEFT JOIN officer e ON e.agency_id = h.agency_id AND e.id = h.ended_by "
    "LEFT JOIN unit_version v ON v.agency_id = h.agency_id AND v.unit_id = h.unit_id AND v.valid_from <= $2 "
    "AND $2 < v.valid_to WHERE h.agency_id = $1 ";

HoldView to_view(const db::Row& row, base::AgencyId agency) {
  HoldView view;
  auto& hold = view.hold;
  hold.agency = agency;
  hold.id = row.id<domain::HoldId>(0);
  if (const auto officer = row.optional_uuid(1)) hold.officer = base::OfficerId{*officer};
  if (const auto unit = row.optional_uuid(2)) hold.unit = base::UnitId{*unit};
  hold.title = row.text(3);
  hold.reason = row.text(4);
  hold.reference = row.text(5);
  hold.ordered_by = row.text(6);
  hold.placed_at = row.instant(7);
  hold.placed_by = row.id<base::OfficerId>(8);
  view.officer_name = row.text(9);
  view.unit_name = row.text(10);
  view.unit_path = row.text(11);
  view.placed_by_name = row.text(12);
  view.ended_at = row.optional_instant(13);
  view.ended_by_name = row.text(14);
  view.ended_reason = row.text(15);
  view.officers = row.integer(16);
  return view;
}

}  // namespace

void insert_hold(db::Write& write, const Hold& hold) {
  const auto officer = hold.officer ? std::optional(hold.officer->value) : std::nullopt;
  const auto unit = hold.unit ? std::optional(hold.unit->value) : std::nullopt;
  write.execute(
      "INSERT INTO legal_hold (agency_id, id, officer_id, unit_id, title, reason, reference, ordered_by, placed_at, "
      "placed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {to_value(hold.agency), to_value(hold.id), to_value(officer), to_value(unit), to_value(hold.title),
       to_value(hold.reason), to_value(hold.reference), to_value(hold.ordered_by), to_value(hold.placed_at),
       to_value(hold.placed_by)});
}

bool end_hold(db::Write& write, base::AgencyId agency, domain::HoldId id, base::OfficerId by, std::string_view reason) {
  return write.execute(
             "UPDATE legal_hold SET ended_at = $3, ended_by = $4, ended_reason = $5 WHERE agency_id = $1 AND id = $2 "
             "AND ended_at IS NULL",
             {to_value(agency), to_value(id), to_value(write.now()), to_value(by), to_value(reason)}) == 1;
}

std::vector<HoldView> list_holds(db::Read& read, base::AgencyId agency, bool open,
                                 const std::optional<base::Uuid>& before, std::int64_t limit) {
  std::vector<db::Value> values{to_value(agency), to_value(read.today()), to_value(limit)};
  if (before) values.push_back(to_value(*before));
  std::vector<HoldView> holds;
  for (const auto row : read.query(fmt::format("{}{}{}ORDER BY h.id DESC LIMIT $3", columns,
                                               open ? "AND h.ended_at IS NULL " : "", before ? "AND h.id < $4 " : ""),
                                   values)) {
    holds.push_back(to_view(row, agency));
  }
  return holds;
}

std::optional<HoldView> find_hold(db::Read& read, base::AgencyId agency, domain::HoldId id) {
  const auto rows =
      read.query(fmt::format("{}AND h.id = $3", columns), {to_value(agency), to_value(read.today()), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_view(rows[0], agency);
}

std::vector<base::OfficerId> list_hold_listeners(db::Read& read, base::AgencyId agency) {
  std::vector<base::OfficerId> officers;
  for (const auto row :
       read.query("SELECT DISTINCT officer_id FROM role_holding WHERE agency_id = $1 "
                  "AND role IN ('agency_admin', 'integrity', 'auditor') AND valid_from <= $2 AND $2 < valid_to "
                  "ORDER BY officer_id",
                  {to_value(agency), to_value(read.today())})) {
    officers.push_back(row.id<base::OfficerId>(0));
  }
  return officers;
}

}  // namespace spotme::store
