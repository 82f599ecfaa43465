#include "app/password_mail.hpp"
#include "app/rule_check.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

base::Result<PasswordPolicy> look(db::Read& read, const domain::Caller& caller, base::AgencyId agency) {
  if (!domain::may_administer_agency(caller, agency) || !store::find_agency(read, agency)) {
    return Error{Code::not_found, "not_found", ""};
  }
  return PasswordPolicy{store::load_password_mail_policy(read, agency, read.today()),
                        domain::may_keep_bodies(caller) || keeps_agency_rules(read, caller, agency)};
}

}  // namespace

base::Result<PasswordPolicy> show_password_policy(const Context& context, const domain::Caller& caller,
                                                  base::AgencyId agency) {
  return context.database.read([&](db::Read& read) { return look(read, caller, agency); });
}

base::Result<PasswordPolicy> set_password_policy(const Context& context, const domain::Caller& caller,
                                                 base::AgencyId agency, bool by_mail, std::optional<base::Day> from,
                                                 const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<PasswordPolicy> {
    SPOTME_TRY(const auto before, look(write, caller, agency));
    if (!before.yours) return rule_not_yours();
    const store::PasswordMailTurn turn{from.value_or(write.today()), by_mail};
    if (turn.from < write.today()) return Error{Code::unprocessable, "password_policy_in_past", "from"};
    store::set_password_mail_policy(write, agency, turn, caller.officer);
    store::insert_audit_entry(
        write, agency, actor, "password_policy_set", agency.value,
        fmt::format("by mail: {} from {}", by_mail ? "allowed" : "not allowed", base::format_day(turn.from)));
    return look(write, caller, agency);
  });
}

base::Result<void> check_password_mail(db::Read& read, const PasswordMailing& mailing,
                                       const std::vector<base::AgencyId>& agencies) {
  if (!mailing.set_up) return Error{Code::conflict, "mail_not_set_up", "by"};
  const auto allowed = store::load_password_mailers(read, agencies, read.today());
  for (const auto& agency : agencies) {
    if (!allowed.contains(agency)) return Error{Code::conflict, "password_by_mail_not_allowed", "by"};
  }
  return {};
}

}  // namespace spotme::app
