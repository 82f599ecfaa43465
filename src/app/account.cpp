#include "app/account.hpp"

#include "base/text.hpp"
#include "store/account.hpp"
#include "store/officer.hpp"
#include "store/session.hpp"

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

/// A cursor is `name_key` and the officer's id, as one opaque word.
std::string write_cursor(const AccountView& last) {
  const auto text = base::to_string(last.officer) + last.name_key;
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<store::AccountCursor> read_cursor(std::string_view text) {
  constexpr std::size_t id_length = 36;
  const Error refusal{Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() < id_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const auto id = base::parse_uuid(std::string_view(plain).substr(0, id_length));
  if (!id || !base::is_storable_text(plain)) return refusal;
  return store::AccountCursor{plain.substr(id_length), {*id}};
}

/// The account if the caller may administer it.
base::Result<AccountView> find_mine(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                    base::OfficerId officer) {
  auto view = store::find_account_view(read, agency, officer);
  if (!view || !domain::may_administer(caller, agency, view->unit_path)) return not_found;
  return std::move(*view);
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
  officer.email = request.email;
  officer.unit = request.unit;
  const auto state = domain::parse_state(request.state);
  if (!state) return refuse("state_unknown", "state");
  officer.state = *state;
  SPOTME_TRY(officer.scheme, domain::parse_scheme(request.scheme));
  SPOTME_CHECK(domain::check_scheme(context.rulebook.current(write, agency)->pack, write.today(), officer.scheme));
  if (request.supervisor_user_id) {
    const auto supervisor = store::find_account_by_user_id(write, normal_user_id(*request.supervisor_user_id));
    if (!supervisor || supervisor->agency != agency) return refuse("supervisor_unknown", "supervisor_user_id");
    officer.supervisor = supervisor->officer;
  }
  for (const auto role : request.roles) {
    if (!domain::may_give_role(caller, agency, unit->path, role)) return refuse("role_not_yours", "roles");
    if (role != domain::Role::officer) officer.roles.push_back({role, request.unit});
  }
  return officer;
}

/// Sets a fresh temporary password on an account value and returns the only copy of it.
std::string give_temporary_password(const Context& context, base::Instant now, store::Account& account) {
  auto password = make_temporary_password();
  account.password = hash_temporary_password(context.installation_key, password);
  account.temporary_until = now + context.sign_in_rules.temporary_password;
  return password;
}

}  // namespace

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

base::Result<AccountPage> list_accounts(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                        const store::AccountFilter& filter, std::optional<std::string> after) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  std::optional<store::AccountCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_cursor(*after));
  }
  auto asked = filter;
  asked.search = store::name_key(filter.search);
  asked.reach = reach_in(caller, agency);
  asked.limit = filter.limit + 1;  // one more tells whether there is a next page
  return context.database.read([&](db::Read& read) -> base::Result<AccountPage> {
    if (!store::find_agency(read, agency)) return not_found;
    AccountPage page{store::list_accounts(read, agency, asked, cursor), std::nullopt,
                     store::count_accounts(read, agency, asked)};
    if (static_cast<std::int64_t>(page.accounts.size()) > filter.limit) {
      page.accounts.pop_back();
      page.next = write_cursor(page.accounts.back());
    }
    return page;
  });
}

base::Result<AccountView> show_account(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                       base::OfficerId officer) {
  return context.database.read([&](db::Read& read) { return find_mine(read, caller, agency, officer); });
}

base::Result<AccountWithPassword> open_account(const Context& context, const domain::Caller& caller,
                                               base::AgencyId agency, const AccountOpening& request,
                                               const store::Actor& actor) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<AccountWithPassword> {
    if (!store::find_agency(write, agency)) return not_found;
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
  });
}

base::Result<AccountWithPassword> reset_password(const Context& context, const domain::Caller& caller,
                                                 base::AgencyId agency, base::OfficerId officer,
                                                 const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<AccountWithPassword> {
    SPOTME_CHECK(find_mine(write, caller, agency, officer));
    auto account = store::find_account(write, agency, officer).value();
    const auto password = give_temporary_password(context, write.now(), account);
    store::update_password(write, account);
    store::delete_attempts(write, account.user_id);
    store::end_sessions(write, agency, officer, std::nullopt);
    store::insert_audit_entry(write, agency, actor, "password_reset", officer.value, account.user_id);
    SPOTME_TRY(auto view, find_mine(write, caller, agency, officer));
    return AccountWithPassword{std::move(view), password, *account.temporary_until};
  });
}

base::Result<AccountView> set_active(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     base::OfficerId officer, bool active, const store::Actor& actor) {
  if (caller.agency == agency && caller.officer == officer) return Error{Code::conflict, "own_account", "active"};
  return context.database.write([&](db::Write& write) -> base::Result<AccountView> {
    SPOTME_CHECK(find_mine(write, caller, agency, officer));
    store::update_active(write, agency, officer, active);
    if (!active) store::end_sessions(write, agency, officer, std::nullopt);
    store::insert_audit_entry(write, agency, actor, active ? "account_activated" : "account_deactivated", officer.value,
                              "");
    return find_mine(write, caller, agency, officer);
  });
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
