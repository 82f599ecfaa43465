#include "store/remote_rule.hpp"

#include "domain/pulse.hpp"
#include "store/rule_layers.hpp"
#include "store/rule_reader.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace spotme::store {
namespace {

using base::Result;
using db::to_value;

constexpr std::string_view rules_file = "rules/remote.toml";
constexpr std::int64_t longest_kept = 24L * 30;

/// A section of the file with what every section has: a source and how certain it is.
Result<RuleTable> section(std::string_view file, const toml::table& root, std::string_view name,
                          std::vector<std::string_view> keys) {
  SPOTME_TRY(RuleTable table, sub_table(file, root, name));
  keys.insert(keys.end(), {"source", "certainty"});
  SPOTME_CHECK(table.only(keys));
  SPOTME_CHECK(read_source(table));
  SPOTME_CHECK(read_certainty(table));
  return table;
}

Result<base::Minutes> minute(const RuleTable& table, std::string_view key) {
  SPOTME_TRY(const std::string text, table.text(key));
  const auto parsed = base::parse_minute(text);
  if (!parsed || *parsed >= std::chrono::hours{24}) return table.refusal("rule_wrong_type", key);
  return *parsed;
}

}  // namespace

Result<domain::RemoteTerms> parse_remote_rules(std::string_view file_name, std::string_view toml) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  SPOTME_CHECK(RuleTable(file_name, "", root).only({"pulse", "place", "position", "reminder"}));
  domain::RemoteTerms terms;
  SPOTME_TRY(const RuleTable pulse, section(file_name, root, "pulse", {"open_minutes"}));
  SPOTME_TRY(const auto open,
             pulse.number("open_minutes", domain::least_pulse_open.count(), domain::most_pulse_open.count()));
  terms.pulse_open = base::Minutes{open};
  SPOTME_TRY(const RuleTable place, section(file_name, root, "place", {"radius_m"}));
  SPOTME_TRY(const auto radius, place.number("radius_m", 50, 1'000));
  terms.radius_m = static_cast<double>(radius);
  SPOTME_TRY(const RuleTable position,
             section(file_name, root, "position", {"keep_hours", "least_hours", "most_hours"}));
  SPOTME_TRY(terms.least_hours, position.number("least_hours", 1, longest_kept));
  SPOTME_TRY(terms.most_hours, position.number("most_hours", terms.least_hours, longest_kept));
  SPOTME_TRY(terms.keep_hours, position.number("keep_hours", terms.least_hours, terms.most_hours));
  SPOTME_TRY(const RuleTable reminder, section(file_name, root, "reminder", {"plan_at", "report_at"}));
  SPOTME_TRY(terms.remind_of_plan, minute(reminder, "plan_at"));
  SPOTME_TRY(terms.remind_of_report, minute(reminder, "report_at"));
  return terms;
}

const domain::RemoteTerms& builtin_remote_rules() {
  static const auto terms = [] {
    auto parsed = parse_remote_rules(rules_file, embedded_rules(rules_file));
    if (!parsed) throw std::runtime_error(fmt::format("{}: {}", parsed.error().field, parsed.error().key));
    return std::move(parsed).value();
  }();
  return terms;
}

domain::RemoteTerms load_remote_terms(db::Read& read, base::AgencyId agency) {
  auto terms = builtin_remote_rules();
  const auto rows = read.query("SELECT keep_hours FROM remote_policy WHERE agency_id = $1", {to_value(agency)});
  if (rows.empty()) return terms;
  terms.keep_hours = rows[0].integer(0);
  terms.own_hours = true;
  return terms;
}

void set_keep_hours(db::Write& write, base::AgencyId agency, std::optional<std::int64_t> hours,
                    std::optional<base::OfficerId> by) {
  if (!hours) {
    write.execute("DELETE FROM remote_policy WHERE agency_id = $1", {to_value(agency)});
    return;
  }
  const auto officer = by ? std::optional(by->value) : std::nullopt;
  write.execute(
      "INSERT INTO remote_policy (agency_id, keep_hours, set_at, set_by) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (agency_id) DO UPDATE SET keep_hours = excluded.keep_hours, set_at = excluded.set_at, "
      "set_by = excluded.set_by",
      {to_value(agency), to_value(*hours), to_value(write.now()), to_value(officer)});
}

}  // namespace spotme::store
