#include "app/remote_policy.hpp"

#include "app/rule_check.hpp"
#include "store/organisation.hpp"
#include "store/pulse.hpp"
#include "store/remote_rule.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

RemotePolicy policy_of(db::Read& read, const domain::Caller& caller, base::AgencyId agency) {
  return {store::load_remote_terms(read, agency), store::builtin_remote_rules().keep_hours,
          keeps_agency_rules(read, caller, agency)};
}

}  // namespace

base::Result<RemotePolicy> show_remote_policy(const Context& context, const domain::Caller& caller,
                                              base::AgencyId agency) {
  return context.database.read([&](db::Read& read) -> base::Result<RemotePolicy> {
    if (!domain::may_see_agency_rules(caller, agency) || !store::find_agency(read, agency)) {
      return base::Error{base::Code::not_found, "not_found", ""};
    }
    return policy_of(read, caller, agency);
  });
}

base::Result<RemotePolicy> set_remote_policy(const Context& context, const domain::Caller& caller,
                                             base::AgencyId agency, std::optional<std::int64_t> hours,
                                             const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<RemotePolicy> {
    SPOTME_CHECK(check_rule_keeper(write, caller, agency));
    const auto before = store::load_remote_terms(write, agency);
    if (hours) SPOTME_CHECK(domain::check_keep_hours(before, *hours));
    store::set_keep_hours(write, agency, hours, caller.officer);
    const auto after = store::load_remote_terms(write, agency);
    if (after.keep_hours < before.keep_hours) store::shorten_pulse_positions(write, agency, after.keep_hours);
    store::insert_audit_entry(write, agency, actor, "remote_policy_set", std::nullopt,
                              fmt::format("raw positions kept {} hours, before {}{}", after.keep_hours,
                                          before.keep_hours, hours ? "" : " (default)"));
    return policy_of(write, caller, agency);
  });
}

}  // namespace spotme::app
