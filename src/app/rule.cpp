#include "app/rule.hpp"

#include "app/rule_check.hpp"
#include "store/organisation.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

std::string audit_detail(const store::RuleEdit& edit) {
  return fmt::format("{} {} {}{}: {}", edit.key, edit.states, base::format_day(edit.from),
                     edit.to ? " - " + base::format_day(*edit.to) : "", edit.source);
}

store::RuleValue new_value(db::Write& write, const domain::Caller& caller, store::RuleEdit edit) {
  store::RuleValue value;
  value.id = base::make_uuid(write.now());
  value.edit = std::move(edit);
  value.made_at = write.now();
  value.made_by = {caller.agency, caller.officer};
  return value;
}

/// The days on which the edit holds, as far as they have come.
domain::DayRange days_of(const db::Write& write, const store::RuleEdit& edit) {
  return {edit.from, edit.to.value_or(write.today())};
}

}  // namespace

base::Result<base::Uuid> set_rule(const Context& context, const domain::Caller& caller, const RuleInput& input,
                                  const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<base::Uuid> {
    SPOTME_TRY(const auto edit, check_new_rule(write, caller, input));
    auto value = new_value(write, caller, edit);
    value.revision = store::raise_rule_revision(write);
    store::insert_rule_value(write, value);
    store::reopen_days_everywhere(write, days_of(write, edit), {"reopen_rule"});
    store::insert_audit_entry(write, caller.agency, actor, "rule_set", value.id, audit_detail(edit));
    return value.id;
  });
}

base::Result<base::Uuid> set_agency_rule(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                         const RuleInput& input, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<base::Uuid> {
    SPOTME_TRY(const auto edit, check_new_agency_rule(write, caller, agency, input));
    auto value = new_value(write, caller, edit);
    value.revision = store::raise_rule_revision(write, agency);
    store::insert_agency_rule_value(write, agency, value);
    store::reopen_days(write, agency, days_of(write, edit), {"reopen_rule"});
    store::insert_audit_entry(write, agency, actor, "agency_rule_set", value.id, audit_detail(edit));
    return value.id;
  });
}

base::Result<void> withdraw_rule(const Context& context, const domain::Caller& caller, const base::Uuid& id,
                                 const std::string& reason, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto value, check_rule_withdrawal(write, caller, id));
    const auto revision = store::raise_rule_revision(write);
    if (!store::withdraw_rule_value(write, id, {revision, write.now(), {caller.agency, caller.officer}, reason})) {
      throw db::SerializationFailure("another transaction withdrew the value");
    }
    store::reopen_days_everywhere(write, days_of(write, value.edit), {"reopen_rule"});
    store::insert_audit_entry(write, caller.agency, actor, "rule_withdrawn", id,
                              fmt::format("{}: {}", audit_detail(value.edit), reason));
    return {};
  });
}

base::Result<void> withdraw_agency_rule(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                        const base::Uuid& id, const std::string& reason, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto value, check_agency_rule_withdrawal(write, caller, agency, id));
    const auto revision = store::raise_rule_revision(write, agency);
    if (!store::withdraw_agency_rule_value(write, agency, id,
                                           {revision, write.now(), {caller.agency, caller.officer}, reason})) {
      throw db::SerializationFailure("another transaction withdrew the value");
    }
    store::reopen_days(write, agency, days_of(write, value.edit), {"reopen_rule"});
    store::insert_audit_entry(write, agency, actor, "agency_rule_withdrawn", id,
                              fmt::format("{}: {}", audit_detail(value.edit), reason));
    return {};
  });
}

}  // namespace spotme::app
