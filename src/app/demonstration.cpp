#include "app/demonstration.hpp"

#include "app/absence_alert.hpp"
#include "app/closing.hpp"
#include "app/demonstration_card.hpp"
#include "app/demonstration_case.hpp"
#include "app/demonstration_data.hpp"
#include "app/demonstration_history.hpp"
#include "app/demonstration_task.hpp"
#include "app/demonstration_worktime.hpp"
#include "app/import_officers.hpp"
#include "domain/access.hpp"
#include "store/account_batch.hpp"
#include "store/audit.hpp"
#include "store/closing.hpp"
#include "store/organisation.hpp"
#include "store/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error("demonstration: " + what); }

/// A password to be told once, with what is stored of it.
struct Secret {
  DemonstrationAccount told;
  std::string hash;
  bool system_admin = false;
};

/// Made before the transaction: Argon2id is slow on purpose.
std::vector<Secret> make_secrets(const Context& context, const DemonstrationMinistry& ministry) {
  std::vector<Secret> secrets;
  for (const auto& login : ministry.logins) {
    Secret secret{{login.user_id, make_temporary_password(), login.who, login.temporary}, {}, login.system_admin};
    const auto fit = domain::check_new_password(secret.told.password, {login.user_id}, context.common_passwords,
                                                context.sign_in_rules, "password");
    if (!fit) fail("a random password is refused: " + fit.error().key);
    secret.hash = login.temporary ? hash_temporary_password(context.installation_key, secret.told.password)
                                  : base::hash_password(secret.told.password, context.password_cost);
    secrets.push_back(std::move(secret));
  }
  return secrets;
}

void insert_ministry(db::Write& write, const DemonstrationMinistry& ministry) {
  std::vector<store::Body> bodies{
      {base::make_uuid(write.now()), std::nullopt, "ministry", ministry.code, ministry.name}};
  std::map<std::string, base::Uuid> ids{{ministry.code, bodies.front().id}};
  for (const auto& one : ministry.bodies) {
    const auto under = one.under.empty() ? std::nullopt : std::optional(ids.at(one.under));
    bodies.push_back({base::make_uuid(write.now()), under, one.kind, one.code, one.name});
    ids.emplace(one.code, bodies.back().id);
  }
  store::insert_bodies(write, bodies);
  std::vector<store::Agency> agencies;
  for (const auto& agency : ministry.agencies) {
    const auto& body = agency.body.empty() ? ministry.code : agency.body;
    agencies.push_back({base::AgencyId::make(write.now()), ids.at(body), agency.code, agency.name, 1});
  }
  store::insert_agencies(write, agencies);
}

/// What stands in the database of the ministry, by agency code.
struct Stored {
  std::map<std::string, base::AgencyId> agencies;
  std::map<std::pair<base::AgencyId, std::string>, base::UnitId> units;
  std::map<base::UnitId, std::string> paths;
  std::vector<store::OfficerWithName> officers;  ///< by user ID
};

Stored load_stored(db::Read& read, const DemonstrationMinistry& ministry) {
  Stored stored;
  std::vector<base::AgencyId> ids;
  for (const auto& agency : ministry.agencies) {
    ids.push_back(store::find_agency_by_code(read, agency.code).value().id);
    stored.agencies[agency.code] = ids.back();
  }
  for (const auto& unit : store::load_units(read, ids, read.today())) {
    stored.units[{unit.agency, unit.path}] = unit.id;
    stored.paths[unit.id] = unit.path;
  }
  stored.officers = store::load_officers(read, ids, read.today());
  std::sort(stored.officers.begin(), stored.officers.end(),
            [](const auto& a, const auto& b) { return a.user_id < b.user_id; });
  return stored;
}

void insert_places(db::Write& write, const DemonstrationMinistry& ministry, const Stored& stored, base::Day from) {
  for (const auto& agency : ministry.agencies) {
    const auto id = stored.agencies.at(agency.code);
    for (const auto& place : agency.places) {
      store::insert_place(write, id, stored.units.at({id, place.unit_path}),
                          {base::PlaceId::make(write.now()), place.unit_path, place.place}, from);
    }
    for (const auto& network : agency.networks) {
      store::insert_network(write, id, stored.units.at({id, network.unit_path}),
                            {base::make_uuid(write.now()), network.unit_path, network.network}, from);
    }
  }
}

