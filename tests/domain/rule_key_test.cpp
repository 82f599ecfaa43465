#include "domain/rule_key.hpp"

#include "base/messages.hpp"
#include "domain/worktime/state.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace spotme::domain {
namespace {

TEST(RuleKey, EveryOneStandsOnceAndHasItsWords) {
  const auto messages = base::Messages::load();
  std::set<std::string_view> names;
  for (const auto& key : all_rule_keys()) {
    EXPECT_TRUE(names.insert(key.name).second) << key.name;
    EXPECT_EQ(find_rule_key(key.name), &key);
    EXPECT_TRUE(messages.contains(fmt::format("rule_key_{}", key.name))) << key.name;
    EXPECT_TRUE(messages.contains(fmt::format("rule_about_{}", key.name))) << key.name;
    EXPECT_TRUE(messages.contains(fmt::format("rule_group_{}", rule_group_name(key.group)))) << key.name;
    for (const auto& field : key.fields) {
      EXPECT_TRUE(messages.contains(fmt::format("rule_field_{}", field.name))) << key.name << '.' << field.name;
      for (const auto choice : field.choices) {
        EXPECT_TRUE(messages.contains(fmt::format("rule_choice_{}", choice))) << choice;
      }
    }
  }
  EXPECT_EQ(find_rule_key("wbf_windows"), nullptr);
}

TEST(RuleFields, AskForWhatTheKeyHas) {
  RuleFields fields(*find_rule_key("span"));
  fields.set(0, std::int64_t{540});
  EXPECT_EQ(fields.number("minutes"), 540);
  EXPECT_THROW((void)fields.number("hours"), std::logic_error);
  const RuleFields empty(*find_rule_key("span"));
  EXPECT_FALSE(empty.has("minutes"));
  EXPECT_THROW((void)empty.number("minutes"), std::logic_error);
}

}  // namespace
}  // namespace spotme::domain
