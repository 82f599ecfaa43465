#include "app/installation.hpp"

#include "app/context.hpp"
#include "store/account.hpp"
#include "store/audit.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::string_view operator_code = "SPOTME";
constexpr std::size_t key_bytes = 32;

bool has_key(db::Read& read) { return !read.query("SELECT 1 FROM installation WHERE name = 'key'").empty(); }

base::Bytes insert_key(db::Write& write) {
  base::Bytes key(key_bytes);
  base::random_bytes(key);
  write.execute("INSERT INTO installation (name, value) VALUES ('key', $1)", {db::to_value(key)});
  return key;
}

/// The operator's own agency, in which system administrators are at home.
store::Officer insert_operator(db::Write& write, const std::string& admin) {
  store::Agency agency;
  agency.id = base::AgencyId::make(write.now());
  agency.code = operator_code;
  agency.name = "SPOT-Me";
  store::insert_agencies(write, {agency});
  store::Unit unit;
  unit.agency = agency.id;
  unit.id = base::UnitId::make(write.now());
  unit.path = operator_code;
  unit.name = "SPOT-Me";
  store::insert_units(write, {unit}, write.today());
  store::Officer officer;
  officer.agency = agency.id;
  officer.id = base::OfficerId::make(write.now());
  officer.name = admin;
  officer.unit = unit.id;
  officer.roles = {{domain::Role::system_admin, unit.id}};
  store::insert_officer(write, officer, write.today());
  return officer;
}

}  // namespace

base::Result<FirstAdministrator> initialise(db::Database& database, const std::string& admin,
                                            std::chrono::hours temporary) {
  const auto user_id = normal_user_id(admin);
  SPOTME_CHECK(check_user_id(user_id, "admin"));
  return database.write([&](db::Write& write) -> base::Result<FirstAdministrator> {
    if (has_key(write)) return Error{Code::conflict, "already_initialised", "database"};
    const auto key = insert_key(write);
    const auto officer = insert_operator(write, user_id);
    FirstAdministrator first{user_id, make_temporary_password()};
    store::Account account;
    account.agency = officer.agency;
    account.officer = officer.id;
    account.user_id = user_id;
    account.password = hash_temporary_password(key, first.temporary_password);
    account.temporary_until = write.now() + temporary;
    if (!store::insert_account(write, account)) return Error{Code::conflict, "user_id_taken", "admin"};
    store::insert_audit_entry(write, officer.agency, {}, "installation_initialised", officer.id.value, user_id);
    return first;
  });
}

}  // namespace spotme::app
