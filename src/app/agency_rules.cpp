#include "app/agency_rules.hpp"

namespace spotme::app {

std::shared_ptr<const AgencyRules> current_rules(const Context& context, db::Read& read, base::AgencyId agency) {
  return context.rulebook.current(read, agency);
}

}  // namespace spotme::app
