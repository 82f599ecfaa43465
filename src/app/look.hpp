#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/look.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Who looked at the caller's own data (capaian rekod): his place, papers, cases and days.
namespace spotme::app {

/// Notes that the caller looked at one officer's data, so that its owner can read it; nothing for his own.
void note_look(const Context& context, const domain::Caller& caller, const store::Actor& actor, std::string_view action,
               base::OfficerId owner);
/// Notes that the actor looked at a list of many people of that agency, once a day; `what` names the unit or the
/// filter.
void note_list_look(const Context& context, base::AgencyId agency, const store::Actor& actor, std::string_view action,
                    std::string_view what);

struct LookPage {
  std::vector<store::LookEntry> looks;  ///< the latest first
  std::optional<base::Uuid> next = {};  ///< give it as `before`
};
[[nodiscard]] LookPage list_looks(const Context& context, const domain::Caller& caller,
                                  const std::optional<base::Uuid>& before, std::int64_t limit);

}  // namespace spotme::app
