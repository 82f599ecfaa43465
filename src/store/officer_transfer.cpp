#include "store/officer_transfer.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using domain::TransferState;

constexpr std::string_view columns =
    "SELECT t.agency_id, t.id, t.officer_id, t.to_agency_id, t.first_day, t.reason, t.state, t.to_unit_id, t.to_state, "
    "t.to_scheme, t.to_supervisor_id, t.to_officer_id, t.offered_at, t.offered_by, t.answered_by, t.answer";
constexpr std::string_view view_joins =
    ", o.name, coalesce(a.user_id, ''), "
    "coalesce((SELECT v.path FROM posting p JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
    "WHERE p.agency_id = t.agency_id AND p.officer_id = t.officer_id ORDER BY p.valid_from DESC, v.valid_from DESC "
    "LIMIT 1), ''), g.name, h.name FROM officer_transfer t "
    "JOIN officer o ON o.agency_id = t.agency_id AND o.id = t.officer_id "
    "LEFT JOIN account a ON a.agency_id = t.agency_id AND a.officer_id = t.officer_id "
    "JOIN agency g ON g.id = t.agency_id JOIN agency h ON h.id = t.to_agency_id ";

template <class IdType>
std::optional<IdType> optional_id(const db::Row& row, std::size_t column) {
  const auto id = row.optional_uuid(column);
  return id ? std::optional(IdType{*id}) : std::nullopt;
}
template <class IdType>
db::Value id_value(const std::optional<IdType>& id) {
  return to_value(id ? std::optional(id->value) : std::optional<base::Uuid>{});
}
db::Value text_or_null(const std::string& text) {
  return to_value(text.empty() ? std::optional<std::string>{} : std::optional(text));
}

Transfer to_transfer(const db::Row& row) {
  Transfer one;
  one.agency = row.id<base::AgencyId>(0);
  one.id = row.id<domain::TransferId>(1);
  one.officer = row.id<base::OfficerId>(2);
  one.to_agency = row.id<base::AgencyId>(3);
  one.first_day = row.day(4);
  one.reason = row.text(5);
  const auto state = domain::parse_transfer_state(row.text(6));
  if (!state) throw db::Fault("a state of a transfer that this version does not know");
  one.state = *state;
  one.to_unit = optional_id<base::UnitId>(row, 7);
  one.to_state = row.optional_text(8).value_or("");
  one.to_scheme = row.optional_text(9).value_or("");
  one.to_supervisor = optional_id<base::OfficerId>(row, 10);
  one.to_officer = optional_id<base::OfficerId>(row, 11);
  one.offered_at = row.instant(12);
  one.offered_by = row.id<base::OfficerId>(13);
  one.answered_by = optional_id<base::OfficerId>(row, 14);
  one.answer = row.text(15);
  return one;
}

std::vector<TransferView> to_views(const db::Rows& rows) {
  std::vector<TransferView> views;
  for (const auto row : rows) {
    views.push_back({to_transfer(row), row.text(16), row.text(17), row.text(18), row.text(19), row.text(20)});
  }
  return views;
}

std::optional<TransferView> find_one(db::Read& read, std::string_view condition, base::AgencyId agency,
                                     const base::Uuid& id) {
  const auto sql = fmt::format("{}{}WHERE {} ORDER BY t.id DESC LIMIT 1", columns, view_joins, condition);
  auto views = to_views(read.query(sql, {to_value(agency), to_value(id)}));
  if (views.empty()) return std::nullopt;
  return std::move(views.front());
}

}  // namespace

void insert_transfer(db::Write& write, const Transfer& one) {
  write.execute(
      "INSERT INTO officer_transfer (agency_id, id, officer_id, to_agency_id, first_day, reason, state, offered_at, "
      "offered_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(one.agency), to_value(one.id), to_value(one.officer), to_value(one.to_agency), to_value(one.first_day),
       to_value(one.reason), to_value(domain::transfer_state_name(one.state)), to_value(one.offered_at),
       to_value(one.offered_by)});
}

