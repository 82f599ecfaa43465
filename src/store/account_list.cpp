#include "store/account_list.hpp"

#include "store/organisation.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::array<std::string_view, 5> status_names{"active", "temporary", "expired", "locked", "inactive"};

// Parameters: $1 agency, $2 today, $3 now.
constexpr std::string_view from_accounts =
    "FROM account a JOIN officer o ON o.agency_id = a.agency_id AND o.id = a.officer_id "
    "JOIN posting p ON p.agency_id = a.agency_id AND p.officer_id = a.officer_id AND p.valid_from = coalesce("
    "(SELECT max(q.valid_from) FROM posting q WHERE q.agency_id = a.agency_id AND q.officer_id = a.officer_id "
    "AND q.valid_from <= $2), (SELECT min(q.valid_from) FROM posting q WHERE q.agency_id = a.agency_id "
    "AND q.officer_id = a.officer_id)) "
    "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from = coalesce("
    "(SELECT max(w.valid_from) FROM unit_version w WHERE w.agency_id = p.agency_id AND w.unit_id = p.unit_id "
    "AND w.valid_from <= $2), (SELECT min(w.valid_from) FROM unit_version w WHERE w.agency_id = p.agency_id "
    "AND w.unit_id = p.unit_id)) "
    "LEFT JOIN sign_in_attempt t ON t.user_id = a.user_id AND t.locked_until > $3 ";
constexpr std::string_view status_column =
    "CASE WHEN NOT a.active THEN 'inactive' WHEN t.user_id IS NOT NULL THEN 'locked' "
    "WHEN a.temporary_until <= $3 THEN 'expired' WHEN a.temporary_until IS NOT NULL THEN 'temporary' "
    "ELSE 'active' END";

std::string select_accounts() {
  return fmt::format(
      "SELECT a.officer_id, a.user_id, o.name, o.name_key, o.email, p.unit_id, v.path, v.name, p.state, "
      "coalesce(s.scheme, ''), {}, a.temporary_until, a.last_sign_in_at, u.supervisor_id, ua.user_id, uo.name, "
      "(SELECT max(q.valid_to) FROM posting q WHERE q.agency_id = a.agency_id AND q.officer_id = a.officer_id) {}"
      "LEFT JOIN officer_scheme s ON s.agency_id = a.agency_id AND s.officer_id = a.officer_id "
      "AND s.valid_from <= $2 AND $2 < s.valid_to "
      "LEFT JOIN supervision u ON u.agency_id = a.agency_id AND u.officer_id = a.officer_id "
      "AND u.valid_from <= $2 AND $2 < u.valid_to "
      "LEFT JOIN officer uo ON uo.agency_id = u.agency_id AND uo.id = u.supervisor_id "
      "LEFT JOIN account ua ON ua.agency_id = u.agency_id AND ua.officer_id = u.supervisor_id ",
      status_column, from_accounts);
}

/// The conditions of a filter, with their parameters added to `params`. A part of a text is found by what `replace`
/// takes away, because that is the one such function that both engines have.
std::string where(const AccountFilter& filter, std::vector<db::Value>& params) {
  const auto add = [&](db::Value value) {
    params.push_back(std::move(value));
    return fmt::format("${}", params.size());
  };
  std::string text = "WHERE a.agency_id = $1 ";
  if (!filter.search.empty()) {
    const auto search = add(to_value(filter.search));
    text += fmt::format("AND (replace(o.name_key, {0}, '') <> o.name_key OR replace(a.user_id, {0}, '') <> a.user_id) ",
                        search);
  }
  if (filter.status)
    text += fmt::format("AND {} = {} ", status_column, add(to_value(account_status_name(*filter.status))));
  if (filter.role) {
    text += fmt::format(
        "AND EXISTS (SELECT 1 FROM role_holding h WHERE h.agency_id = a.agency_id AND h.officer_id = a.officer_id "
        "AND h.role = {} AND h.valid_from <= $2 AND $2 < h.valid_to) ",
        add(to_value(domain::role_name(*filter.role))));
  }
  text += reach_condition("v.path", {filter.unit_path}, params);
  return text + reach_condition("v.path", filter.reach, params);
}

std::vector<db::Value> first_params(const db::Read& read, base::AgencyId agency) {
  return {to_value(agency), to_value(read.today()), to_value(read.now())};
}

