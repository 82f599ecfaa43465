#include "store/letter_rule.hpp"

#include "base/text.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "store/rule_layers.hpp"
#include "store/rule_reader.hpp"

#include <fmt/format.h>

namespace spotme::store {

base::Result<domain::LetterDefaults> parse_letter_rules(std::string_view file_name, std::string_view toml) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  std::vector<std::string_view> names;
  for (const auto kind : domain::all_letter_kinds) names.push_back(domain::letter_kind_name(kind));
  SPOTME_CHECK(RuleTable(file_name, "", root).only(names));
  domain::LetterDefaults defaults;
  for (const auto kind : domain::all_letter_kinds) {
    SPOTME_TRY(const RuleTable table, sub_table(file_name, root, domain::letter_kind_name(kind)));
    SPOTME_CHECK(table.only({"number", "letterhead", "subject", "body", "closing", "source", "certainty"}));
    auto& one = defaults.at(static_cast<std::size_t>(kind));
    for (const auto& field : domain::letter_fields()) {
      SPOTME_TRY(const std::string text, table.text(field.name));
      one.texts.*field.text = std::string(base::trimmed(text));
    }
    SPOTME_TRY(one.source, read_source(table));
    SPOTME_TRY(const auto certainty, read_certainty(table));
    one.certainty = domain::certainty_name(certainty);
    if (const auto fits = domain::check_letter_template(kind, one.texts); !fits) {
      auto refusal =
          rule_refusal(fits.error().key, file_name, fmt::format("{}.{}", table.prefix(), fits.error().field));
      refusal.args.insert(refusal.args.end(), fits.error().args.begin(), fits.error().args.end());
      return refusal;
    }
  }
  return defaults;
}

}  // namespace spotme::store
