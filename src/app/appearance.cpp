#include "app/appearance.hpp"

#include "app/document.hpp"
#include "app/rule_check.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <functional>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

base::Result<void> check_seen(db::Read& read, const domain::Caller& caller, base::AgencyId agency) {
  if (!domain::may_administer_agency(caller, agency) || !store::find_agency(read, agency)) return not_found;
  return {};
}

bool keeps(db::Read& read, const domain::Caller& caller, base::AgencyId agency) {
  return domain::may_keep_bodies(caller) || keeps_agency_rules(read, caller, agency);
}

/// One more row with what `alter` changes of the one before.
base::Result<AppearanceView> change(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                    const store::Actor& actor,
                                    const std::function<base::Result<void>(domain::Appearance&)>& alter) {
  return context.database.write([&](db::Write& write) -> base::Result<AppearanceView> {
    SPOTME_CHECK(check_seen(write, caller, agency));
    if (!keeps(write, caller, agency)) return rule_not_yours();
    auto appearance = store::load_appearance(write, agency, write.now());
    SPOTME_CHECK(alter(appearance));
    store::insert_appearance(write, agency, appearance, caller.officer);
    store::insert_audit_entry(write, agency, actor, "appearance_changed", agency.value,
                              fmt::format("{} {} {}", domain::accent_name(appearance.accent), appearance.logo.size(),
                                          fmt::join(appearance.header, " / ")));
    return AppearanceView{std::move(appearance), true};
  });
}

}  // namespace

base::Result<AppearanceView> show_appearance(const Context& context, const domain::Caller& caller,
                                             base::AgencyId agency) {
  return context.database.read([&](db::Read& read) -> base::Result<AppearanceView> {
    SPOTME_CHECK(check_seen(read, caller, agency));
    return AppearanceView{store::load_appearance(read, agency, read.now()), keeps(read, caller, agency)};
  });
}

base::Result<AppearanceView> change_appearance(const Context& context, const domain::Caller& caller,
                                               base::AgencyId agency, const std::vector<std::string>& header,
                                               domain::Accent accent, const store::Actor& actor) {
  return change(context, caller, agency, actor, [&](domain::Appearance& appearance) -> base::Result<void> {
    SPOTME_TRY(appearance.header, domain::tidy_header(header));
    appearance.accent = accent;
    return {};
  });
}

base::Result<AppearanceView> change_logo(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                         const std::string& bytes, const store::Actor& actor) {
  return change(context, caller, agency, actor, [&](domain::Appearance& appearance) -> base::Result<void> {
    if (!bytes.empty()) SPOTME_CHECK(domain::check_logo(bytes));
    // One whose frame is sound may still hold nothing that can be drawn, and then no letter could be.
    if (!bytes.empty() && !is_drawable(bytes)) return Error{Code::unprocessable, "attachment_damaged", "file"};
    appearance.logo = bytes;
    return {};
  });
}

base::Result<store::OwnPolicies> show_own_policies(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency) {
  return context.database.read([&](db::Read& read) -> base::Result<store::OwnPolicies> {
    SPOTME_CHECK(check_seen(read, caller, agency));
    return store::count_own_policies(read, agency);
  });
}

}  // namespace spotme::app
