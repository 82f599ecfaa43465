#pragma once

#include "base/time.hpp"
#include "domain/worktime/scheme.hpp"

namespace spotme::domain {

/// The minutes away that a permission to leave the office did not cover: before it began and after it ended. Seconds
/// are cut, as everywhere; `back` is not before `out`.
[[nodiscard]] base::Minutes overrun_of(const MinuteRange& allowed, base::Minutes out, base::Minutes back);

}  // namespace spotme::domain
