#include "store/place_version.hpp"

#include "store/organisation.hpp"
#include "store/place_row.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

// Parameters: $1 agency, $2 today. `p` is the version.
constexpr std::string_view keeping_columns =
    "p.id, p.name, p.unit_id, coalesce(v.path, ''), coalesce(v.name, ''), p.valid_from, p.valid_to, n.valid_from, "
    "p.made_at, coalesce(m.name, ''), p.made_why, p.ended_at, coalesce(e.name, ''), p.ended_why";
constexpr std::size_t keeping_column_count = 14;
constexpr std::string_view joins =
    "LEFT JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
    "AND $2 < v.valid_to "
    "LEFT JOIN {0} n ON n.agency_id = p.agency_id AND n.id = p.id AND n.valid_from = p.valid_to "
    "LEFT JOIN officer m ON m.agency_id = p.agency_id AND m.id = p.made_by "
    "LEFT JOIN officer e ON e.agency_id = p.agency_id AND e.id = p.ended_by "
    "WHERE p.agency_id = $1 ";
constexpr std::string_view place_columns = "p.latitude, p.longitude, p.radius_m, p.polygon";
constexpr std::string_view network_columns = "p.prefix";

std::string select(std::string_view table, std::string_view columns) {
  return fmt::format("SELECT {}, {} FROM {} p ", keeping_columns, columns, table) +
         fmt::format(fmt::runtime(joins), table);
}

/// Of the versions of one id the one that stands for it.
std::string one_of_each(std::string_view table, bool ended) {
  if (ended) {
    return fmt::format(
        "AND p.valid_to <= $2 AND NOT EXISTS (SELECT 1 FROM {} x WHERE x.agency_id = p.agency_id AND x.id = p.id "
        "AND x.valid_from > p.valid_from) ",
        table);
  }
  return fmt::format(
      "AND p.valid_to > $2 AND NOT EXISTS (SELECT 1 FROM {} x WHERE x.agency_id = p.agency_id AND x.id = p.id "
      "AND x.valid_to > $2 AND x.valid_from < p.valid_from) ",
      table);
}

db::Rows list(db::Read& read, base::AgencyId agency, const KeepingFilter& filter, std::string_view table,
              std::string_view columns) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  auto sql = select(table, columns) + one_of_each(table, filter.ended);
  sql += reach_condition("v.path", filter.reach, params);
  if (!filter.search.empty()) {
    params.push_back(to_value(filter.search));
    sql += fmt::format("AND replace(lower(p.name), ${}, '') <> lower(p.name) ", params.size());
  }
  if (filter.after) {
    params.push_back(to_value(*filter.after));
    sql += fmt::format(
        "AND (p.name, p.id) > (SELECT max(a.name), ${0} FROM {1} a WHERE a.agency_id = $1 AND a.id = ${0}) ",
        params.size(), table);
  }
  params.push_back(to_value(filter.limit));
  return read.query(sql + fmt::format("ORDER BY p.name, p.id LIMIT ${}", params.size()), params);
}

std::optional<KeepingAct> to_act(const db::Row& row, std::size_t first) {
  const auto at = row.optional_instant(first);
  if (!at) return std::nullopt;
  return KeepingAct{*at, row.text(first + 1), row.text(first + 2)};
}

Keeping to_keeping(const db::Row& row) {
  return {row.id<base::UnitId>(2), row.text(3),    row.text(4),    row.day(5), row.day(6),
          row.optional_day(7),     to_act(row, 8), to_act(row, 11)};
}

/// `id` as a value: places and networks are cut alike.
void cut(db::Write& write, std::string_view table, base::AgencyId agency, const db::Value& id, base::Day day,
         const std::optional<KeepingWord>& ending) {
  const auto at = ending ? std::optional(write.now()) : std::nullopt;
  const auto word = ending.value_or(KeepingWord{});
  write.execute(fmt::format("DELETE FROM {} WHERE agency_id = $1 AND id = $2 AND valid_from >= $3", table),
                {to_value(agency), id, to_value(day)});
  // Also the one that ends on that day already: a version that was to follow it is gone.
  write.execute(fmt::format("UPDATE {} SET valid_to = $3, ended_at = $4, ended_by = $5, ended_why = $6 "
                            "WHERE agency_id = $1 AND id = $2 AND valid_to >= $3",
                            table),
                {to_value(agency), id, to_value(day), to_value(at), to_value(word.by), to_value(word.why)});
  raise_agency_revision(write, agency);
}

