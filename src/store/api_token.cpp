#include "store/api_token.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view columns =
    "t.agency_id, t.id, t.officer_id, t.name, t.scopes, t.secret_hash, t.created_at, t.expires_at, t.last_used_at, "
    "t.ended_at";

ApiToken to_token(const db::Row& row) {
  return {row.id<base::AgencyId>(0),
          row.id<domain::ApiTokenId>(1),
          row.id<base::OfficerId>(2),
          row.text(3),
          domain::parse_scopes(row.text(4)),
          row.blob(5),
          row.instant(6),
          row.instant(7),
          row.optional_instant(8),
          row.optional_instant(9)};
}

}  // namespace

void insert_api_token(db::Write& write, const ApiToken& token) {
  write.execute(
      "INSERT INTO api_token (agency_id, id, officer_id, name, scopes, secret_hash, created_at, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {to_value(token.agency), to_value(token.id), to_value(token.officer), to_value(token.name),
       to_value(domain::scopes_text(token.scopes)), to_value(token.secret_hash), to_value(token.created_at),
       to_value(token.expires_at)});
}

std::optional<ApiTokenOwner> find_api_token(db::Read& read, base::AgencyId agency, domain::ApiTokenId id) {
  static const auto sql = fmt::format(
      "SELECT {}, a.user_id, a.temporary_until IS NOT NULL, a.active FROM api_token t "
      "JOIN account a ON a.agency_id = t.agency_id AND a.officer_id = t.officer_id "
      "WHERE t.agency_id = $1 AND t.id = $2",
      columns);
  const auto rows = read.query(sql, {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  const auto row = rows[0];
  return ApiTokenOwner{to_token(row), row.text(10), row.boolean(11), row.boolean(12)};
}

std::vector<ApiTokenView> list_api_tokens(db::Read& read, base::AgencyId agency,
                                          const std::optional<domain::ApiTokenId>& before, std::int64_t limit) {
  static const auto start = fmt::format(
      "SELECT {}, o.name FROM api_token t JOIN officer o ON o.agency_id = t.agency_id AND o.id = t.officer_id "
      "WHERE t.agency_id = $1 ",
      columns);
  static const auto first = start + "ORDER BY t.id DESC LIMIT $2";
  static const auto later = start + "AND t.id < $3 ORDER BY t.id DESC LIMIT $2";
  const auto rows = before ? read.query(later, {to_value(agency), to_value(limit), to_value(*before)})
                           : read.query(first, {to_value(agency), to_value(limit)});
  std::vector<ApiTokenView> views;
  for (const auto row : rows) views.push_back({to_token(row), row.text(10)});
  return views;
}

std::int64_t count_living_api_tokens(db::Read& read, base::AgencyId agency) {
  return read
      .query("SELECT count(*) FROM api_token WHERE agency_id = $1 AND ended_at IS NULL AND expires_at > $2",
             {to_value(agency), to_value(read.now())})
      .integer();
}

void touch_api_token(db::Write& write, base::AgencyId agency, domain::ApiTokenId id) {
  write.execute("UPDATE api_token SET last_used_at = $3 WHERE agency_id = $1 AND id = $2",
                {to_value(agency), to_value(id), to_value(write.now())});
}

bool end_api_token(db::Write& write, base::AgencyId agency, domain::ApiTokenId id,
                   const std::optional<base::OfficerId>& by) {
  return write.execute(
             "UPDATE api_token SET ended_at = $3, ended_by = $4 WHERE agency_id = $1 AND id = $2 AND ended_at IS NULL",
             {to_value(agency), to_value(id), to_value(write.now()), to_value(by)}) == 1;
}

std::vector<domain::ApiTokenId> end_api_tokens(db::Write& write, base::AgencyId agency,
                                               const std::vector<base::OfficerId>& officers,
                                               const std::optional<base::OfficerId>& by) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<domain::ApiTokenId> ended;
  for (const auto row :
       write.query_each("UPDATE api_token SET ended_at = $2, ended_by = $3 FROM {rows} WHERE api_token.agency_id = $1 "
                        "AND api_token.officer_id = r.officer_id AND api_token.ended_at IS NULL RETURNING api_token.id",
                        rows, {to_value(agency), to_value(write.now()), to_value(by)})) {
    ended.push_back(row.id<domain::ApiTokenId>(0));
  }
  return ended;
}

}  // namespace spotme::store
