#pragma once

#include <string>
#include <string_view>

namespace spotme::db {

/// `sql` with `{rows}` replaced by `table`. Throws Fault when it does not stand there exactly once.
[[nodiscard]] std::string with_rows(std::string_view sql, std::string_view table);

}  // namespace spotme::db
