#pragma once

#include "store/value.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spotme::db {

/// The types that a statement was prepared for. Without it a later run with fewer or other parameters would be read
/// wrongly by PostgreSQL (the bytes of a number as text) and filled up from the run before by SQLite.
class StatementShape {
 public:
  StatementShape(std::span<const Value> params, const Batch* batch);

  /// Throws Fault when the same text comes with other types, or with a value that cannot be stored.
  void check(std::string_view sql, std::span<const Value> params, const Batch* batch) const;

 private:
  [[nodiscard]] bool same_params(std::span<const Value> params) const;
  [[nodiscard]] bool same_columns(const Batch* batch) const;

  std::vector<Type> params_;
  bool batched_;
  std::vector<std::pair<std::string, Type>> columns_;
};

}  // namespace spotme::db