AccountStatus to_status(std::string_view word) {
  for (std::size_t i = 0; i < status_names.size(); ++i) {
    if (status_names.at(i) == word) return static_cast<AccountStatus>(i);
  }
  throw db::Fault("an account status that is none");
}

AccountView to_view(base::AgencyId agency, const db::Row& row) {
  AccountView view;
  view.agency = agency;
  view.officer = row.id<base::OfficerId>(0);
  view.user_id = row.text(1);
  view.name = row.text(2);
  view.name_key = row.text(3);
  view.email = row.text(4);
  view.unit = row.id<base::UnitId>(5);
  view.unit_path = row.text(6);
  view.unit_name = row.text(7);
  view.state = row.text(8);
  view.scheme = row.text(9);
  view.status = to_status(row.text(10));
  view.temporary_until = row.optional_instant(11);
  view.last_sign_in_at = row.optional_instant(12);
  if (!row.is_null(14)) view.supervisor = OfficerName{row.id<base::OfficerId>(13), row.text(14), row.text(15)};
  const auto until = row.optional_day(16);
  if (until && *until != open_end) view.posted_until = until;
  return view;
}

/// The roles of a page's officers by one statement.
void add_roles(db::Read& read, base::AgencyId agency, std::vector<AccountView>& views) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& view : views) rows.add({to_value(view.officer)});
  const auto found = read.query_each(
      "SELECT r.n, h.role FROM {rows} JOIN role_holding h ON h.agency_id = $1 AND h.officer_id = r.officer_id "
      "AND h.valid_from <= $2 AND $2 < h.valid_to ORDER BY r.n, h.role",
      rows, {to_value(agency), to_value(read.today())});
  for (const auto row : found) {
    auto& roles = views[static_cast<std::size_t>(row.integer(0))].roles;
    const auto role = domain::parse_role(row.text(1));
    if (role && (roles.empty() || roles.back() != *role)) roles.push_back(*role);
  }
}

}  // namespace

std::string_view account_status_name(AccountStatus status) { return status_names.at(static_cast<std::size_t>(status)); }

std::vector<AccountView> list_accounts(db::Read& read, base::AgencyId agency, const AccountFilter& filter,
                                       const std::optional<AccountCursor>& after) {
  auto params = first_params(read, agency);
  auto sql = select_accounts() + where(filter, params);
  if (after) {
    params.push_back(to_value(after->name_key));
    params.push_back(to_value(after->officer));
    sql += fmt::format("AND (o.name_key, o.id) > (${}, ${}) ", params.size() - 1, params.size());
  }
  params.push_back(to_value(filter.limit));
  sql += fmt::format("ORDER BY o.name_key, o.id LIMIT ${}", params.size());
  std::vector<AccountView> views;
  for (const auto row : read.query(sql, params)) views.push_back(to_view(agency, row));
  add_roles(read, agency, views);
  return views;
}

std::int64_t count_accounts(db::Read& read, base::AgencyId agency, const AccountFilter& filter) {
  auto params = first_params(read, agency);
  const auto sql = fmt::format("SELECT count(*) {}{}", from_accounts, where(filter, params));
  return read.query(sql, params).integer();
}

std::vector<base::OfficerId> list_unused_accounts(db::Read& read, base::AgencyId agency, const AccountFilter& filter,
                                                  bool expired, base::OfficerId but, std::int64_t limit) {
  auto params = first_params(read, agency);
  auto sql = fmt::format("SELECT a.officer_id {}{}", from_accounts, where(filter, params));
  params.push_back(to_value(but));
  params.push_back(to_value(limit));
  sql +=
      fmt::format("AND a.active AND a.officer_id <> ${} AND $2 < p.valid_to AND {} ORDER BY o.name_key, o.id LIMIT ${}",
                  params.size() - 1, expired ? "a.temporary_until <= $3" : "a.last_sign_in_at IS NULL", params.size());
  std::vector<base::OfficerId> officers;
  for (const auto row : read.query(sql, params)) officers.push_back(row.id<base::OfficerId>(0));
  return officers;
}

std::optional<AccountView> find_account_view(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  auto params = first_params(read, agency);
  params.push_back(to_value(officer));
  const auto rows = read.query(select_accounts() + "WHERE a.agency_id = $1 AND a.officer_id = $4", params);
  if (rows.empty()) return std::nullopt;
  std::vector<AccountView> views{to_view(agency, rows[0])};
  add_roles(read, agency, views);
  return views.front();
}

}  // namespace spotme::store
