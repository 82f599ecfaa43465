#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace spotme::base {

using MessageArgs = std::vector<std::pair<std::string, std::string>>;

/// One sentence for people, in both languages.
struct Text {
  std::string ms;
  std::string en;
  bool operator==(const Text&) const = default;
};

/// A piece of a text with arguments: words, and the name of the argument that follows them; empty behind the last.
struct MessagePiece {
  std::string_view words;
  std::string_view argument;
  bool operator==(const MessagePiece&) const = default;
};
/// `In at {at}.` is cut into `In at `+`at` and `.`+``. For whoever fills the same text very often. Throws
/// std::runtime_error for a brace that is not closed, which no loaded catalogue has.
[[nodiscard]] std::vector<MessagePiece> pieces_of(std::string_view pattern);

/// The catalogue of `messages/*.toml`. A file holds tables `[key]` with `ms` and `en`; `{name}` in a text is replaced
/// by the argument of that name. The two languages stand side by side so that neither can be forgotten.
class Messages {
 public:
  /// Loads every embedded catalogue. Throws std::runtime_error naming file and key when a language is missing, a key
  /// stands twice or the two texts name different arguments: such a binary must not start.
  [[nodiscard]] static Messages load();
  /// For tests: one catalogue from its text.
  [[nodiscard]] static Messages parse(std::string_view file_name, std::string_view toml);

  /// The text of `key` with `args` put in, days among them in words (`2026-11-30`: `30 Nov 2026`) and counts with
  /// separators (`count`, `limit` and the like of `1200`: `1,200`). An unknown key or a missing argument is a fault of
  /// the program and throws std::logic_error.
  [[nodiscard]] Text text(std::string_view key, const MessageArgs& args = {}) const;
  /// The same where an argument is itself a word of the language.
  [[nodiscard]] Text text(std::string_view key, const MessageArgs& ms, const MessageArgs& en) const;
  /// The text of `key` as the catalogue has it, `{name}` for each argument; lives as long as the catalogue. An unknown
  /// key throws as above.
  [[nodiscard]] const Text& pattern(std::string_view key) const;
  [[nodiscard]] bool contains(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  void add(std::string_view file_name, std::string_view toml);

  std::unordered_map<std::string, Text, Hash, std::equal_to<>> texts_;
};

}  // namespace spotme::base
