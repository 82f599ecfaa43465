#pragma once

#include "app/context.hpp"

#include <memory>

namespace spotme::app {

/// Which edits are in: the national ones and the agency's own.
struct RuleRevision {
  std::int64_t national = 0;
  std::int64_t agency = 0;
};

/// The rules by which an agency's days are judged.
struct AgencyRules {
  domain::RulePack pack;
  std::shared_ptr<const domain::Calendar> calendar;
  RuleRevision revision = {};
};

/// The rules that are in force now.
[[nodiscard]] std::shared_ptr<const AgencyRules> current_rules(const Context& context, db::Read& read,
                                                               base::AgencyId agency);

}  // namespace spotme::app