PlaceVersion to_place(const db::Row& row) {
  return {row.id<base::PlaceId>(0),
          {row.text(1), domain::PlaceKind::office, to_area(row, keeping_column_count)},
          to_keeping(row)};
}

NetworkVersion to_network(const db::Row& row) {
  const auto prefix = domain::parse_prefix(row.text(keeping_column_count));
  if (!prefix) throw db::Fault("the database holds a malformed network prefix");
  return {row.id<domain::NetworkId>(0), {row.text(1), *prefix}, to_keeping(row)};
}

std::vector<PlaceVersion> to_places(const db::Rows& rows) {
  std::vector<PlaceVersion> places;
  for (const auto row : rows) places.push_back(to_place(row));
  return places;
}

std::vector<NetworkVersion> to_networks(const db::Rows& rows) {
  std::vector<NetworkVersion> networks;
  for (const auto row : rows) networks.push_back(to_network(row));
  return networks;
}

}  // namespace

std::vector<PlaceVersion> list_places(db::Read& read, base::AgencyId agency, const KeepingFilter& filter) {
  return to_places(list(read, agency, filter, "place", place_columns));
}

std::vector<NetworkVersion> list_networks(db::Read& read, base::AgencyId agency, const KeepingFilter& filter) {
  return to_networks(list(read, agency, filter, "network", network_columns));
}

std::vector<PlaceVersion> load_place_versions(db::Read& read, base::AgencyId agency, base::PlaceId id) {
  static const auto sql = select("place", place_columns) + "AND p.id = $3 ORDER BY p.valid_from";
  return to_places(read.query(sql, {to_value(agency), to_value(read.today()), to_value(id)}));
}

std::vector<NetworkVersion> load_network_versions(db::Read& read, base::AgencyId agency, domain::NetworkId id) {
  static const auto sql = select("network", network_columns) + "AND p.id = $3 ORDER BY p.valid_from";
  return to_networks(read.query(sql, {to_value(agency), to_value(read.today()), to_value(id)}));
}

std::int64_t count_places(db::Read& read, base::AgencyId agency, base::Day day) {
  return read
      .query("SELECT count(DISTINCT id) FROM place WHERE agency_id = $1 AND valid_to > $2",
             {to_value(agency), to_value(day)})
      .integer();
}

std::int64_t count_networks(db::Read& read, base::AgencyId agency, base::Day day) {
  return read
      .query("SELECT count(DISTINCT id) FROM network WHERE agency_id = $1 AND valid_to > $2",
             {to_value(agency), to_value(day)})
      .integer();
}

bool place_name_taken(db::Read& read, base::AgencyId agency, base::PlaceId but, std::string_view name, base::Day day) {
  return !read.query("SELECT id FROM place WHERE agency_id = $1 AND name = $2 AND id <> $3 AND valid_to > $4 LIMIT 1",
                     {to_value(agency), to_value(name), to_value(but), to_value(day)})
              .empty();
}

bool network_prefix_taken(db::Read& read, base::AgencyId agency, domain::NetworkId but, base::UnitId unit,
                          const domain::Prefix& prefix, base::Day day) {
  return !read.query(
                  "SELECT id FROM network WHERE agency_id = $1 AND unit_id = $2 AND prefix = $3 AND id <> $4 AND "
                  "valid_to > $5 LIMIT 1",
                  {to_value(agency), to_value(unit), to_value(domain::format_prefix(prefix)), to_value(but),
                   to_value(day)})
              .empty();
}

void cut_place(db::Write& write, base::AgencyId agency, base::PlaceId id, base::Day day,
               const std::optional<KeepingWord>& ending) {
  cut(write, "place", agency, to_value(id), day, ending);
}

void cut_network(db::Write& write, base::AgencyId agency, domain::NetworkId id, base::Day day,
                 const std::optional<KeepingWord>& ending) {
  cut(write, "network", agency, to_value(id), day, ending);
}

}  // namespace spotme::store
