#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/remote_place.hpp"
#include "store/audit.hpp"

#include <cstdint>
#include <optional>

/// How long raw positions of pulses are kept: the project's default, or the agency's own hours within its bounds.
namespace spotme::app {

struct RemotePolicy {
  domain::RemoteTerms terms;
  std::int64_t default_hours = 0;  ///< of rules/remote.toml
  bool yours = false;              ///< the caller may change it
};
/// Everybody of the agency may see it. Refuses `not_found`.
[[nodiscard]] base::Result<RemotePolicy> show_remote_policy(const Context& context, const domain::Caller& caller,
                                                            base::AgencyId agency);
/// By an administrator of the whole agency; nullopt takes the default again. Positions that are kept longer than a
/// shorter time allows are due at once. Audited. Refuses `not_found`, `rule_not_yours` (forbidden) and
/// `keep_hours_out_of_range` (field `keep_hours`, args `least`, `most`).
[[nodiscard]] base::Result<RemotePolicy> set_remote_policy(const Context& context, const domain::Caller& caller,
                                                           base::AgencyId agency, std::optional<std::int64_t> hours,
                                                           const store::Actor& actor);

}  // namespace spotme::app
