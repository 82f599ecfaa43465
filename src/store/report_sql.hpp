#pragma once

#include "base/time.hpp"
#include "store/db.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What the statements of reports share. Inside of the files of store/report.
namespace spotme::store {

using Params = std::vector<db::Value>;

/// Adds a parameter and names it: `$3`.
inline std::string add(Params& params, db::Value value) {
  params.push_back(std::move(value));
  return fmt::format("${}", params.size());
}

inline std::optional<base::Minutes> minute(const db::Row& row, std::size_t column) {
  const auto value = row.optional_integer(column);
  if (!value) return std::nullopt;
  return base::Minutes{*value};
}

}  // namespace spotme::store
