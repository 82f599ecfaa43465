#pragma once

#include "domain/transaction.hpp"
#include "store/db.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// How a row of attendance_transaction is read. Only for the files of store/transaction.hpp.
namespace spotme::store {

/// The columns of one version, of a table that the statement calls `t`.
extern const std::string_view transaction_columns;
inline constexpr std::size_t transaction_column_count = 27;
/// The version whose columns begin at `at`.
[[nodiscard]] domain::Transaction to_transaction(const db::Row& row, std::size_t at);
/// Where the columns begin at 0.
[[nodiscard]] std::vector<domain::Transaction> to_transactions(const db::Rows& rows);

}  // namespace spotme::store
