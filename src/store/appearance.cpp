#include "store/appearance.hpp"

#include "base/text.hpp"

namespace spotme::store {
namespace {

using db::to_value;

std::vector<std::string> to_lines(const std::string& text) {
  std::vector<std::string> lines;
  if (text.empty()) return lines;
  for (const auto line : base::split(text, '\n')) lines.emplace_back(line);
  return lines;
}

std::string to_text(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

}  // namespace

domain::Appearance load_appearance(db::Read& read, base::AgencyId agency, base::Instant at) {
  const auto rows = read.query(
      "SELECT header, accent, coalesce(logo, $3) FROM agency_appearance WHERE agency_id = $1 AND made_at <= $2 "
      "ORDER BY id DESC LIMIT 1",
      {to_value(agency), to_value(at), to_value(base::Bytes{})});
  if (rows.empty()) return {};
  const auto row = rows[0];
  const auto& logo = row.blob(2);
  return {to_lines(row.text(0)), domain::parse_accent(row.text(1)).value_or(domain::Accent::black),
          std::string(logo.begin(), logo.end())};
}

void insert_appearance(db::Write& write, base::AgencyId agency, const domain::Appearance& appearance,
                       base::OfficerId by) {
  const auto logo = appearance.logo.empty()
                        ? std::nullopt
                        : std::optional(base::Bytes(appearance.logo.begin(), appearance.logo.end()));
  write.execute(
      "INSERT INTO agency_appearance (agency_id, id, made_at, made_by, header, accent, logo) VALUES ($1, $2, $3, $4, "
      "$5, $6, $7)",
      {to_value(agency), to_value(base::make_uuid(write.now())), to_value(write.now()), to_value(by),
       to_value(to_text(appearance.header)), to_value(domain::accent_name(appearance.accent)), to_value(logo)});
}

std::map<base::AgencyId, std::vector<std::string>> load_headers(db::Read& read,
                                                                const std::vector<base::AgencyId>& agencies) {
  db::Batch rows({{"agency_id", db::Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  std::map<base::AgencyId, std::vector<std::string>> headers;
  for (const auto row : read.query_each(
           "SELECT a.agency_id, a.header FROM {rows} JOIN agency_appearance a ON a.agency_id = r.agency_id AND a.id = "
           "(SELECT l.id FROM agency_appearance l WHERE l.agency_id = r.agency_id ORDER BY l.id DESC LIMIT 1)",
           rows)) {
    auto lines = to_lines(row.text(1));
    if (!lines.empty()) headers[row.id<base::AgencyId>(0)] = std::move(lines);
  }
  return headers;
}

OwnPolicies count_own_policies(db::Read& read, base::AgencyId agency) {
  const auto year = std::chrono::year_month_day{read.today()}.year();
  const base::Day first{year / std::chrono::January / 1};
  const base::Day last{year / std::chrono::December / 31};
  const auto rows = read.query(
      "SELECT (SELECT count(*) FROM agency_rule_value v WHERE v.agency_id = $1 AND v.withdrawn_revision IS NULL "
      "AND v.valid_from <= $2 AND $2 < v.valid_to), "
      "(SELECT count(*) FROM reason_kind k WHERE k.agency_id = $1 AND k.retired_at IS NULL), "
      "(SELECT count(*) FROM letter_template t WHERE t.agency_id = $1 AND t.number IS NOT NULL AND t.version = "
      "(SELECT max(l.version) FROM letter_template l WHERE l.agency_id = $1 AND l.kind = t.kind)), "
      "(SELECT count(*) FROM agency_holiday h WHERE h.agency_id = $1 AND h.withdrawn_revision IS NULL AND NOT "
      "h.removed AND h.day >= $3 AND h.day <= $4), "
      "(SELECT count(*) FROM remote_policy p WHERE p.agency_id = $1)",
      {to_value(agency), to_value(read.today()), to_value(first), to_value(last)});
  const auto row = rows[0];
  return {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
}

}  // namespace spotme::store
