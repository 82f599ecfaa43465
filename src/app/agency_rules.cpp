#include "app/agency_rules.hpp"

namespace spotme::app {

std::shared_ptr<const AgencyRules> current_rules(const Context& context, db::Read& /*read*/,
                                                 base::AgencyId /*agency*/) {
  // The context outlives everything that uses it, so its calendar is lent and not copied.
  const std::shared_ptr<const domain::Calendar> lent(std::shared_ptr<const void>{}, &context.rules.calendar);
  return std::make_shared<const AgencyRules>(AgencyRules{context.rules.pack, lent});
}

}  // namespace spotme::app