bool move_transfer(db::Write& write, const Transfer& one, TransferState before) {
  const auto done = one.state == TransferState::done ? to_value(write.now()) : db::Value{db::Null{db::Type::integer}};
  return write.execute(
             "UPDATE officer_transfer SET state = $3, to_unit_id = $4, to_state = $5, to_scheme = $6, "
             "to_supervisor_id = $7, to_officer_id = $8, answered_at = coalesce(answered_at, $9), answered_by = $10, "
             "answer = $11, done_at = $12 WHERE agency_id = $1 AND id = $2 AND state = $13",
             {to_value(one.agency), to_value(one.id), to_value(domain::transfer_state_name(one.state)),
              id_value(one.to_unit), text_or_null(one.to_state), text_or_null(one.to_scheme),
              id_value(one.to_supervisor), id_value(one.to_officer), to_value(write.now()), id_value(one.answered_by),
              to_value(one.answer), done, to_value(domain::transfer_state_name(before))}) == 1;
}

std::vector<TransferView> list_transfers(db::Read& read, base::AgencyId agency, bool received,
                                         const std::optional<domain::TransferId>& before, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency), to_value(limit)};
  auto sql = fmt::format("{}{}WHERE {} = $1 ", columns, view_joins, received ? "t.to_agency_id" : "t.agency_id");
  if (before) {
    params.push_back(to_value(*before));
    sql += "AND t.id < $3 ";
  }
  return to_views(read.query(sql + "ORDER BY t.id DESC LIMIT $2", params));
}

std::optional<TransferView> find_transfer(db::Read& read, base::AgencyId agency, domain::TransferId id) {
  return find_one(read, "t.id = $2 AND (t.agency_id = $1 OR t.to_agency_id = $1)", agency, id.value);
}

std::optional<TransferView> find_open_transfer(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return find_one(read, "t.agency_id = $1 AND t.officer_id = $2 AND t.state IN ('offered', 'accepted')", agency,
                  officer.value);
}

std::optional<TransferView> find_leaving(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return find_one(read, "t.agency_id = $1 AND t.officer_id = $2 AND t.state = 'done'", agency, officer.value);
}

std::optional<TransferView> find_coming(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return find_one(read, "t.to_agency_id = $1 AND t.to_officer_id = $2", agency, officer.value);
}

std::vector<base::OfficerId> load_agency_admins(db::Read& read, base::AgencyId agency) {
  std::vector<base::OfficerId> officers;
  for (const auto row : read.query("SELECT DISTINCT officer_id FROM role_holding WHERE agency_id = $1 "
                                   "AND role = 'agency_admin' AND valid_from <= $2 AND $2 < valid_to "
                                   "ORDER BY officer_id",
                                   {to_value(agency), to_value(read.today())})) {
    officers.push_back(row.id<base::OfficerId>(0));
  }
  return officers;
}

std::vector<Transfer> load_due_transfers(db::Read& read, base::AgencyId agency, std::int64_t limit) {
  const auto sql = fmt::format(
      "{} FROM officer_transfer t WHERE t.agency_id = $1 AND t.state = 'accepted' AND t.first_day <= $2 "
      "ORDER BY t.officer_id LIMIT $3",
      columns);
  std::vector<Transfer> due;
  for (const auto row : read.query(sql, {to_value(agency), to_value(read.today()), to_value(limit)})) {
    due.push_back(to_transfer(row));
  }
  return due;
}

void move_account(db::Write& write, const Transfer& one) {
  const auto to_officer = one.to_officer.value();
  write.execute(
      "INSERT INTO account (agency_id, officer_id, user_id, password, temporary_until, active, last_sign_in_at, "
      "created_at) SELECT $3, $4, a.user_id, a.password, a.temporary_until, a.active, a.last_sign_in_at, $5 "
      "FROM account a WHERE a.agency_id = $1 AND a.officer_id = $2",
      {to_value(one.agency), to_value(one.officer), to_value(one.to_agency), to_value(to_officer),
       to_value(write.now())});
  write.execute("UPDATE sign_in_name SET agency_id = $3, officer_id = $4 WHERE agency_id = $1 AND officer_id = $2",
                {to_value(one.agency), to_value(one.officer), to_value(one.to_agency), to_value(to_officer)});
  write.execute(
      "UPDATE account SET active = false, password = '', temporary_until = NULL WHERE agency_id = $1 AND officer_id = "
      "$2",
      {to_value(one.agency), to_value(one.officer)});
}

}  // namespace spotme::store
