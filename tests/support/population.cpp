#include "tests/support/population.hpp"

#include "app/session.hpp"
#include "store/account.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/session.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::test {
namespace {

constexpr base::Day beginning{std::chrono::year{2026} / 1 / 1};
constexpr std::size_t step = 1000;  // officers in one transaction

struct Workplace {
  base::AgencyId agency;
  base::UnitId unit;
};

std::vector<Workplace> make_agencies(db::Write& write, std::size_t count) {
  std::vector<store::Agency> agencies(count);
  std::vector<store::Unit> units(count);
  std::vector<Workplace> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    made[i] = {base::AgencyId::make(write.now()), base::UnitId::make(write.now())};
    agencies[i] = {made[i].agency, std::nullopt, fmt::format("A{}", i), fmt::format("Agensi {}", i), 1};
    units[i] = {made[i].agency, made[i].unit, std::nullopt, "U1", "Unit U1"};
  }
  store::insert_agencies(write, agencies);
  store::insert_units(write, units, beginning);
  return made;
}

std::vector<SignedIn> make_officers(db::Write& write, const Workplace& place, const std::string& password,
                                    std::size_t first, std::size_t count) {
  std::vector<store::Officer> officers(count);
  std::vector<store::Account> accounts(count);
  std::vector<store::Session> sessions(count);
  std::vector<SignedIn> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto id = base::OfficerId::make(write.now());
    const auto opened = app::make_session({place.agency, id, "token", false, write.now(),
                                           write.now() + std::chrono::hours{24}, "127.0.0.1", "load generator"});
    officers[i].agency = accounts[i].agency = place.agency;
    officers[i].id = accounts[i].officer = id;
    officers[i].name = fmt::format("Pegawai {}", first + i);
    officers[i].unit = place.unit;
    accounts[i].user_id = fmt::format("p{}", first + i);
    accounts[i].password = password;
    sessions[i] = opened.session;
    made[i] = {place.agency, id, opened.session.id, opened.token};
  }
  store::insert_officers(write, officers, beginning);
  store::insert_accounts(write, accounts);
  store::insert_sessions(write, sessions);
  return made;
}

}  // namespace

std::vector<SignedIn> populate(db::Database& database, std::size_t officers, std::size_t officers_per_agency) {
  const auto agencies = (officers + officers_per_agency - 1) / officers_per_agency;
  const auto places = database.write([&](db::Write& write) { return make_agencies(write, agencies); });
  const auto password = base::hash_password("kucing hitam melompat tinggi", {1, 8 * 1024});
  std::vector<SignedIn> all;
  all.reserve(officers);
  for (const auto& place : places) {
    const auto end = std::min(officers, all.size() + officers_per_agency);
    while (all.size() < end) {
      auto made = database.write([&](db::Write& write) {
        return make_officers(write, place, password, all.size(), std::min(step, end - all.size()));
      });
      std::move(made.begin(), made.end(), std::back_inserter(all));
    }
  }
  // What autovacuum does within a minute of such a load: without statistics statements over many rows take five times
  // as long.
  if (database.engine() == db::Engine::postgres) {
    database.write([](db::Write& write) { return write.execute("ANALYZE"); });
  }
  return all;
}

}  // namespace spotme::test
