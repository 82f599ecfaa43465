#include "app/account.hpp"

#include "app/api_token.hpp"
#include "app/look.hpp"
#include "app/officer_cursor.hpp"
#include "app/officer_departure.hpp"
#include "app/officer_reach.hpp"
#include "app/roster.hpp"
#include "base/text.hpp"
#include "store/account.hpp"
#include "store/officer.hpp"
#include "store/session.hpp"
#include "store/unit.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

/// The units that an administrator reaches in that agency; one empty path where he reaches everything.
std::vector<std::string> reach_in(const domain::Caller& caller, base::AgencyId agency) {
  std::vector<std::string> paths;
  for (const auto& holding : caller.roles) {
    if (holding.role == domain::Role::system_admin) return {""};
    if (holding.role == domain::Role::agency_admin && caller.agency == agency) paths.push_back(holding.unit_path);
  }
  return paths;
}

/// The account if the caller may administer it.
base::Result<AccountView> find_mine(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                    base::OfficerId officer) {
  auto view = store::find_account_view(read, agency, officer);
  if (!view || !domain::may_administer(caller, agency, view->unit_path)) return not_found;
  return std::move(*view);
}

/// The account if the caller may also give it a new password or close it. Refuses `account_above_yours`.
base::Result<AccountView> find_below_me(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                        base::OfficerId officer) {
  SPOTME_TRY(auto view, find_mine(read, caller, agency, officer));
  const auto held = store::load_roles(read, agency, officer, read.today());
  if (!domain::may_take_over(caller, agency, view.unit_path, held)) {
    return Error{Code::forbidden, "account_above_yours", ""};
  }
  return view;
}

base::Result<store::Officer> read_opening(const Context& context, db::Write& write, const domain::Caller& caller,
                                          base::AgencyId agency, const AccountOpening& request) {
  const auto refuse = [](std::string_view key, std::string_view field) {
    return Error{Code::unprocessable, std::string(key), std::string(field)};
  };
  const auto unit = store::find_unit(write, agency, request.unit, write.today());
  if (!unit || !domain::may_administer(caller, agency, unit->path)) return refuse("unit_unknown", "unit_id");
  store::Officer officer;
  officer.agency = agency;
  officer.id = base::OfficerId::make(write.now());
  officer.name = std::string(base::trimmed(request.name));
  if (officer.name.empty()) return refuse("name_required", "name");
  officer.email = std::string(base::trimmed(request.email));
  if (!officer.email.empty() && !is_email_address(officer.email)) return refuse("email_invalid", "email");
  officer.unit = request.unit;
  if (const auto end = store::find_unit_end(write, agency, request.unit, write.today())) {
    return Error{Code::conflict, "unit_closing", "unit_id", {{"day", base::format_day(*end)}}};
  }
  const auto state = domain::parse_state(request.state);
  if (!state) return refuse("state_unknown", "state");
  officer.state = *state;
  SPOTME_TRY(officer.scheme, domain::parse_assigned(request.scheme));
  SPOTME_CHECK(domain::check_assigned(context.rulebook.current(write, agency)->pack, write.today(), officer.scheme));
  SPOTME_CHECK(check_place(write, agency, officer.scheme, write.today()));
  if (request.supervisor_user_id) {
    const auto supervisor = store::find_account_by_user_id(write, normal_user_id(*request.supervisor_user_id));
    if (!supervisor || supervisor->agency != agency) return refuse("supervisor_unknown", "supervisor_user_id");
    officer.supervisor = supervisor->officer;
  }
  for (const auto role : request.roles) {
    if (!domain::may_give_role(caller, agency, unit->path, role)) return refuse("role_not_yours", "roles");
    const store::UnitRole held{role, request.unit};
    const bool is_new = std::find(officer.roles.begin(), officer.roles.end(), held) == officer.roles.end();
    if (role != domain::Role::officer && is_new) officer.roles.push_back(held);
  }
  return officer;
}

}  // namespace

std::string give_temporary_password(const Context& context, base::Instant now, store::Account& account) {
  auto password = make_temporary_password();
  account.password = hash_temporary_password(context.installation_key, password);
  account.temporary_until = now + context.sign_in_rules.temporary_password;
  return password;
}

base::Result<store::AccountFilter> filter_within(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                                 store::AccountFilter filter, std::optional<base::UnitId> unit) {
  filter.search = store::name_key(filter.search);
  filter.reach = reach_in(caller, agency);
  if (!unit) return filter;
  const auto found = store::find_unit(read, agency, *unit, read.today());
  if (!found || !domain::may_administer(caller, agency, found->path)) {
    return Error{Code::unprocessable, "unit_unknown", "unit_id"};
  }
  filter.unit_path = found->path;
  return filter;
}

std::vector<store::Agency> list_agencies(const Context& context, const domain::Caller& caller) {
  auto agencies = context.database.read([](db::Read& read) { return store::load_agencies(read); });
  std::erase_if(agencies, [&](const auto& agency) { return !domain::may_administer_agency(caller, agency.id); });
  return agencies;
}

base::Result<std::vector<store::Unit>> list_units(const Context& context, const domain::Caller& caller,
                                                  base::AgencyId agency) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<std::vector<store::Unit>> {
    if (!store::find_agency(read, agency)) return not_found;
    auto units = store::load_units(read, agency, read.today());
    std::erase_if(units, [&](const auto& unit) { return !domain::may_administer(caller, agency, unit.path); });
    return units;
  });
}

