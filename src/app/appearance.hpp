#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/appearance.hpp"
#include "store/audit.hpp"

#include <string>
#include <vector>

/// How mail and letters of an agency look, and where its own policies are: seen by its administrators and by system
/// administrators (`not_found` for others), changed by those who keep the rules of the whole agency and by system
/// administrators (`rule_not_yours` for others).
namespace spotme::app {

struct AppearanceView {
  domain::Appearance appearance;
  bool may_edit = false;
};
[[nodiscard]] base::Result<AppearanceView> show_appearance(const Context& context, const domain::Caller& caller,
                                                           base::AgencyId agency);
/// Refuses what domain::tidy_header refuses. Letters that are out keep what they had.
[[nodiscard]] base::Result<AppearanceView> change_appearance(const Context& context, const domain::Caller& caller,
                                                             base::AgencyId agency,
                                                             const std::vector<std::string>& header,
                                                             domain::Accent accent, const store::Actor& actor);
/// The bytes of a PNG; empty takes the logo away. Refuses what domain::check_logo refuses.
[[nodiscard]] base::Result<AppearanceView> change_logo(const Context& context, const domain::Caller& caller,
                                                       base::AgencyId agency, const std::string& bytes,
                                                       const store::Actor& actor);

[[nodiscard]] base::Result<store::OwnPolicies> show_own_policies(const Context& context, const domain::Caller& caller,
                                                                 base::AgencyId agency);

}  // namespace spotme::app
