#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {

using db::to_value;

std::string reach_condition(std::string_view column, const std::vector<std::string>& reach,
                            std::vector<db::Value>& params) {
  const auto add = [&](db::Value value) {
    params.push_back(std::move(value));
    return fmt::format("${}", params.size());
  };
  std::string text;
  for (const auto& path : reach) {
    if (path.empty()) return {};
    const auto prefix = add(to_value(path + "/"));
    const auto length = add(to_value(static_cast<std::int64_t>(path.size() + 1)));
    text += fmt::format("{}substr({} || '/', 1, cast({} AS integer)) = {}", text.empty() ? "" : " OR ", column, length,
                        prefix);
  }
  return text.empty() ? "AND false " : "AND (" + text + ") ";
}

}  // namespace spotme::store
