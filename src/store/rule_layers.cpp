#include "store/rule_layers.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

toml::date to_toml(base::Day day) {
  const std::chrono::year_month_day date{day};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

}  // namespace

std::string edit_name(const RuleEdit& edit) { return fmt::format("{}[{}]", edit.key, base::format_day(edit.from)); }

base::Result<RuleLayers> RuleLayers::make(std::string_view file, const toml::table& root, const RuleEdits& edits,
                                          domain::RuleFile kind) {
  RuleLayers layers(file, root);
  SPOTME_CHECK(layers.add(RuleLayer::national, edits.national, kind));
  SPOTME_CHECK(layers.add(RuleLayer::agency, edits.agency, kind));
  return layers;
}

base::Result<void> RuleLayers::add(RuleLayer layer, const std::vector<RuleEdit>& edits, domain::RuleFile kind) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const auto& edit = edits[i];
    const auto* key = domain::find_rule_key(edit.key);
    if (key == nullptr) return rule_refusal("rule_unknown", file_, edit.key);
    if (key->file != kind) continue;
    SPOTME_TRY(toml::table table, parse_rule_file(edit_name(edit), edit.value));
    table.insert("valid_from", to_toml(edit.from));
    if (edit.to) table.insert("valid_to", to_toml(*edit.to));
    if (!edit.states.empty()) {
      toml::array states;
      for (const auto state : base::split(edit.states, ';')) states.push_back(std::string(state));
      table.insert("states", std::move(states));
    }
    table.insert("source", edit.source);
    table.insert("certainty", edit.certainty);
    edits_.push_back({layer, i, edit.key, edit_name(edit), std::move(table)});
  }
  return {};
}

base::Result<void> RuleLayers::for_each(std::string_view key, const Read& read) const {
  if (!root_->contains(key)) return rule_refusal("rule_missing", file_, key);
  const auto* list = (*root_)[key].as_array();
  if (list == nullptr || !list->is_homogeneous(toml::node_type::table))
    return rule_refusal("rule_wrong_type", file_, key);
  for (std::size_t i = 0; i < list->size(); ++i) {
    SPOTME_CHECK(
        read(RuleLayer::file, i, RuleTable(file_, fmt::format("{}[{}]", key, i), *list->get_as<toml::table>(i))));
  }
  for (const auto& edit : edits_) {
    if (edit.key == key) SPOTME_CHECK(read(edit.layer, edit.number, RuleTable(file_, edit.prefix, edit.table)));
  }
  return {};
}

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
  if (const auto always = table.text("valid_from"); always && *always == "always") return first_rule_day();
  return table.day("valid_from");
}

}  // namespace spotme::store
