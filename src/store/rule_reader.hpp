#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Inside of store/rule_pack: reads typed values out of one TOML table of a rule file, naming file and key in every
/// refusal.
namespace spotme::store {

/// A refusal of a rule file: code `invalid`, field `<file>: <key>`, arguments `file` and `key`.
[[nodiscard]] base::Error rule_refusal(std::string message_key, std::string_view file, std::string_view key);

/// One table. Keys are named `<prefix>.<key>`, such as `rest_days[2].source`.
class RuleTable {
 public:
  RuleTable(std::string_view file, std::string prefix, const toml::table& table)
      : file_(file), prefix_(std::move(prefix)), table_(table) {}

  /// Refuses a key that is not listed (`rule_unknown`): a slip of the pen must not silently decide nothing.
  [[nodiscard]] base::Result<void> only(const std::vector<std::string_view>& allowed) const;
  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

  /// Not empty; `rule_missing` or `rule_wrong_type` otherwise.
  [[nodiscard]] base::Result<std::string> text(std::string_view key) const;
  [[nodiscard]] base::Result<bool> flag(std::string_view key) const;
  /// A whole number from `least` to `most`; `rule_out_of_range` otherwise.
  [[nodiscard]] base::Result<std::int64_t> number(std::string_view key, std::int64_t least, std::int64_t most) const;
  [[nodiscard]] base::Result<base::Day> day(std::string_view key) const;
  /// A list, which may be empty.
  [[nodiscard]] base::Result<std::vector<std::string>> texts(std::string_view key) const;
  [[nodiscard]] base::Result<std::vector<std::int64_t>> numbers(std::string_view key) const;

  [[nodiscard]] base::Error refusal(std::string message_key, std::string_view key) const;
  [[nodiscard]] const std::string& prefix() const { return prefix_; }

 private:
  template <class T>
  [[nodiscard]] base::Result<std::vector<T>> list(std::string_view key) const;

  std::string_view file_;
  std::string prefix_;
  const toml::table& table_;
};

/// The text of a rule file in the binary. Throws std::runtime_error when it is not there.
[[nodiscard]] std::string_view embedded_rules(std::string_view path);

/// Parses a whole file; `rule_file_malformed` with the line as key.
[[nodiscard]] base::Result<toml::table> parse_rule_file(std::string_view file, std::string_view text);
/// The table `key` of the file; `rule_missing` or `rule_wrong_type`. `file` and `root` must outlive the answer.
[[nodiscard]] base::Result<RuleTable> sub_table(std::string_view file, const toml::table& root, std::string_view key);

}  // namespace spotme::store
