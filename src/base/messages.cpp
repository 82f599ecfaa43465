#include "base/messages.hpp"

#include "base/count_text.hpp"
#include "base/day_words.hpp"
#include "base/embedded.hpp"
#include "base/time.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace spotme::base {
namespace {

/// Calls `on_literal` and `on_name` for the pieces of a template, in order.
template <class OnLiteral, class OnName>
void walk(std::string_view pattern, OnLiteral on_literal, OnName on_name) {
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    on_literal(pattern.substr(0, open));
    if (open == std::string_view::npos) return;
    const auto close = pattern.find('}', open);
    if (close == std::string_view::npos) throw std::runtime_error("a '{' without '}'");
    on_name(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

std::set<std::string, std::less<>> names_in(std::string_view pattern) {
  std::set<std::string, std::less<>> names;
  walk(
      pattern, [](std::string_view) {}, [&](std::string_view name) { names.emplace(name); });
  return names;
}

/// Arguments that are counts or measures. All others stay as they were given: years, references, versions and codes are
/// digits too.
bool is_count(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names{"accuracy", "count", "days", "distance", "hours", "km",
                                                          "least",    "limit", "mib",  "minutes",  "most",  "seconds"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string fill(std::string_view key, std::string_view pattern, const MessageArgs& args) {
  std::string filled;
  filled.reserve(pattern.size() + 32);
  walk(
      pattern, [&](std::string_view literal) { filled += literal; },
      [&](std::string_view name) {
        const auto arg = std::find_if(args.begin(), args.end(), [&](const auto& one) { return one.first == name; });
        if (arg == args.end()) throw std::logic_error(fmt::format("message {}: no argument {}", key, name));
        if (is_count(name)) {
          append_count(filled, arg->second);
        } else {
          filled += arg->second;
        }
      });
  return filled;
}

}  // namespace

std::vector<MessagePiece> pieces_of(std::string_view pattern) {
  std::vector<MessagePiece> pieces{{}};
  walk(
      pattern, [&](std::string_view words) { pieces.back().words = words; },
      [&](std::string_view name) {
        pieces.back().argument = name;
        pieces.emplace_back();
      });
  return pieces;
}

Messages Messages::load() {
  Messages messages;
  for (const auto path : embedded_paths("messages/")) messages.add(path, embedded_file(path).value());
  return messages;
}

Messages Messages::parse(std::string_view file_name, std::string_view toml) {
  Messages messages;
  messages.add(file_name, toml);
  return messages;
}

void Messages::add(std::string_view file_name, std::string_view toml) {
  const auto table = toml::parse(toml, file_name);
  for (const auto& [key, node] : table) {
    const auto fail = [&, name = key.str()](std::string_view why) {
      return std::runtime_error(fmt::format("{}: [{}]: {}", file_name, name, why));
    };
    const auto* entry = node.as_table();
    if (entry == nullptr) throw fail("is not a table");
    const auto ms = (*entry)["ms"].value<std::string>();
    const auto en = (*entry)["en"].value<std::string>();
    if (!ms || !en || entry->size() != 2) throw fail("needs ms and en, and nothing else");
    if (names_in(*ms) != names_in(*en)) throw fail("ms and en name different arguments");
    if (!texts_.emplace(std::string(key.str()), Text{*ms, *en}).second) throw fail("stands twice");
  }
}

Text Messages::text(std::string_view key, const MessageArgs& args) const {
  MessageArgs malay = args;
  MessageArgs english = args;
  for (std::size_t i = 0; i < args.size(); ++i) {
    const auto day = parse_day(args[i].second);
    if (!day) continue;
    auto words = day_in_words(*day);
    malay[i].second = std::move(words.ms);
    english[i].second = std::move(words.en);
  }
  return text(key, malay, english);
}

Text Messages::text(std::string_view key, const MessageArgs& ms, const MessageArgs& en) const {
  const auto& found = pattern(key);
  return {fill(key, found.ms, ms), fill(key, found.en, en)};
}

const Text& Messages::pattern(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) throw std::logic_error(fmt::format("no message {}", key));
  return found->second;
}

bool Messages::contains(std::string_view key) const { return texts_.contains(key); }

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> keys;
  keys.reserve(texts_.size());
  for (const auto& [key, text] : texts_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace spotme::base
