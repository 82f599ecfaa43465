#include "store/rule_dated.hpp"

namespace spotme::store {

base::Result<domain::Certainty> read_certainty(const RuleTable& table) {
  SPOTME_TRY(const std::string word, table.text("certainty"));
  for (const auto certainty : {domain::Certainty::official, domain::Certainty::press, domain::Certainty::practice,
                               domain::Certainty::inferred, domain::Certainty::project_default}) {
    if (word == domain::certainty_name(certainty)) return certainty;
  }
  return table.refusal("rule_wrong_type", "certainty");
}

base::Result<std::string> read_source(const RuleTable& table) {
  auto source = table.text("source");
  if (!source && source.error().key == "rule_missing") return table.refusal("rule_no_source", "source");
  return source;
}

base::Result<base::Day> read_first_day(const RuleTable& table) {
  if (const auto always = table.text("valid_from"); always && *always == "always") return first_day_of_all();
  return table.day("valid_from");
}

}  // namespace spotme::store
