#pragma once

#include "app/context.hpp"

#include <memory>

namespace spotme::app {

/// The rules that are in force now.
[[nodiscard]] std::shared_ptr<const AgencyRules> current_rules(const Context& context, db::Read& read,
                                                               base::AgencyId agency);

}  // namespace spotme::app
