#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spotme::http {

/// A request target, taken apart and decoded.
struct Target {
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
};

enum class TargetFault {
  none,
  malformed,  ///< not a target of RFC 9112 3.2.1, or a bad or non-UTF-8 percent-sequence
  hostile,  ///< well formed, but means something else to whoever decodes it again: `..`, `.`, `%2f`, `\`, NUL, control
            ///< characters
};

/// Decodes `raw` (origin form, `/path?query`) once, and refuses what could be decoded to something else further on. A
/// `+` in the query is a space, as browsers' forms and URLSearchParams write it.
[[nodiscard]] TargetFault decode_target(std::string_view raw, Target& target);

}  // namespace spotme::http
