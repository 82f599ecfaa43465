#include "store/statement_shape.hpp"

#include "store/db.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::db {

StatementShape::StatementShape(std::span<const Value> params, const Batch* batch) : batched_(batch != nullptr) {
  for (const auto& value : params) params_.push_back(type_of(value));
  if (batch == nullptr) return;
  for (const auto& column : batch->columns()) columns_.emplace_back(std::string(column.name), column.type);
}

void StatementShape::check(std::string_view sql, std::span<const Value> params, const Batch* batch) const {
  if (!same_params(params) || !same_columns(batch)) {
    throw Fault(fmt::format("run with other types than before: {}", sql.substr(0, 200)));
  }
  for (const auto& value : params) check_storable(value);
}

bool StatementShape::same_params(std::span<const Value> params) const {
  return std::equal(params.begin(), params.end(), params_.begin(), params_.end(),
                    [](const Value& value, Type type) { return type_of(value) == type; });
}

bool StatementShape::same_columns(const Batch* batch) const {
  if (batch == nullptr) return !batched_;
  const auto& columns = batch->columns();
  return batched_ && std::equal(columns.begin(), columns.end(), columns_.begin(), columns_.end(),
                                [](const Batch::Column& column, const auto& known) {
                                  return column.name == known.first && column.type == known.second;
                                });
}

}  // namespace spotme::db
