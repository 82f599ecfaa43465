#pragma once

#include "app/context.hpp"

#include <memory>

namespace spotme::app {

/// The rules by which an agency's days are judged.
struct AgencyRules {
  domain::RulePack pack;
  std::shared_ptr<const domain::Calendar> calendar;
};

/// The rules that are in force now.
[[nodiscard]] std::shared_ptr<const AgencyRules> current_rules(const Context& context, db::Read& read,
                                                               base::AgencyId agency);

}  // namespace spotme::app
