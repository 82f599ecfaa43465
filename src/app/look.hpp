#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/look.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Who looked at the caller's own data (capaian rekod): his place, papers, cases and days.
namespace spotme::app {

struct LookPage {
  std::vector<store::LookEntry> looks;  ///< the latest first
  std::optional<base::Uuid> next = {};  ///< give it as `before`
};
[[nodiscard]] LookPage list_looks(const Context& context, const domain::Caller& caller,
                                  const std::optional<base::Uuid>& before, std::int64_t limit);

}  // namespace spotme::app
