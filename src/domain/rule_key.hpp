#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What a rule may say: every key of `rules/*.toml` with the fields of its values. The files, the values that are set
/// in the application and the form in which they are set are all read by this one table. Its words for people are the
/// messages `rule_key_<key>`, `rule_about_<key>`, `rule_field_<field>`, `rule_group_<group>` and
/// `rule_choice_<choice>`.
namespace spotme::domain {

enum class RuleFieldKind : std::uint8_t {
  minute,   ///< `HH:MM`, with `+1` behind it for the next day; `least` and `most` in minutes
  minutes,  ///< several of them, ascending
  number,   ///< a whole number from `least` to `most`
  numbers,  ///< several of them, ascending
  flag,     ///< yes or no
  word,     ///< one of `choices`
  words,    ///< several of `choices`, none twice; from `least` to `most` of them
  texts,    ///< from `least` to `most` lines of free text, none empty
};
/// `minute`, `minutes`, `number`, …
[[nodiscard]] std::string_view rule_field_kind_name(RuleFieldKind kind);

struct RuleField {
  std::string_view name;
  RuleFieldKind kind;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::span<const std::string_view> choices = {};
  bool optional = false;
};

/// How the page orders them.
enum class RuleGroup : std::uint8_t { week, arrival, day_length, ramadan, grants, remote, deadlines, card };
[[nodiscard]] std::string_view rule_group_name(RuleGroup group);

/// The file in `rules/` that holds the key.
enum class RuleFile : std::uint8_t { federal, card };

struct RuleKey {
  std::string_view name;
  RuleGroup group;
  bool by_state;  ///< each state has its own values
  std::span<const RuleField> fields;
  RuleFile file = RuleFile::federal;
  /// The second of two minutes may not come before the first: the names of both, empty where there is no such pair.
  std::string_view pair_from = {};
  std::string_view pair_to = {};
};

/// In the order in which a jurist reads them.
[[nodiscard]] std::span<const RuleKey> all_rule_keys();
[[nodiscard]] const RuleKey* find_rule_key(std::string_view name);

using RuleFieldValue = std::variant<bool, std::int64_t, base::Minutes, std::string, std::vector<std::int64_t>,
                                    std::vector<base::Minutes>, std::vector<std::string>>;

/// The fields of one value of a key, checked against their kinds and ranges.
class RuleFields {
 public:
  RuleFields() = default;
  explicit RuleFields(const RuleKey& key) : key_(&key), values_(key.fields.size()) {}

  [[nodiscard]] const RuleKey& key() const { return *key_; }
  /// In the order of `key().fields`; nullopt for an optional field that was left out.
  [[nodiscard]] const std::vector<std::optional<RuleFieldValue>>& values() const { return values_; }
  void set(std::size_t field, RuleFieldValue value) { values_.at(field) = std::move(value); }

  /// The value of a field by its name; asking for a field or a kind that the key does not have is a fault of the
  /// program (std::logic_error).
  template <class T>
  [[nodiscard]] const T& get(std::string_view name) const {
    return std::get<T>(find(name));
  }
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] base::Minutes minute(std::string_view name) const { return get<base::Minutes>(name); }
  [[nodiscard]] std::int64_t number(std::string_view name) const { return get<std::int64_t>(name); }
  [[nodiscard]] bool flag(std::string_view name) const { return get<bool>(name); }
  [[nodiscard]] const std::vector<std::string>& words(std::string_view name) const {
    return get<std::vector<std::string>>(name);
  }

  bool operator==(const RuleFields&) const = default;

 private:
  [[nodiscard]] const RuleFieldValue& find(std::string_view name) const;
  [[nodiscard]] std::size_t index(std::string_view name) const;

  const RuleKey* key_ = nullptr;
  std::vector<std::optional<RuleFieldValue>> values_;
};

}  // namespace spotme::domain
