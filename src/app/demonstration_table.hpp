#pragma once

#include <fmt/format.h>
#include <toml++/toml.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// A table of a file of `demonstration/`, whose values must be there and of their type: throws std::runtime_error that
/// names the file and the key.
namespace spotme::app {

class DemonstrationTable {
 public:
  DemonstrationTable(std::string_view file, const toml::table& table) : file_(file), table_(table) {}

  template <class Value>
  [[nodiscard]] Value needed(std::string_view key) const {
    const auto value = table_[key].value<Value>();
    if (!value) throw std::runtime_error(fmt::format("{}: {} is missing or of a wrong type", file_, key));
    return *value;
  }
  /// At least one text.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
    const auto* array = table_[key].as_array();
    if (array == nullptr || array->empty()) {
      throw std::runtime_error(fmt::format("{}: {} is missing or of a wrong type", file_, key));
    }
    std::vector<std::string> words;
    for (const auto& word : *array) words.push_back(word.value_or(std::string()));
    return words;
  }

 private:
  std::string_view file_;
  const toml::table& table_;
};

}  // namespace spotme::app