std::vector<store::Unit> list_reached_units(const Context& context, const domain::Caller& caller) {
  auto units =
      context.database.read([&](db::Read& read) { return store::load_units(read, caller.agency, read.today()); });
  std::erase_if(units, [&](const auto& unit) {
    return std::none_of(caller.roles.begin(), caller.roles.end(),
                        [&](const auto& held) { return domain::path_reaches(held.unit_path, unit.path); });
  });
  return units;
}

base::Result<AccountPage> list_accounts(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                        const store::AccountFilter& filter, std::optional<base::UnitId> unit,
                                        std::optional<std::string> after, const store::Actor& actor) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  std::optional<store::AccountCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_cursor(*after));
  }
  auto shown = context.database.read([&](db::Read& read) -> base::Result<AccountPage> {
    if (!store::find_agency(read, agency)) return not_found;
    SPOTME_TRY(auto asked, filter_within(read, caller, agency, filter, unit));
    asked.limit = filter.limit + 1;  // one more tells whether there is a next page
    AccountPage page{store::list_accounts(read, agency, asked, cursor), std::nullopt,
                     store::count_accounts(read, agency, asked)};
    if (static_cast<std::int64_t>(page.accounts.size()) > filter.limit) {
      page.accounts.pop_back();
      page.next = write_cursor(page.accounts.back().officer, page.accounts.back().name_key);
    }
    return page;
  });
  if (shown)
    note_list_look(context, agency, actor, "accounts_read", unit ? base::to_string(*unit) : "all within reach");
  return shown;
}

base::Result<AccountView> show_account(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                       base::OfficerId officer, const store::Actor& actor) {
  auto view = context.database.read([&](db::Read& read) { return find_mine(read, caller, agency, officer); });
  if (view) record_looks(context, agency, actor, "officer_read", {officer});
  return view;
}

base::Result<AccountWithPassword> open_account(const Context& context, db::Write& write, const domain::Caller& caller,
                                               base::AgencyId agency, const AccountOpening& request,
                                               const store::Actor& actor) {
  store::Account account;
  account.agency = agency;
  account.user_id = normal_user_id(request.user_id);
  SPOTME_CHECK(check_user_id(account.user_id, "user_id"));
  SPOTME_TRY(const auto officer, read_opening(context, write, caller, agency, request));
  store::insert_officer(write, officer, write.today());
  account.officer = officer.id;
  const auto password = give_temporary_password(context, write.now(), account);
  if (!store::insert_account(write, account)) return Error{Code::conflict, "user_id_taken", "user_id"};
  store::insert_audit_entry(write, agency, actor, "account_opened", officer.id.value, account.user_id);
  SPOTME_TRY(auto view, find_mine(write, caller, agency, officer.id));
  return AccountWithPassword{std::move(view), password, *account.temporary_until};
}

base::Result<AccountWithPassword> open_account(const Context& context, const domain::Caller& caller,
                                               base::AgencyId agency, const AccountOpening& request,
                                               const store::Actor& actor) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<AccountWithPassword> {
    if (!store::find_agency(write, agency)) return not_found;
    return open_account(context, write, caller, agency, request, actor);
  });
}

base::Result<AccountWithPassword> reset_password(const Context& context, const domain::Caller& caller,
                                                 base::AgencyId agency, base::OfficerId officer,
                                                 const store::Actor& actor) {
  if (caller.agency == agency && caller.officer == officer) return Error{Code::conflict, "own_account_reset", ""};
  auto given = context.database.write([&](db::Write& write) -> base::Result<AccountWithPassword> {
    SPOTME_CHECK(find_below_me(write, caller, agency, officer));
    SPOTME_CHECK(check_not_closed(write, agency, officer));
    auto account = store::find_account(write, agency, officer).value();
    const auto password = give_temporary_password(context, write.now(), account);
    store::update_password(write, account);
    store::delete_attempts(write, account.user_id);
    store::end_sessions(write, agency, officer, std::nullopt);
    end_tokens_of(write, agency, {officer}, actor);
    store::insert_audit_entry(write, agency, actor, "password_reset", officer.value, account.user_id);
    SPOTME_TRY(auto view, find_mine(write, caller, agency, officer));
    return AccountWithPassword{std::move(view), password, *account.temporary_until};
  });
  return audited(context, agency, officer, actor, std::move(given));
}

base::Result<AccountView> set_active(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     base::OfficerId officer, bool active, const store::Actor& actor) {
  if (caller.agency == agency && caller.officer == officer) return Error{Code::conflict, "own_account", "active"};
  auto changed = context.database.write([&](db::Write& write) -> base::Result<AccountView> {
    SPOTME_CHECK(find_below_me(write, caller, agency, officer));
    SPOTME_CHECK(check_not_closed(write, agency, officer));
    if (active) restore_post(write, agency, officer);
    store::update_active(write, agency, officer, active);
    if (!active) {
      store::end_sessions(write, agency, officer, std::nullopt);
      end_tokens_of(write, agency, {officer}, actor);
    }
    store::insert_audit_entry(write, agency, actor, active ? "account_activated" : "account_deactivated", officer.value,
                              "");
    return find_mine(write, caller, agency, officer);
  });
  return audited(context, agency, officer, actor, std::move(changed));
}

OwnOfficer load_own(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) {
    const auto account = store::find_account(read, caller.agency, caller.officer);
    const auto agency = store::find_agency(read, caller.agency);
    if (!account || !agency) throw db::Fault("a session without its account");
    OwnOfficer own{account->officer_name, *agency, std::nullopt};
    if (const auto officer = store::find_officer(read, caller.agency, caller.officer, read.today())) {
      own.unit = store::find_unit(read, caller.agency, officer->unit, read.today());
    }
    return own;
  });
}

}  // namespace spotme::app
