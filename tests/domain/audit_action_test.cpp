#include "domain/audit_action.hpp"

#include "base/messages.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace spotme::domain {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// What stands between the brackets of a call that begins at `at`.
std::string call_at(const std::string& text, std::size_t at) {
  int depth = 0;
  for (auto i = at; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return text.substr(at, i - at);
  }
  return {};
}

/// The words among the first literals of every call that records: `"task_read"`, or two of a choice. Where the word
/// comes through a variable, the call that names it is one of the helpers below.
std::set<std::string> recorded_words() {
  const std::regex call(R"(\b(insert_audit_entry|insert_audit_entries|insert_looks|insert_list_look|audit_look|audit|)"
                        R"(store_grants|put|look|moved_to|tell_trail)\()");
  const std::regex word(R"re("([a-z]+(?:_[a-z0-9]+)+)")re");
  std::set<std::string> words;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SPOTME_SOURCE_DIR "/src")) {
    if (entry.path().extension() != ".cpp" || entry.path().parent_path().filename() == "http") continue;
    const auto text = text_of(entry.path());
    for (auto found = std::sregex_iterator(text.begin(), text.end(), call); found != std::sregex_iterator(); ++found) {
      const auto inside = call_at(text, static_cast<std::size_t>(found->position() + found->length()) - 1);
      for (auto one = std::sregex_iterator(inside.begin(), inside.end(), word); one != std::sregex_iterator(); ++one) {
        words.insert((*one)[1]);
      }
    }
  }
  return words;
}

TEST(AuditAction, EveryWordThatIsRecordedStandsInTheCatalogue) {
  // Words inside such a call that are no actions: keys of refusals, columns and the like.
  const std::set<std::string> others{"demonstration_history"};
  const auto words = recorded_words();
  EXPECT_GT(words.size(), 100U);
  for (const auto& word : words) {
    if (others.contains(word)) continue;
    EXPECT_TRUE(group_of(word)) << word << ": add it to domain/audit_action and to messages/audit.toml";
  }
}

TEST(AuditAction, EveryWordAndGroupHasItsTextAndStandsOnce) {
  const auto messages = base::Messages::load();
  std::set<std::string_view> seen;
  for (const auto& action : audit_actions()) {
    EXPECT_TRUE(seen.insert(action.word).second) << action.word;
    EXPECT_TRUE(messages.contains("audit_" + std::string(action.word))) << action.word;
  }
  for (const auto name : audit_group_names()) {
    const auto group = parse_audit_group(name);
    ASSERT_TRUE(group) << name;
    EXPECT_EQ(audit_group_name(*group), name);
    EXPECT_FALSE(actions_of(*group).empty()) << name;
    EXPECT_TRUE(messages.contains("audit_group_" + std::string(name))) << name;
  }
  EXPECT_FALSE(parse_audit_group("looks"));
  EXPECT_FALSE(group_of("of_another_version"));
}

}  // namespace
}  // namespace spotme::domain
