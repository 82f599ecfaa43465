#pragma once

#include <string>
#include <string_view>

namespace spotme::db {

/// `sql` with `{rows}` replaced by `table`. Throws Fault when it does not stand there exactly once.
[[nodiscard]] std::string with_rows(std::string_view sql, std::string_view table);

/// For SQLite, which runs a batch statement row by row: the same statement for one row, whose columns are the
/// parameters
/// `:name`. `table` is that row as a table, `(SELECT :n AS n, …) AS r`, for the statements that need one. Left as a
/// table everywhere, the row would be stored in a temporary b-tree at each run, and an INSERT would keep a journal of
/// its own: each costs more than the look-up or the insert itself. So
///
///     INSERT INTO t (a, …) SELECT r.a, … FROM {rows} [WHERE true …]   becomes   INSERT INTO t (a, …) VALUES (:a, …) …
///     UPDATE t SET a = r.a FROM {rows} WHERE …                        becomes   UPDATE t SET a = :a WHERE …
///     … FROM {rows} JOIN t ON …                                       begins with the row: CROSS JOIN
[[nodiscard]] std::string with_one_row(std::string_view sql, std::string_view table);

}  // namespace spotme::db
