#include "domain/time_slip.hpp"

#include <algorithm>

namespace spotme::domain {

base::Minutes overrun_of(const MinuteRange& allowed, base::Minutes out, base::Minutes back) {
  const base::Minutes covered = std::max(base::Minutes{0}, std::min(back, allowed.to) - std::max(out, allowed.from));
  return std::max(base::Minutes{0}, back - out - covered);
}

}  // namespace spotme::domain
