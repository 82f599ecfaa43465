#include "app/officer_import_line.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace spotme::app {
namespace {

namespace json = boost::json;

std::string text_at(const json::object& object, std::string_view name) {
  return std::string(object.at(name).as_string());
}

/// What the file would say of an officer, column by column.
struct Words {
  std::string field;
  std::string text;
};

std::string role_words(const store::Officer& officer) {
  std::vector<std::string> names;
  for (const auto& held : officer.roles) {
    const auto& importable = importable_roles();
    if (std::find(importable.begin(), importable.end(), held.role) == importable.end()) continue;
    names.emplace_back(domain::role_name(held.role));
  }
  std::sort(names.begin(), names.end());
  std::string all;
  for (const auto& name : names) all += all.empty() ? name : "; " + name;
  return all;
}

std::vector<Words> words_of(const ImportPlan& plan, const store::Officer& officer) {
  std::string supervisor;
  if (officer.supervisor) {
    const auto found = plan.user_ids.find(*officer.supervisor);
    if (found != plan.user_ids.end()) supervisor = found->second;
  }
  const auto unit = plan.unit_paths.find(officer.unit);
  return {{"name", officer.name},
          {"email", officer.email},
          {"unit_code", unit == plan.unit_paths.end() ? std::string() : unit->second},
          {"state", std::string(domain::state_name(officer.state))},
          {"scheme", domain::format_assigned(officer.scheme)},
          {"supervisor_user_id", supervisor},
          {"roles", role_words(officer)}};
}

}  // namespace

std::string write_differences(const std::vector<ImportDifference>& differences) {
  json::array array;
  for (const auto& one : differences) array.push_back({one.field, one.before, one.after});
  return json::serialize(array);
}

std::vector<ImportDifference> read_differences(std::string_view text) {
  std::vector<ImportDifference> differences;
  const auto value = json::parse(text);
  for (const auto& one : value.as_array()) {
    const auto& parts = one.as_array();
    differences.push_back({std::string(parts.at(0).as_string()), std::string(parts.at(1).as_string()),
                           std::string(parts.at(2).as_string())});
  }
  return differences;
}

std::vector<ImportDifference> differences_of(const ImportPlan& plan, const store::Officer& before,
                                             const store::Officer& after) {
  const auto old_words = words_of(plan, before);
  const auto new_words = words_of(plan, after);
  std::vector<ImportDifference> differences;
  for (std::size_t i = 0; i < old_words.size(); ++i) {
    if (old_words[i].text == new_words[i].text) continue;
    differences.push_back({old_words[i].field, old_words[i].text, new_words[i].text});
  }
  // The same roles in another unit read alike.
  const bool roles_move = before.unit == after.unit && !roles_missing(before.roles, after.roles).empty();
  if (differences.empty() && roles_move) differences.push_back({"roles", role_words(before), role_words(after)});
  return differences;
}

std::vector<ImportDifference> differences_of(const ImportPlan& plan, const store::Officer& fresh) {
  std::vector<ImportDifference> differences;
  for (auto& words : words_of(plan, fresh)) {
    if (!words.text.empty()) differences.push_back({std::move(words.field), {}, std::move(words.text)});
  }
  return differences;
}

std::string write_import_faults(const std::vector<base::Error>& faults) {
  json::array array;
  for (const auto& fault : faults) {
    json::array args;
    for (const auto& [name, value] : fault.args) args.push_back({name, value});
    array.push_back(json::object{{"key", fault.key}, {"field", fault.field}, {"args", std::move(args)}});
  }
  return json::serialize(array);
}

std::vector<base::Error> read_import_faults(std::string_view text) {
  std::vector<base::Error> faults;
  const auto value = json::parse(text);
  for (const auto& one : value.as_array()) {
    const auto& object = one.as_object();
    base::Error error{base::Code::unprocessable, text_at(object, "key"), text_at(object, "field")};
    for (const auto& pair : object.at("args").as_array()) {
      const auto& parts = pair.as_array();
      error.args.emplace_back(std::string(parts.at(0).as_string()), std::string(parts.at(1).as_string()));
    }
    faults.push_back(std::move(error));
  }
  return faults;
}

std::string write_import_officer(const store::Officer& officer) {
  json::array roles;
  for (const auto& held : officer.roles) roles.push_back({domain::role_name(held.role), base::to_string(held.unit)});
  return json::serialize(
      json::object{{"name", officer.name},
                   {"email", officer.email},
                   {"unit", base::to_string(officer.unit)},
                   {"state", domain::state_name(officer.state)},
                   {"scheme", domain::format_assigned(officer.scheme)},
                   {"supervisor", officer.supervisor ? base::to_string(*officer.supervisor) : std::string()},
                   {"roles", std::move(roles)}});
}

void read_import_officer(std::string_view text, store::Officer& officer) {
  const auto value = json::parse(text);
  const auto& object = value.as_object();
  const auto unit = base::parse_uuid(text_at(object, "unit"));
  const auto state = domain::parse_state(text_at(object, "state"));
  auto scheme = domain::parse_assigned(text_at(object, "scheme"));
  if (!unit || !state || !scheme) throw db::Fault("an import holds what this version does not know");
  officer.name = text_at(object, "name");
  officer.email = text_at(object, "email");
  officer.unit = {*unit};
  officer.state = *state;
  officer.scheme = *scheme;
  officer.supervisor.reset();
  if (const auto supervisor = base::parse_uuid(text_at(object, "supervisor"))) {
    officer.supervisor = base::OfficerId{*supervisor};
  }
  officer.roles.clear();
  for (const auto& one : object.at("roles").as_array()) {
    const auto role = domain::parse_role(one.as_array().at(0).as_string());
    const auto held_in = base::parse_uuid(std::string_view(one.as_array().at(1).as_string()));
    if (!role || !held_in) throw db::Fault("an import holds a role that this version does not know");
    officer.roles.push_back({*role, {*held_in}});
  }
}

}  // namespace spotme::app