std::vector<DemonstrationOfficer> officers_with_places(const DemonstrationMinistry& ministry, const Stored& stored) {
  std::vector<DemonstrationOfficer> officers;
  for (const auto& [officer, user_id] : stored.officers) {
    DemonstrationOfficer person{officer, user_id, {}};
    const auto& path = stored.paths.at(officer.unit);
    for (const auto& agency : ministry.agencies) {
      if (stored.agencies.at(agency.code) != officer.agency) continue;
      auto places = agency.places;
      std::stable_sort(places.begin(), places.end(),
                       [](const auto& a, const auto& b) { return a.unit_path.size() > b.unit_path.size(); });
      for (const auto& place : places) {
        if (domain::path_reaches(place.unit_path, path)) person.evidence.places.push_back(place.place);
      }
      for (const auto& network : agency.networks) {
        if (domain::path_reaches(network.unit_path, path)) person.evidence.networks.push_back(network.network);
      }
    }
    if (person.evidence.places.empty()) fail(user_id + " has no place of work");
    officers.push_back(std::move(person));
  }
  return officers;
}

/// Rotas, who stands on them from the first day on, and the grants of each officer, stored.
std::vector<store::Grant> insert_worktime(db::Write& write, const AgencyRules& rules, Stored& stored, base::Day from) {
  const auto worktime = demonstration_worktime();
  const auto person = [&](const std::string& user_id) -> store::Officer& {
    const auto found = std::find_if(stored.officers.begin(), stored.officers.end(),
                                    [&](const auto& officer) { return officer.user_id == user_id; });
    if (found == stored.officers.end()) fail(user_id + " is not among the officers");
    return found->officer;
  };
  std::vector<store::Officer> members;
  for (const auto& rota : worktime.rotas) {
    const auto agency = stored.agencies.at(rota.agency_code);
    const auto id = base::RotaId::make(write.now());
    auto version = rota.version;
    version.first_day = from;
    store::insert_rota(write, {agency, id, rota.code, rota.name, stored.units.at({agency, rota.unit_path})},
                       {agency, id, from, version});
    for (const auto& [user_id, offset] : rota.members) {
      person(user_id).scheme = domain::RotaPlace{rota.code, offset};
      members.push_back(person(user_id));
    }
  }
  store::change_schemes(write, members, from);
  std::vector<store::Grant> grants;
  for (const auto& one : worktime.grants) {
    const auto& officer = person(one.user_id);
    const auto days = grant_days(rules, officer.state, one, write.today());
    if (!days) fail(days.error().key);
    auto& grant = grants.emplace_back(one.grant);
    grant.agency = officer.agency;
    grant.officer = officer.id;
    grant.id = base::GrantId::make(write.now());
    grant.first_day = days->first;
    grant.last_day = days->last;
    grant.made_at = write.now();
  }
  store::insert_grants(write, grants);
  return grants;
}

Roster load_roster(db::Read& read, const Stored& stored, domain::DayRange days) {
  Roster roster;
  for (const auto& [officer, user_id] : stored.officers) {
    roster.expect({officer.agency, officer.id, days.first, days.last}, officer.scheme);
  }
  roster.load(read);
  return roster;
}

void set_passwords(const Context& context, db::Write& write, const std::vector<Secret>& secrets, const Stored& stored,
                   base::Day from) {
  std::vector<store::Account> accounts;
  for (const auto& secret : secrets) {
    const auto person = std::find_if(stored.officers.begin(), stored.officers.end(),
                                     [&](const auto& officer) { return officer.user_id == secret.told.user_id; });
    if (person == stored.officers.end()) fail(secret.told.user_id + " is not among the officers");
    store::Account account;
    account.agency = person->officer.agency;
    account.officer = person->officer.id;
    account.password = secret.hash;
    if (secret.told.temporary) account.temporary_until = write.now() + context.sign_in_rules.temporary_password;
    accounts.push_back(std::move(account));
    if (!secret.system_admin) continue;
    store::insert_roles(
        write, {{person->officer.agency, person->officer.id, {domain::Role::system_admin, person->officer.unit}}},
        from);
  }
  store::update_passwords(write, accounts);
}

