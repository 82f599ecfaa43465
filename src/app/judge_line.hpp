#pragma once

#include "base/result.hpp"
#include "domain/verdict.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// The facts of one day as a line of JSON, the input of `spotme judge`. The facts of a transaction are kept as such a
/// line, so that an auditor can hand them to that command. Beyond the contract's fields a line may have `district` and
/// `unit_path`, for holidays that hold in one district or one unit.
namespace spotme::app {

/// The longest line that is read, in bytes, without its line end.
inline constexpr std::size_t longest_case_line = std::size_t{1} << 20U;

/// A line as far as it could be read.
struct CaseLine {
  std::optional<std::string> id;  ///< echoed with the verdict; also of a case that is refused, where it could be read
  base::Result<domain::Case> facts;
};

/// Reads a line strictly: one JSON object with the known fields and no other, each of its type, times as
/// base::parse_minute takes them. `id`, `date`, `state` and `scheme` are required; booleans that are missing are false,
/// lists empty, and an optional field may be null. Whether the values can be judged is for domain::judge to say.
///
/// Refuses with `field` as the path in the JSON: `line_too_long` (code too_large) above longest_case_line; what
/// base::JsonBody and base::ObjectReader refuse, among it `not_one_of` for a word, `not_a_day` and `not_a_minute`.
[[nodiscard]] CaseLine read_case(std::string_view line);
/// The refusal of a line that was longer than it may be, for whoever did not keep it.
[[nodiscard]] base::Error line_too_long();

/// Appends the case as JSON without a line end: the fields in the order of the contract, only those that are set, times
/// as `HH:MM`. The same case always gives the same bytes, and read_case gives the same case again. All texts must be
/// valid UTF-8, all times 00:00 to 23:59+1.
void append_case(std::string& out, std::string_view id, const domain::Case& facts);

}  // namespace spotme::app
