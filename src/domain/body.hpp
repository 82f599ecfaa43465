#pragma once

#include "base/id.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The tree of ministries and departments above agencies, and what agencies and units are called by. Pure.
namespace spotme::domain {

/// Characters that a code of a body, an agency or a unit holds at most, as in an import.
inline constexpr std::size_t most_code_length = 32;
/// Levels of ministries and departments above an agency. Project default.
inline constexpr std::size_t most_body_levels = 6;

/// Refuses (`code_invalid` under `field`) anything but 1 to 32 letters, digits, `.`, `_` and `-`.
[[nodiscard]] base::Result<void> check_code(std::string_view code, std::string_view field);
/// The name without spaces around it; refuses an empty one (`name_required` under `field`).
[[nodiscard]] base::Result<std::string> tidy_name(std::string_view name, std::string_view field);

/// A ministry (at the top) or a department (below one).
struct BodyPlace {
  base::Uuid id;
  std::optional<base::Uuid> parent = {};
};

/// Whether the body `id`, a new one or one of `bodies`, may stand under `parent`. Refuses under `parent_id`:
/// `ministry_below` for a ministry that is to stand under something, `department_alone` for a department under nothing,
/// `body_unknown`, `body_loop` where the parent is the body itself or stands below it, `body_too_deep`.
[[nodiscard]] base::Result<void> check_body_place(const std::vector<BodyPlace>& bodies, const base::Uuid& id,
                                                  std::string_view kind, const std::optional<base::Uuid>& parent);

}  // namespace spotme::domain
