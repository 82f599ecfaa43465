#include "store/officer_undo.hpp"

#include <array>

namespace spotme::store {
namespace {

using db::to_value;

db::Batch officer_batch(const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  return rows;
}

db::Batch unit_batch(const std::vector<base::UnitId>& units) {
  db::Batch rows({{"unit_id", db::Type::uuid}});
  for (const auto& unit : units) rows.add({to_value(unit)});
  return rows;
}

/// `(SELECT count(*) FROM (SELECT 1 FROM table … LIMIT 1))`: one step of the table's key, the same type on both
/// engines.
std::string any_of_his(std::string_view table) {
  return "(SELECT count(*) FROM (SELECT 1 FROM " + std::string(table) +
         " t WHERE t.agency_id = $1 AND t.officer_id = r.officer_id LIMIT 1) x)";
}

std::string facts_sql() {
  // What can come about without a sign-in of his own; presses, cases and reports cannot.
  constexpr std::array<std::string_view, 4> tables{"transaction_number", "officer_grant", "task", "letter"};
  std::string sql =
      "SELECT r.n, (SELECT count(*) FROM account a WHERE a.agency_id = $1 AND a.officer_id = r.officer_id "
      "AND a.last_sign_in_at IS NOT NULL), ";
  for (const auto table : tables) sql += (table == tables.front() ? "" : " + ") + any_of_his(table);
  return sql + " FROM {rows}";
}

}  // namespace

std::vector<UndoFacts> load_undo_facts(db::Read& read, base::AgencyId agency,
                                       const std::vector<base::OfficerId>& officers) {
  static const std::string sql = facts_sql();
  std::vector<UndoFacts> facts(officers.size());
  for (const auto row : read.query_each(sql, officer_batch(officers), {to_value(agency)})) {
    facts.at(static_cast<std::size_t>(row.integer(0))) = {row.integer(1) > 0, row.integer(2) > 0};
  }
  return facts;
}

std::vector<Supervision> load_supervised(db::Read& read, base::AgencyId agency,
                                         const std::vector<base::OfficerId>& supervisors, base::Day day) {
  std::vector<Supervision> all;
  for (const auto row :
       read.query_each("SELECT v.officer_id, v.supervisor_id FROM {rows} JOIN supervision v ON v.agency_id = $1 "
                       "AND v.supervisor_id = r.officer_id AND v.valid_to > $2",
                       officer_batch(supervisors), {to_value(agency), to_value(day)})) {
    all.push_back({row.id<base::OfficerId>(0), row.id<base::OfficerId>(1)});
  }
  return all;
}

void end_officers(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                  base::Day from) {
  const auto rows = officer_batch(officers);
  const auto end = [&](std::string_view remove, std::string_view close) {
    write.execute_each(remove, rows, {to_value(agency), to_value(from)});
    write.execute_each(close, rows, {to_value(agency), to_value(from)});
  };
  end("DELETE FROM supervision WHERE agency_id = $1 AND valid_from >= $2 AND officer_id IN "
      "(SELECT r.officer_id FROM {rows})",
      "UPDATE supervision SET valid_to = $2 FROM {rows} WHERE supervision.agency_id = $1 AND supervision.officer_id = "
      "r.officer_id AND supervision.valid_to > $2");
  end("DELETE FROM role_holding WHERE agency_id = $1 AND valid_from >= $2 AND officer_id IN "
      "(SELECT r.officer_id FROM {rows})",
      "UPDATE role_holding SET valid_to = $2 FROM {rows} WHERE role_holding.agency_id = $1 AND "
      "role_holding.officer_id = r.officer_id AND role_holding.valid_to > $2");
  end("DELETE FROM officer_scheme WHERE agency_id = $1 AND valid_from >= $2 AND officer_id IN "
      "(SELECT r.officer_id FROM {rows})",
      "UPDATE officer_scheme SET valid_to = $2 FROM {rows} WHERE officer_scheme.agency_id = $1 AND "
      "officer_scheme.officer_id = r.officer_id AND officer_scheme.valid_to > $2");
  end("DELETE FROM posting WHERE agency_id = $1 AND valid_from >= $2 AND officer_id IN "
      "(SELECT r.officer_id FROM {rows})",
      "UPDATE posting SET valid_to = $2 FROM {rows} WHERE posting.agency_id = $1 AND posting.officer_id = "
      "r.officer_id AND posting.valid_to > $2");
}

void delete_accounts(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers) {
  const auto rows = officer_batch(officers);
  write.execute_each(
      "DELETE FROM sign_in_name WHERE user_id IN (SELECT a.user_id FROM {rows} JOIN account a ON a.agency_id = $1 "
      "AND a.officer_id = r.officer_id)",
      rows, {to_value(agency)});
  write.execute_each("DELETE FROM account WHERE agency_id = $1 AND officer_id IN (SELECT r.officer_id FROM {rows})",
                     rows, {to_value(agency)});
}

std::vector<base::UnitId> find_used_units(db::Read& read, base::AgencyId agency,
                                          const std::vector<base::UnitId>& units) {
  constexpr std::array<std::string_view, 5> tables{"posting", "role_holding", "place", "network", "rota"};
  static const std::string sql = [&] {
    std::string text = "SELECT r.unit_id FROM {rows} WHERE ";
    for (const auto table : tables) {
      text += (table == tables.front() ? "" : " OR ") + std::string("EXISTS (SELECT 1 FROM ") + std::string(table) +
              " t WHERE t.agency_id = $1 AND t.unit_id = r.unit_id)";
    }
    return text;
  }();
  std::vector<base::UnitId> used;
  for (const auto row : read.query_each(sql, unit_batch(units), {to_value(agency)})) {
    used.push_back(row.id<base::UnitId>(0));
  }
  return used;
}

void delete_units(db::Write& write, base::AgencyId agency, const std::vector<base::UnitId>& units) {
  write.execute_each("DELETE FROM unit_version WHERE agency_id = $1 AND unit_id IN (SELECT r.unit_id FROM {rows})",
                     unit_batch(units), {to_value(agency)});
}

}  // namespace spotme::store
