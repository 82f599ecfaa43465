#include "app/demonstration_worktime.hpp"

#include "base/embedded.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <stdexcept>

namespace spotme::app {
namespace {

constexpr std::string_view file = "demonstration/worktime.toml";

[[noreturn]] void fail(std::string_view what) { throw std::runtime_error(fmt::format("{}: {}", file, what)); }

std::string text(const toml::table& table, std::string_view key) {
  const auto value = table[key].value<std::string>();
  if (!value) fail(fmt::format("{} is missing or of a wrong type", key));
  return *value;
}

base::Minutes minute(const toml::table& table, std::string_view key) {
  const auto at = base::parse_minute(text(table, key));
  if (!at) fail(fmt::format("{} is no time", key));
  return *at;
}

DemonstrationRota read_rota(const toml::table& table) {
  auto days = domain::parse_pattern(text(table, "pattern"));
  if (!days) fail(days.error().key);
  DemonstrationRota rota{text(table, "agency"),
                         text(table, "unit"),
                         text(table, "code"),
                         text(table, "name"),
                         {{}, *std::move(days), table["works_on_holidays"].value_or(true)}};
  const auto* members = table["members"].as_table();
  if (members == nullptr) fail("a rota has no members");
  for (const auto& [user_id, offset] : *members) {
    rota.members[std::string(user_id.str())] = offset.value_or(0);
  }
  return rota;
}

std::optional<domain::LeavePart> read_part(const toml::table& table) {
  const auto part = table["part"].value<std::string>();
  if (!part) return std::nullopt;
  if (*part == "day") return domain::LeavePart::day;
  if (*part == "morning") return domain::LeavePart::morning;
  if (*part == "afternoon") return domain::LeavePart::afternoon;
  fail(*part);
}

DemonstrationGrant read_grant(const toml::table& table) {
  const auto kind = store::parse_grant_kind(text(table, "kind"));
  if (!kind) fail("a grant is of no kind");
  DemonstrationGrant grant{text(table, "user_id"),
                           table["working_days_ago"].value_or<std::int64_t>(1),
                           table["days"].value_or<std::int64_t>(1),
                           {}};
  grant.grant.kind = *kind;
  if (table.contains("from")) grant.grant.times = {minute(table, "from"), minute(table, "to")};
  grant.grant.outstation = table["outstation"].value_or(false);
  grant.grant.part = read_part(table);
  grant.grant.code = table["code"].value_or<std::string>("");
  return grant;
}

template <class T>
std::vector<T> read_all(const toml::table& root, std::string_view key, T (*read)(const toml::table&)) {
  std::vector<T> all;
  const auto* list = root[key].as_array();
  if (list == nullptr) fail(fmt::format("{} is not a list of tables", key));
  for (const auto& node : *list) {
    if (!node.is_table()) fail(fmt::format("{} is not a list of tables", key));
    all.push_back(read(*node.as_table()));
  }
  return all;
}

}  // namespace

DemonstrationWorktime demonstration_worktime() {
  const auto content = base::embedded_file(file);
  if (!content) fail("is not in this binary");
  try {
    const auto root = toml::parse(*content, file);
    return {read_all(root, "rota", read_rota), read_all(root, "grant", read_grant)};
  } catch (const toml::parse_error& error) {
    fail(error.description());
  }
}

base::Result<domain::DayRange> grant_days(const AgencyRules& rules, domain::State state,
                                          const DemonstrationGrant& grant, base::Day today) {
  auto day = today;
  for (auto left = grant.working_days_ago; left > 0;) {
    day -= std::chrono::days{1};
    SPOTME_TRY(const auto type, domain::day_type(rules.pack, *rules.calendar, state, day));
    if (type == domain::DayType::working) --left;
  }
  return domain::DayRange{day, day + std::chrono::days{grant.days - 1}};
}

}  // namespace spotme::app
