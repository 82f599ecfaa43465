#include "store/retention_rule.hpp"

#include "store/rule_pack.hpp"
#include "store/rule_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace spotme::store {
namespace {

using base::Result;
using db::to_value;

constexpr std::string_view rules_file = "rules/retention.toml";

Result<domain::RetentionTerm> read_term(std::string_view file, const toml::table& root, domain::RetentionKind kind) {
  SPOTME_TRY(const RuleTable table, sub_table(file, root, domain::retention_kind_name(kind)));
  SPOTME_CHECK(table.only({"days", "way", "fixed", "source", "certainty"}));
  domain::RetentionTerm term;
  term.kind = kind;
  SPOTME_TRY(term.rule_days, table.number("days", 1, domain::most_retention_days));
  SPOTME_TRY(const std::string way, table.text("way"));
  const auto parsed = domain::parse_retention_way(way);
  if (!parsed) return table.refusal("rule_wrong_type", "way");
  term.way = *parsed;
  SPOTME_TRY(term.fixed, table.flag("fixed"));
  SPOTME_TRY(term.source, table.text("source"));
  SPOTME_TRY(term.certainty, table.text("certainty"));
  return term;
}

}  // namespace

Result<domain::RetentionTerms> parse_retention_rules(std::string_view file_name, std::string_view toml) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  std::vector<std::string_view> names;
  domain::RetentionTerms terms;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto kind = static_cast<domain::RetentionKind>(i);
    names.push_back(domain::retention_kind_name(kind));
    SPOTME_TRY(terms.at(i), read_term(file_name, root, kind));
  }
  SPOTME_CHECK(RuleTable(file_name, "", root).only(names));
  return terms;
}

const domain::RetentionTerms& builtin_retention_rules() {
  static const auto terms = [] {
    auto parsed = parse_retention_rules(rules_file, embedded_rules(rules_file));
    if (!parsed) throw std::runtime_error(fmt::format("{}: {}", parsed.error().field, parsed.error().key));
    return std::move(parsed).value();
  }();
  return terms;
}

domain::RetentionTerms load_retention_terms(db::Read& read, base::AgencyId agency) {
  auto terms = builtin_retention_rules();
  for (const auto row :
       read.query("SELECT kind, days FROM retention_setting WHERE agency_id = $1", {to_value(agency)})) {
    const auto kind = domain::parse_retention_kind(row.text(0));
    if (!kind) continue;  // of a later version
    auto& term = terms.at(static_cast<std::size_t>(*kind));
    // A rule that was lengthened since holds over what is shorter now.
    if (!term.fixed) term.own_days = std::max(row.integer(1), term.rule_days);
  }
  return terms;
}

void set_retention_days(db::Write& write, base::AgencyId agency, domain::RetentionKind kind,
                        std::optional<std::int64_t> days, std::optional<base::OfficerId> by) {
  const auto name = domain::retention_kind_name(kind);
  if (!days) {
    write.execute("DELETE FROM retention_setting WHERE agency_id = $1 AND kind = $2",
                  {to_value(agency), to_value(name)});
    return;
  }
  const auto officer = by ? std::optional(by->value) : std::nullopt;
  write.execute(
      "INSERT INTO retention_setting (agency_id, kind, days, set_at, set_by) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (agency_id, kind) DO UPDATE SET days = excluded.days, set_at = excluded.set_at, "
      "set_by = excluded.set_by",
      {to_value(agency), to_value(name), to_value(*days), to_value(write.now()), to_value(officer)});
}

}  // namespace spotme::store
