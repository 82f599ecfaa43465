#include "app/import_officers.hpp"

#include "app/approval_handover.hpp"
#include "app/posting_notice.hpp"
#include "store/account.hpp"
#include "store/audit.hpp"

#include <fmt/format.h>

#include <map>

namespace spotme::app {
namespace {

void audit(db::Write& write, const ImportPlan& plan, const std::string& file_hash) {
  for (const auto& [agency, counts] : plan.counts) {
    store::insert_audit_entry(write, agency, {}, "officers_imported", std::nullopt,
                              fmt::format("created={} updated={} unchanged={} file_sha256={}", counts.created,
                                          counts.updated, counts.unchanged, file_hash));
  }
}

/// Where those stand today who get another supervisor.
std::map<base::AgencyId, std::vector<store::TeamPlace>> load_places(db::Read& read,
                                                                    const std::vector<OfficerChange>& changes) {
  std::map<base::AgencyId, std::vector<base::OfficerId>> officers;
  for (const auto& [before, after, line] : changes) {
    if (before.supervisor != after.supervisor) officers[after.agency].push_back(after.id);
  }
  std::map<base::AgencyId, std::vector<store::TeamPlace>> places;
  for (const auto& [agency, some] : officers) places.emplace(agency, store::load_team_places(read, agency, some));
  return places;
}

}  // namespace

void save_officer_changes(db::Write& write, const std::vector<OfficerChange>& changes, base::Day from) {
  std::vector<store::Officer> people;
  std::vector<store::Officer> postings;
  std::vector<store::Officer> schemes;
  std::vector<store::Officer> supervisors;
  std::vector<store::OfficerRole> ended;
  std::vector<store::OfficerRole> given;
  for (const auto& [before, after, line] : changes) {
    if (before.name != after.name || before.email != after.email) people.push_back(after);
    if (before.unit != after.unit || before.state != after.state) postings.push_back(after);
    if (before.scheme != after.scheme) schemes.push_back(after);
    if (before.supervisor != after.supervisor) supervisors.push_back(after);
    for (const auto& role : roles_missing(before.roles, after.roles)) ended.push_back({after.agency, after.id, role});
    for (const auto& role : roles_missing(after.roles, before.roles)) given.push_back({after.agency, after.id, role});
  }
  store::update_officers(write, people);
  store::change_postings(write, postings, from);
  store::change_schemes(write, schemes, from);
  store::change_supervisors(write, supervisors, from);
  store::end_roles(write, ended, from);
  store::insert_roles(write, given, from);
}

void save_import_plan(const Context& context, db::Write& write, const ImportPlan& plan, base::Day from) {
  store::insert_agencies(write, plan.new_agencies);
  store::update_agency_names(write, plan.renamed_agencies);
  store::insert_units(write, plan.new_units, from);
  store::update_unit_names(write, plan.renamed_units, from);
  std::vector<store::Officer> created;
  created.reserve(plan.created.size());
  for (const auto& person : plan.created) created.push_back(person.officer);
  store::insert_officers(write, created, from);
  const auto places = load_places(write, plan.updated);
  save_officer_changes(write, plan.updated, from);
  for (const auto& [agency, before] : places) hand_over_cases(context, write, agency, before);
}

std::vector<NewPassword> insert_new_accounts(const Context& context, db::Write& write, const ImportPlan& plan) {
  std::vector<store::Account> accounts;
  std::vector<NewPassword> passwords;
  accounts.reserve(plan.created.size());
  passwords.reserve(plan.created.size());
  for (const auto& [officer, user_id, line] : plan.created) {
    passwords.push_back({user_id, make_temporary_password()});
    store::Account account;
    account.agency = officer.agency;
    account.officer = officer.id;
    account.user_id = user_id;
    account.password = hash_temporary_password(context.installation_key, passwords.back().temporary_password);
    account.temporary_until = write.now() + context.sign_in_rules.temporary_password;
    accounts.push_back(std::move(account));
  }
  store::insert_accounts(write, accounts);
  return passwords;
}

ImportOutcome import_officers(const Context& context, db::Write& write, std::string_view csv, base::Day from) {
  ImportFaults faults;
  const auto rows = read_import_rows(csv, faults);
  const auto plan = plan_import(context, write, rows, faults);
  ImportOutcome outcome;
  outcome.faults = faults.kept();
  outcome.faults_total = faults.total();
  if (!faults.none()) return outcome;
  save_import_plan(context, write, plan, from);
  outcome.created = plan.created.size();
  outcome.updated = plan.updated.size();
  outcome.unchanged = plan.unchanged;
  outcome.agencies = plan.new_agencies.size();
  outcome.units = plan.new_units.size();
  outcome.passwords = insert_new_accounts(context, write, plan);
  audit(write, plan, base::to_hex(base::sha256(csv)));
  tell_of_imported_moves(write, plan, from);
  return outcome;
}

ImportOutcome import_officers(const Context& context, std::string_view csv, const KeepPasswords& keep_passwords) {
  return context.database.write([&](db::Write& write) {
    auto outcome = import_officers(context, write, csv, write.today());
    if (outcome.faults_total == 0 && keep_passwords) keep_passwords(outcome.passwords);
    return outcome;
  });
}

}  // namespace spotme::app
