#include "http/rule_json.hpp"

#include "base/json_reader.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace spotme::http {
namespace {

namespace json = boost::json;
using domain::RuleFieldKind;

constexpr std::size_t most_items = 40;
constexpr std::size_t most_word = 200;

json::object word_json(std::string_view value, const base::Messages& messages, std::string_view prefix) {
  return {{"value", value}, {"label", to_json(messages.text(fmt::format("{}{}", prefix, value)))}};
}

json::object field_json(const domain::RuleField& field, const base::Messages& messages) {
  json::array choices;
  for (const auto choice : field.choices) choices.push_back(word_json(choice, messages, "rule_choice_"));
  return {{"name", field.name},
          {"label", to_json(messages.text(fmt::format("rule_field_{}", field.name)))},
          {"kind", domain::rule_field_kind_name(field.kind)},
          {"least", field.least},
          {"most", field.most},
          {"optional", field.optional},
          {"choices", std::move(choices)}};
}

struct ToValue {
  json::value operator()(bool flag) const { return flag; }
  json::value operator()(std::int64_t number) const { return number; }
  json::value operator()(base::Minutes at) const { return json::value(base::format_minute(at)); }
  json::value operator()(const std::string& word) const { return json::value(word); }
  template <class T>
  json::value operator()(const std::vector<T>& list) const {
    json::array array;
    for (const auto& one : list) array.push_back((*this)(one));
    return array;
  }
};

json::array states_json(const std::vector<domain::State>& states) {
  json::array words;
  for (const auto state : states) words.emplace_back(domain::state_name(state));
  return words;
}

json::object actor_json(const app::RuleActor& actor) {
  return {{"by", actor.name}, {"at", base::format_instant(actor.at)}};
}

json::object value_json(const app::RuleValueView& view) {
  const auto& entry = view.entry;
  json::object fields;
  for (std::size_t i = 0; i < entry.fields.values().size(); ++i) {
    const auto& value = entry.fields.values()[i];
    if (value) fields[entry.fields.key().fields[i].name] = std::visit(ToValue{}, *value);
  }
  json::object body{{"origin", store::rule_layer_name(entry.layer)},
                    {"states", states_json(entry.states)},
                    {"fields", std::move(fields)},
                    {"source", entry.source},
                    {"certainty", domain::certainty_name(entry.certainty)}};
  // A value that is used for every earlier day has no first day of its own.
  if (entry.from != store::first_rule_day()) body["valid_from"] = base::format_day(entry.from);
  if (entry.to) body["valid_to"] = base::format_day(*entry.to);
  if (entry.in_force) body["in_force"] = base::format_day(*entry.in_force);
  if (view.id) {
    body["id"] = base::to_string(*view.id);
    body["revision"] = view.revision;
  }
  if (view.made) body["made"] = actor_json(*view.made);
  if (view.withdrawn) {
    auto withdrawn = actor_json(*view.withdrawn);
    withdrawn["reason"] = view.reason;
    body["withdrawn"] = std::move(withdrawn);
  }
  return body;
}

json::array in_effect_json(const std::vector<store::InEffect>& holding) {
  json::array list;
  for (const auto& one : holding) list.push_back({{"value", one.entry}, {"states", states_json(one.states)}});
  return list;
}

json::object key_json(const app::RuleKeyView& view, const base::Messages& messages) {
  const auto& key = *view.key;
  json::array fields;
  for (const auto& field : key.fields) fields.push_back(field_json(field, messages));
  json::array values;
  for (const auto& value : view.values) values.push_back(value_json(value));
  return {{"key", key.name},
          {"label", to_json(messages.text(fmt::format("rule_key_{}", key.name)))},
          {"about", to_json(messages.text(fmt::format("rule_about_{}", key.name)))},
          {"group", domain::rule_group_name(key.group)},
          {"by_state", key.by_state},
          {"open", view.open},
          {"fields", std::move(fields)},
          {"values", std::move(values)},
          {"in_effect", in_effect_json(view.in_effect)},
          {"national", in_effect_json(view.national)}};
}

/// One field of the value, by its kind; ranges and words are checked by the reader of the rules.
std::optional<domain::RuleFieldValue> read_field(base::ObjectReader& reader, const domain::RuleField& field) {
  if (field.optional && !reader.has(field.name)) return std::nullopt;
  switch (field.kind) {
    case RuleFieldKind::minute:
    case RuleFieldKind::word: return reader.required_text(field.name, 1, most_word);
    case RuleFieldKind::number: return reader.required_integer(field.name, field.least, field.most);
    case RuleFieldKind::numbers: return reader.required_integers(field.name, most_items, field.least, field.most);
    case RuleFieldKind::flag: return reader.required_boolean(field.name);
    case RuleFieldKind::minutes:
    case RuleFieldKind::words:
    case RuleFieldKind::texts: return reader.required_texts(field.name, most_items, 1, most_word);
  }
  return std::nullopt;
}

}  // namespace

json::object to_json(const app::RuleBookView& book, const base::Messages& messages) {
  json::array groups;
  json::array keys;
  std::optional<domain::RuleGroup> group;
  for (const auto& key : book.keys) {
    if (key.key->group != group) groups.push_back(word_json(rule_group_name(key.key->group), messages, "rule_group_"));
    group = key.key->group;
    keys.push_back(key_json(key, messages));
  }
  json::array certainties;
  for (const auto certainty : {domain::Certainty::official, domain::Certainty::press, domain::Certainty::practice,
                               domain::Certainty::inferred, domain::Certainty::project_default}) {
    const auto word = domain::certainty_name(certainty);
    auto one = word_json(word, messages, "rule_certainty_");
    one["about"] = to_json(messages.text(fmt::format("rule_certainty_about_{}", word)));
    certainties.push_back(std::move(one));
  }
  json::array states;
  for (const auto state : domain::all_states()) {
    states.push_back(word_json(domain::state_name(state), messages, "state_"));
  }
  return {{"version", book.version},    {"as_of", base::format_day(book.as_of)},
          {"may_edit", book.may_edit},  {"groups", std::move(groups)},
          {"keys", std::move(keys)},    {"certainties", std::move(certainties)},
          {"states", std::move(states)}};
}

base::Result<app::RuleInput> read_rule_input(std::string_view text, RuleBookOf book) {
  const base::JsonBody body(text);
  base::ObjectReader reader(body);
  app::RuleInput input;
  const auto name = reader.required_text("key", 1, 60);
  const auto* key = domain::find_rule_key(name);
  if (key == nullptr) {
    reader.refuse("key", base::Code::unprocessable, "rule_key_unknown");
    SPOTME_CHECK(reader.finish());
  }
  input.fields = domain::RuleFields(*key);
  auto fields = reader.required_object("fields");
  for (std::size_t i = 0; i < key->fields.size(); ++i) {
    if (auto value = read_field(fields, key->fields[i])) input.fields.set(i, std::move(*value));
  }
  if (key->by_state) input.states = reader.required_texts("states", domain::state_count, 1, most_word);
  input.from = reader.required_day("valid_from");
  input.to = reader.optional_day("valid_to");
  input.source = reader.required_text("source", 1, most_word);
  if (book == RuleBookOf::nation) input.certainty = reader.required_text("certainty", 1, 40);
  SPOTME_CHECK(reader.finish());
  return input;
}

}  // namespace spotme::http
