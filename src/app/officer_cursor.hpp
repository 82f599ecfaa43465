#pragma once

#include "base/result.hpp"
#include "store/account_list.hpp"

#include <string>
#include <string_view>

namespace spotme::app {

/// Where a list by name goes on, as one opaque word: the officer's id and the key of his name.
[[nodiscard]] std::string write_cursor(base::OfficerId officer, std::string_view name_key);
/// Refuses (`unprocessable` / `cursor_invalid`, field `after`) what no page gave.
[[nodiscard]] base::Result<store::AccountCursor> read_cursor(std::string_view text);

}  // namespace spotme::app
