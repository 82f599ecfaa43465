#include "domain/audit_action.hpp"

#include "base/messages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace spotme::domain {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// What stands between the brackets of a call whose bracket opens at `at`.
std::string_view call_at(std::string_view text, std::size_t at) {
  int depth = 0;
  for (auto i = at; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return text.substr(at, i - at);
  }
  return {};
}

bool is_word(std::string_view literal) {
  const auto known = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return literal.find('_') != std::string_view::npos && std::all_of(literal.begin(), literal.end(), known);
}

/// The literals of a call that look like words of the trail.
void add_words(std::string_view inside, std::set<std::string, std::less<>>& words) {
  for (auto from = inside.find('"'); from != std::string_view::npos; from = inside.find('"', from + 1)) {
    const auto to = inside.find('"', from + 1);
    if (to == std::string_view::npos) return;
    if (is_word(inside.substr(from + 1, to - from - 1))) words.emplace(inside.substr(from + 1, to - from - 1));
    from = to;
  }
}

/// The words of every call that records: `"task_read"`, or two of a choice. Where a word comes through a variable, the
/// call that names it is one of the helpers here.
std::set<std::string, std::less<>> recorded_words() {
  constexpr std::array<std::string_view, 13> calls{"insert_audit_entry(",
                                                   "insert_audit_entries(",
                                                   "insert_looks(",
                                                   "insert_list_look(",
                                                   "audit_look(",
                                                   "audit_both(",
                                                   "audit(",
                                                   "record_looks(",
                                                   "record(",
                                                   "with_webhook(",
                                                   "store_grants(",
                                                   "look(",
                                                   "moved_to("};
  std::set<std::string, std::less<>> words;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SPOTME_SOURCE_DIR "/src")) {
    if (entry.path().extension() != ".cpp" || entry.path().parent_path().filename() == "http") continue;
    const auto text = text_of(entry.path());
    for (const auto call : calls) {
      for (auto at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
        add_words(call_at(text, at + call.size() - 1), words);
      }
    }
  }
  return words;
}

TEST(AuditAction, EveryWordThatIsRecordedStandsInTheCatalogue) {
  const std::set<std::string> others{"webhook_paused"};  // a refusal inside of such a call
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
