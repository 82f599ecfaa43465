#include "app/agency.hpp"

#include "app/transaction_decision.hpp"
#include "domain/body.hpp"
#include "domain/unit.hpp"
#include "store/unit.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

/// The same refusal, under the object that the field stands in.
Error under(std::string_view object, Error error) {
  if (!error.field.empty()) error.field = std::string(object) + "." + error.field;
  return error;
}

base::Result<void> check_body(db::Read& read, const std::optional<base::Uuid>& body) {
  if (!body) return {};
  const auto bodies = store::load_bodies(read);
  const bool known = std::any_of(bodies.begin(), bodies.end(), [&](const auto& one) { return one.id == *body; });
  if (!known) return Error{Code::unprocessable, "body_unknown", "body_id"};
  return {};
}

std::string code_of(db::Read& read, const std::optional<base::Uuid>& body) {
  for (const auto& one : store::load_bodies(read)) {
    if (body == one.id) return one.code;
  }
  return "-";
}

/// The topmost unit, from today on.
base::Result<base::UnitId> found_unit(db::Write& write, base::AgencyId agency, const NewAgency& wanted) {
  const auto plan = domain::plan_new_unit(
      {}, {base::UnitId::make(write.now()), std::nullopt, wanted.unit_code, wanted.unit_name}, write.today());
  if (!plan) return under("unit", plan.error());
  store::insert_unit(write, agency, plan->front());
  return plan->front().id;
}

}  // namespace

base::Result<FoundedAgency> found_agency(const Context& context, const domain::Caller& caller, const NewAgency& wanted,
                                         const store::Actor& actor) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<FoundedAgency> {
    SPOTME_CHECK(domain::check_code(wanted.code, "code"));
    store::Agency agency{base::AgencyId::make(write.now()), wanted.body, wanted.code, {}};
    SPOTME_TRY(agency.name, domain::tidy_name(wanted.name, "name"));
    SPOTME_CHECK(check_body(write, wanted.body));
    if (store::find_agency_by_code(write, agency.code)) return Error{Code::conflict, "agency_code_taken", "code"};
    store::insert_agencies(write, {agency});
    auto opening = wanted.administrator;
    SPOTME_TRY(opening.unit, found_unit(write, agency.id, wanted));
    opening.roles = {domain::Role::agency_admin};
    store::insert_audit_entry(write, agency.id, actor, "agency_founded", agency.id.value,
                              agency.code + " " + agency.name);
    auto administrator = open_account(context, write, caller, agency.id, opening, actor);
    if (!administrator) return under("administrator", administrator.error());
    return FoundedAgency{std::move(agency), std::move(*administrator)};
  });
}

base::Result<store::Agency> change_agency(const Context& context, const domain::Caller& caller, base::AgencyId id,
                                          const std::string& name, const std::optional<base::Uuid>& body,
                                          const store::Actor& actor) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<store::Agency> {
    auto agency = store::find_agency(write, id);
    if (!agency) return not_found;
    const auto before = agency->name + " < " + code_of(write, agency->body);
    SPOTME_TRY(agency->name, domain::tidy_name(name, "name"));
    SPOTME_CHECK(check_body(write, body));
    agency->body = body;
    store::update_agency(write, id, agency->name, body);
    store::insert_audit_entry(write, id, actor, "agency_changed", id.value,
                              before + " -> " + agency->name + " < " + code_of(write, body));
    return std::move(*agency);
  });
}

base::Result<store::Agency> suspend_agency(const Context& context, const domain::Caller& caller, base::AgencyId id,
                                           base::Day from, const std::string& reason, const store::Actor& actor) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<store::Agency> {
    auto agency = store::find_agency(write, id);
    if (!agency) return not_found;
    if (id == caller.agency) return Error{Code::conflict, "agency_own", ""};
    SPOTME_CHECK(domain::check_change_day(from, write.today()));
    if (agency->suspended_from) {
      return Error{
          Code::conflict, "agency_suspended_already", "", {{"day", base::format_day(*agency->suspended_from)}}};
    }
    store::Suspension suspension;
    suspension.id = base::make_uuid(write.now());
    suspension.first_day = from;
    suspension.reason = reason;
    store::insert_suspension(write, id, suspension, caller.officer);
    agency->suspended_from = from;
    std::int64_t ended = 0;
    if (agency->suspended(write.today())) ended = store::end_agency_sessions(write, id);
    store::insert_audit_entry(write, id, actor, "agency_suspended", id.value,
                              base::format_day(from) + " " + std::to_string(ended) + ": " + reason);
    return std::move(*agency);
  });
}

base::Result<store::Agency> resume_agency(const Context& context, const domain::Caller& caller, base::AgencyId id,
                                          const std::string& reason, const store::Actor& actor) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<store::Agency> {
    auto agency = store::find_agency(write, id);
    if (!agency) return not_found;
    if (!agency->suspended_from) return Error{Code::conflict, "agency_not_suspended", ""};
    auto suspension = store::load_suspensions(write, id).at(0);
    const auto today = write.today();
    const bool began = agency->suspended(today);
    if (began) {
      suspension.last_day = today;
      suspension.resumed_reason = reason;
      store::end_suspension(write, id, suspension, caller.officer);
      // None that was opened before may come to life again.
      store::end_agency_sessions(write, id);
      const auto rules = context.rulebook.current(write, id);
      store::put_off_deadlines(write, id, suspension.first_day,
                               domain::explain_by(today, today, closing_rules(*rules, today)));
    } else {
      store::delete_suspension(write, id, suspension.id);
    }
    agency->suspended_from = std::nullopt;
    store::insert_audit_entry(write, id, actor, began ? "agency_resumed" : "agency_suspension_withdrawn", id.value,
                              base::format_day(suspension.first_day) + " - " + base::format_day(today) + ": " + reason);
    return std::move(*agency);
  });
}

base::Result<std::vector<store::Suspension>> list_suspensions(const Context& context, const domain::Caller& caller,
                                                              base::AgencyId id) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<std::vector<store::Suspension>> {
    if (!store::find_agency(read, id)) return not_found;
    return store::load_suspensions(read, id);
  });
}

}  // namespace spotme::app
