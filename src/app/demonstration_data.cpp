#include "app/demonstration_data.hpp"

#include "base/embedded.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::string_view ministry_file = "demonstration/ministry.toml";
constexpr std::string_view history_file = "demonstration/history.toml";
constexpr std::string_view officers_file = "demonstration/officers.csv";

constexpr std::array<std::pair<std::string_view, Happening>, 8> happenings{{
    {"late_in", Happening::late_in},
    {"early_out", Happening::early_out},
    {"no_clock_in", Happening::no_clock_in},
    {"no_clock_out", Happening::no_clock_out},
    {"absent", Happening::absent},
    {"elsewhere", Happening::elsewhere},
    {"again", Happening::again},
    {"delivered_late", Happening::delivered_late},
}};

[[noreturn]] void fail(std::string_view file, std::string_view what) {
  throw std::runtime_error(fmt::format("{}: {}", file, what));
}

std::string_view content(std::string_view file) {
  const auto text = base::embedded_file(file);
  if (!text) fail(file, "is not in this binary");
  return *text;
}

toml::table parse(std::string_view file) {
  try {
    return toml::parse(content(file), file);
  } catch (const toml::parse_error& error) {
    fail(file, error.description());
  }
}

template <class T>
T need(std::string_view file, const toml::table& table, std::string_view key) {
  const auto value = table[key].value<T>();
  if (!value) fail(file, fmt::format("{} is missing or of a wrong type", key));
  return *value;
}

/// The tables of `[[key]]`, none when it is absent.
std::vector<const toml::table*> tables(std::string_view file, const toml::table& table, std::string_view key) {
  std::vector<const toml::table*> found;
  if (!table.contains(key)) return found;
  const auto* list = table[key].as_array();
  if (list == nullptr) fail(file, fmt::format("{} is not a list of tables", key));
  for (const auto& node : *list) {
    if (!node.is_table()) fail(file, fmt::format("{} is not a list of tables", key));
    found.push_back(node.as_table());
  }
  return found;
}

const toml::table& sub_table(std::string_view file, const toml::table& table, std::string_view key) {
  const auto* found = table[key].as_table();
  if (found == nullptr) fail(file, fmt::format("[{}] is missing", key));
  return *found;
}

domain::Area read_area(const toml::table& table) {
  if (const auto* circle = table["circle"].as_table()) {
    return domain::Circle{
        {need<double>(ministry_file, *circle, "latitude"), need<double>(ministry_file, *circle, "longitude")},
        need<double>(ministry_file, *circle, "radius_m")};
  }
  const auto* ring = table["polygon"].as_array();
  if (ring == nullptr) fail(ministry_file, "a place has neither circle nor polygon");
  domain::Polygon polygon;
  for (const auto& node : *ring) {
    const auto* corner = node.as_array();
    const auto latitude = corner == nullptr || corner->size() != 2 ? std::nullopt : corner->get(0)->value<double>();
    const auto longitude = latitude ? corner->get(1)->value<double>() : std::nullopt;
    if (!longitude) fail(ministry_file, "a corner is not [latitude, longitude]");
    polygon.ring.push_back({*latitude, *longitude});
  }
  return polygon;
}

DemonstrationAgency read_agency(const toml::table& table) {
  DemonstrationAgency agency;
  agency.code = need<std::string>(ministry_file, table, "code");
  agency.name = need<std::string>(ministry_file, table, "name");
  agency.body = table["body"].value_or(std::string{});
  for (const auto* place : tables(ministry_file, table, "place")) {
    agency.places.push_back(
        {need<std::string>(ministry_file, *place, "unit"),
         {need<std::string>(ministry_file, *place, "name"), domain::PlaceKind::office, read_area(*place)}});
    if (!domain::check_area(agency.places.back().place.area)) fail(ministry_file, agency.places.back().place.name);
  }
  for (const auto* network : tables(ministry_file, table, "network")) {
    const auto prefix = domain::parse_prefix(need<std::string>(ministry_file, *network, "prefix"));
    if (!prefix) fail(ministry_file, "a prefix is wrong");
    agency.networks.push_back({need<std::string>(ministry_file, *network, "unit"),
                               {need<std::string>(ministry_file, *network, "name"), *prefix}});
  }
  return agency;
}

Happening read_happening(std::string_view word) {
  for (const auto& [name, happening] : happenings) {
    if (name == word) return happening;
  }
  fail(history_file, fmt::format("there is no kind {}", word));
}

DemonstrationCard read_card(const toml::table& table) {
  DemonstrationCard card{need<std::string>(history_file, table, "user_id"), {}};
  const auto* months = table["late_days"].as_array();
  if (months == nullptr || months->empty()) fail(history_file, "late_days of " + card.user_id);
  for (const auto& month : *months) card.late_days.push_back(month.value<std::int64_t>().value_or(0));
  return card;
}

}  // namespace

DemonstrationMinistry demonstration_ministry() {
  const auto root = parse(ministry_file);
  const auto& head = sub_table(ministry_file, root, "ministry");
  DemonstrationMinistry ministry;
  ministry.code = need<std::string>(ministry_file, head, "code");
  ministry.name = need<std::string>(ministry_file, head, "name");
  for (const auto* body : tables(ministry_file, root, "body")) {
    ministry.bodies.push_back(
        {need<std::string>(ministry_file, *body, "kind"), need<std::string>(ministry_file, *body, "code"),
         need<std::string>(ministry_file, *body, "name"), (*body)["under"].value_or(std::string{})});
  }
  for (const auto* agency : tables(ministry_file, root, "agency")) ministry.agencies.push_back(read_agency(*agency));
  for (const auto* login : tables(ministry_file, root, "account")) {
    ministry.logins.push_back(
        {need<std::string>(ministry_file, *login, "user_id"),
         {need<std::string>(ministry_file, *login, "ms"), need<std::string>(ministry_file, *login, "en")},
         (*login)["temporary"].value_or(false),
         (*login)["system_admin"].value_or(false)});
  }
  return ministry;
}

DemonstrationHistory demonstration_history() {
  const auto root = parse(history_file);
  const auto& days = sub_table(history_file, root, "days_of_1000");
  const auto& presses = sub_table(history_file, root, "presses_of_1000");
  const auto number = [](const toml::table& table, std::string_view key) {
    return need<std::int64_t>(history_file, table, key);
  };
  DemonstrationHistory history;
  history.seed = static_cast<std::uint64_t>(number(root, "seed"));
  history.days = number(root, "days");
  history.posted_days = number(root, "posted_days");
  history.late_in = number(days, "late_in");
  history.early_out = number(days, "early_out");
  history.no_clock_in = number(days, "no_clock_in");
  history.no_clock_out = number(days, "no_clock_out");
  history.absent = number(days, "absent");
  history.elsewhere = number(presses, "elsewhere");
  history.no_position = number(presses, "no_position");
  history.no_accuracy = number(presses, "no_accuracy");
  history.again = number(presses, "again");
  history.office_network = number(presses, "office_network");
  for (const auto* certain : tables(history_file, root, "certain")) {
    history.certain.push_back({need<std::string>(history_file, *certain, "user_id"),
                               number(*certain, "working_days_ago"),
                               read_happening(need<std::string>(history_file, *certain, "kind"))});
  }
  for (const auto* card : tables(history_file, root, "card")) history.cards.push_back(read_card(*card));
  return history;
}

std::string_view demonstration_officers() { return content(officers_file); }

}  // namespace spotme::app
