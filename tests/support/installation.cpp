#include "tests/support/installation.hpp"

#include "app/installation.hpp"
#include "store/account.hpp"
#include "store/organisation.hpp"
#include "store/sign_in_rules.hpp"

namespace spotme::test {
namespace {

constexpr base::Day beginning{std::chrono::year{2026} / 1 / 1};
constexpr base::PasswordCost cheap{1, 8 * 1024};

const store::Rules& shared_rules() {
  static const auto rules = store::builtin_rules();
  return rules;
}

const base::Messages& shared_messages() {
  static const auto messages = base::Messages::load();
  return messages;
}

const domain::CommonPasswords& shared_common_passwords() {
  static const auto passwords = store::builtin_common_passwords();
  return passwords;
}

/// The same for every test, so that it is hashed once.
const std::string& password_hash() {
  static const auto hash = base::hash_password(TestInstallation::password, cheap);
  return hash;
}

void add_agency(db::Write& write, const std::string& code) {
  store::Agency agency;
  agency.id = base::AgencyId::make(write.now());
  agency.code = code;
  agency.name = "Agensi " + code;
  store::insert_agencies(write, {agency});
  std::vector<store::Unit> units(3);
  const std::vector<std::string> paths{"U1", "U1/A", "U1/B"};
  for (std::size_t i = 0; i < units.size(); ++i) {
    units[i] = {agency.id, base::UnitId::make(write.now()), std::nullopt, paths[i], "Unit " + paths[i]};
    if (i > 0) units[i].parent = units[0].id;
  }
  store::insert_units(write, units, beginning);
}

}  // namespace

TestInstallation::TestInstallation()
    : messages(shared_messages()),
      rules(shared_rules()),
      rulebook(rules),
      sign_in_rules(store::builtin_sign_in_rules()),
      common_passwords(shared_common_passwords()),
      database(test_database.open(clock)) {
  const auto first = app::initialise(*database, "admin", sign_in_rules.temporary_password).value();
  admin = first.user_id;
  admin_password = first.temporary_password;
  auto key = app::load_installation_key(*database).value();
  context = std::make_unique<app::Context>(
      app::Context{*database, clock, rules, rulebook, sign_in_rules, common_passwords, std::move(key), cheap});
}

TestInstallation::~TestInstallation() = default;

TestInstallation::Made TestInstallation::add(const Person& person) {
  return database->write([&](db::Write& write) {
    if (!store::find_agency_by_code(write, person.agency_code)) add_agency(write, person.agency_code);
    const auto agency = store::find_agency_by_code(write, person.agency_code)->id;
    const auto unit = store::find_unit_by_path(write, agency, person.unit_path, write.today())->id;
    store::Officer officer;
    officer.agency = agency;
    officer.id = base::OfficerId::make(write.now());
    officer.name = "Pegawai " + person.user_id;
    officer.unit = unit;
    officer.state = person.state;
    officer.scheme = person.scheme;
    for (const auto role : person.roles) officer.roles.push_back({role, unit});
    store::insert_officer(write, officer, beginning);
    store::Account account;
    account.agency = agency;
    account.officer = officer.id;
    account.user_id = person.user_id;
    account.password = password_hash();
    if (!store::insert_account(write, account)) throw db::Fault("the user ID of a test person is taken");
    return Made{agency, officer.id, person.user_id};
  });
}

std::string TestInstallation::token_for(const Made& made) {
  return database->write([&](db::Write& write) {
    const auto opened = app::make_session({made.agency, made.officer, "token", false, write.now(),
                                           write.now() + std::chrono::hours{12}, "192.0.2.1", "test"});
    store::insert_sessions(write, {opened.session});
    return opened.token;
  });
}

domain::Caller TestInstallation::caller_for(const Made& made) {
  return app::authenticate(*context, token_for(made)).value();
}

base::UnitId TestInstallation::unit(const std::string& agency_code, const std::string& path) {
  return database->read([&](db::Read& read) {
    const auto id = store::find_agency_by_code(read, agency_code)->id;
    return store::find_unit_by_path(read, id, path, read.today())->id;
  });
}

base::AgencyId TestInstallation::agency(const std::string& code) {
  return database->read([&](db::Read& read) { return store::find_agency_by_code(read, code)->id; });
}

}  // namespace spotme::test