/// A key is as old as its press, so the days are taken one by one.
void insert_history(db::Write& write, const std::vector<store::ClockEvent>& events) {
  std::map<base::Day, std::vector<store::ClockKey>> days;
  std::map<base::Day, base::Instant> ends;
  for (const auto& event : events) {
    days[event.work_day].push_back({event.agency, event.key, event.officer, event.work_day, event.id});
    auto& end = ends[event.work_day];
    end = std::max(end, event.at);
  }
  for (const auto& [day, keys] : days) {
    if (store::insert_clock_keys(write, keys, ends.at(day)) != static_cast<std::int64_t>(keys.size())) {
      fail("a key is not new");
    }
  }
  store::insert_clock_events(write, events);
}

base::Result<void> insert_all(const Context& context, db::Write& write, const DemonstrationMinistry& ministry,
                              const std::vector<Secret>& secrets) {
  const auto history = demonstration_history();
  const auto from = write.today() - std::chrono::days{history.posted_days};
  for (const auto& agency : ministry.agencies) {
    if (store::find_agency_by_code(write, agency.code)) return Error{Code::conflict, "demonstration_exists", ""};
  }
  insert_ministry(write, ministry);
  const auto imported = import_officers(context, write, demonstration_officers(), from);
  if (imported.faults_total != 0) {
    const auto& first = imported.faults.front();
    fail(fmt::format("officers.csv, line {}: {} {}", first.line, first.error.field, first.error.key));
  }
  auto stored = load_stored(write, ministry);
  insert_places(write, ministry, stored, from);
  set_passwords(context, write, secrets, stored, from);
  const auto rules = context.rulebook.national(write);
  const auto grants = insert_worktime(write, *rules, stored, from);
  auto officers = officers_with_places(ministry, stored);
  for (auto& officer : officers) {
    std::copy_if(grants.begin(), grants.end(), std::back_inserter(officer.grants),
                 [&](const auto& grant) { return grant.officer == officer.officer.id; });
  }
  const std::chrono::days margin{2};
  const CardLives lives{history.cards, officers, write.today()};
  const auto first = std::min(lives.first(), write.today() - std::chrono::days{history.days});
  const auto roster = load_roster(write, stored, {first - margin, write.today() + margin});
  const HistoryRules history_rules{*rules, context.rules.evidence, roster};
  SPOTME_TRY(const auto lived, with_late_mornings(history_rules, history, lives));
  SPOTME_TRY(auto events, make_history(history_rules, lived, officers, write.today()));
  SPOTME_TRY(const auto earlier, make_card_history(history_rules, history, lives));
  events.insert(events.end(), earlier.begin(), earlier.end());
  // The end of last night's shift may still lie ahead.
  std::erase_if(events, [&](const auto& event) { return event.at > write.now(); });
  insert_history(write, events);
  SPOTME_CHECK(raise_card_issues(context, write, history, lives));
  for (const auto& [code, id] : stored.agencies) {
    store::start_closing(write, id, write.today() - std::chrono::days{history.days});
    store::insert_audit_entry(write, id, {}, "demonstration_inserted", std::nullopt, code);
  }
  return {};
}

}  // namespace

base::Result<std::vector<DemonstrationAccount>> insert_demonstration(const Context& context) {
  const auto ministry = demonstration_ministry();
  const auto secrets = make_secrets(context, ministry);
  SPOTME_CHECK(context.database.write([&](db::Write& write) { return insert_all(context, write, ministry, secrets); }));
  ClosingOptions closing;
  closing.runner = base::make_uuid(context.clock.now());
  (void)close_days(context, closing);
  const auto history = demonstration_history();
  const auto officers = context.database.read(
      [&](db::Read& read) { return officers_with_places(ministry, load_stored(read, ministry)); });
  turn_cards(context, {history.cards, officers, base::local_day(context.clock.now())});
  make_cases(context, officers);
  make_tasks(context, officers);
  for (const auto& agency : context.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    watch_absence(context, agency.id);
  }
  std::vector<DemonstrationAccount> told;
  for (const auto& secret : secrets) told.push_back(secret.told);
  return told;
}

}  // namespace spotme::app
