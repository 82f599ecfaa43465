#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"

#include <string_view>
#include <vector>

/// Introductions (lawatan ringkas): a short one for everybody and one for each role, offered until it was seen or put
/// away. The caller's own alone; nothing of it is audited.
namespace spotme::app {

/// Those of the caller's roles of today that he has not seen, `officer` first. Devices have none.
[[nodiscard]] std::vector<domain::Role> waiting_tours(const Context& context, const domain::Caller& caller);
/// Refuses `not_found` for what is no role that the caller holds.
[[nodiscard]] base::Result<void> mark_tour_seen(const Context& context, const domain::Caller& caller,
                                                std::string_view role);

}  // namespace spotme::app
