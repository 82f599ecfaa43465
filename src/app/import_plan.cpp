#include "app/import_plan.hpp"

#include "store/account_batch.hpp"
#include "store/rota.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace spotme::app {
namespace {

/// A name that the file gives to an agency or a unit, with the line that gave it first.
struct GivenName {
  std::string name;
  std::size_t line = 0;
};

using UnitKey = std::pair<std::string, std::string>;  // agency code, unit path

class Planner {
 public:
  Planner(const Context& context, db::Read& read, const std::vector<ImportRow>& rows, ImportFaults& faults)
      : context_(context), read_(read), rows_(rows), faults_(faults) {}

  ImportPlan run() {
    collect_names();
    if (rows_.empty()) return {};
    plan_agencies();
    plan_units();
    check_schemes();
    check_rotas();
    load_people();
    for (const auto& row : rows_) find_person(row);
    for (const auto& row : rows_) plan_person(row);
    find_loops();
    for (const auto& [user_id, person] : people_) plan_.user_ids.emplace(person.id, user_id);
    return std::move(plan_);
  }

 private:
  struct Person {
    base::AgencyId agency;
    base::OfficerId id;
    const store::Officer* stored = nullptr;
  };

  void give_name(std::map<UnitKey, GivenName>& names, const UnitKey& key, const std::string& name, const ImportRow& row,
                 const char* column) {
    const auto [given, is_new] = names.emplace(key, GivenName{name, row.line});
    if (is_new || given->second.name == name) return;
    faults_.add(row.line, "import_name_differs", column, {{"line", std::to_string(given->second.line)}});
  }

  void collect_names() {
    for (const auto& row : rows_) {
      if (row.faulty) continue;
      give_name(agency_names_, {row.agency_code, ""}, row.agency_name, row, "agency_name");
      give_name(unit_names_, {row.agency_code, row.unit_path}, row.unit_name, row, "unit_name");
    }
  }

  void plan_agencies() {
    std::unordered_map<std::string, store::Agency> stored;
    for (auto& agency : store::load_agencies(read_)) stored.emplace(agency.code, agency);
    for (const auto& [key, given] : agency_names_) {
      const auto found = stored.find(key.first);
      if (found == stored.end()) {
        plan_.new_agencies.push_back({base::AgencyId::make(read_.now()), std::nullopt, key.first, given.name, 1});
        agencies_[key.first] = plan_.new_agencies.back().id;
        continue;
      }
      agencies_[key.first] = found->second.id;
      known_agencies_.push_back(found->second.id);
      if (found->second.name == given.name) continue;
      found->second.name = given.name;
      plan_.renamed_agencies.push_back(found->second);
    }
    for (const auto& [code, id] : agencies_) plan_.counts[id] = {};
  }

  void plan_units() {
    std::map<std::pair<base::AgencyId, std::string>, store::Unit> stored;
    for (auto& unit : store::load_units(read_, known_agencies_, read_.today()))
      stored.emplace(std::pair{unit.agency, unit.path}, unit);
    // In the order of their paths, so that a unit comes before those below it.
    for (const auto& [key, given] : unit_names_) {
      const auto agency = agencies_[key.first];
      const auto found = stored.find({agency, key.second});
      if (found == stored.end()) {
        make_unit(stored, agency, key, given.name);
      } else if (units_[key] = found->second.id; found->second.name != given.name) {
        found->second.name = given.name;
        plan_.renamed_units.push_back(found->second);
      }
    }
    for (const auto& [key, unit] : stored) plan_.unit_paths.emplace(unit.id, unit.path);
  }

  /// Makes a unit and those above it that are missing; one that the file does not name is called by its code.
  base::UnitId make_unit(std::map<std::pair<base::AgencyId, std::string>, store::Unit>& stored, base::AgencyId agency,
                         const UnitKey& key, const std::string& name) {
    store::Unit unit{agency, base::UnitId::make(read_.now()), std::nullopt, key.second, name};
    if (const auto slash = key.second.rfind('/'); slash != std::string::npos) {
      const UnitKey above{key.first, key.second.substr(0, slash)};
      const auto parent = stored.find({agency, above.second});
      unit.parent = parent != stored.end()
                        ? parent->second.id
                        : make_unit(stored, agency, above, above.second.substr(above.second.rfind('/') + 1));
    }
    stored.emplace(std::pair{agency, unit.path}, unit);
    units_[key] = unit.id;
    plan_.new_units.push_back(unit);
    return unit.id;
  }

  /// Each working time is held against the rules of its agency; one that is new has the national ones.
  void check_schemes() {
    std::map<std::string, std::shared_ptr<const AgencyRules>> rules;
    for (const auto& [code, agency] : agencies_) rules[code] = context_.rulebook.current(read_, agency);
    for (const auto& row : rows_) {
      if (row.faulty) continue;
      const auto fits = domain::check_assigned(rules[row.agency_code]->pack, read_.today(), row.scheme);
      if (!fits) faults_.add(row.line, fits.error().key, "scheme", fits.error().args);
    }
  }

  /// A place on a rota wants one that the agency has and that asks something today.
  void check_rotas() {
    const auto versions = store::load_rota_versions(read_, known_agencies_, {read_.today(), read_.today()});
    for (const auto& row : rows_) {
      const auto* place = row.faulty ? nullptr : std::get_if<domain::RotaPlace>(&row.scheme);
      if (place == nullptr) continue;
      if (store::find_version(versions, agencies_[row.agency_code], place->code, read_.today()) != nullptr) continue;
      faults_.add(row.line, "import_rota_unknown", "scheme", {{"value", place->code}});
    }
  }

  void load_people() {
    stored_ = store::load_officers(read_, known_agencies_, read_.today());
    for (const auto& [officer, user_id] : stored_) {
      if (!user_id.empty()) people_[user_id] = {officer.agency, officer.id, &officer};
      above_[officer.id] = officer.supervisor;
    }
    std::vector<std::string> unknown;
    std::vector<const ImportRow*> askers;
    for (const auto& row : rows_) {
      // A faulty line may hide which agency it means; that he is elsewhere cannot be said of it.
      if (row.faulty || people_.contains(row.user_id)) continue;
      unknown.push_back(row.user_id);
      askers.push_back(&row);
    }
    for (const auto& taken : store::load_accounts(read_, unknown)) {
      faults_.add(askers[taken.n]->line, "import_user_elsewhere", "user_id");
    }
  }

  /// Finds or makes the id of a row's person, before anybody refers to it.
  void find_person(const ImportRow& row) {
    if (row.faulty) {
      people_.try_emplace(row.user_id);
      return;
    }
    const auto agency = agencies_[row.agency_code];
    const auto [person, is_new] = people_.try_emplace(row.user_id, Person{agency, {}, nullptr});
    if (is_new) person->second.id = base::OfficerId::make(read_.now());
    if (person->second.agency != agency) faults_.add(row.line, "import_user_elsewhere", "user_id");
  }

  std::optional<base::OfficerId> find_supervisor(const ImportRow& row) {
    if (row.supervisor_user_id.empty()) return std::nullopt;
    const auto found = people_.find(row.supervisor_user_id);
    const bool named_already = found != people_.end() && found->second.id == base::OfficerId{};
    if (named_already) return std::nullopt;  // his own line is at fault
    if (found == people_.end() || found->second.agency != agencies_[row.agency_code]) {
      faults_.add(row.line, "import_supervisor_unknown", "supervisor_user_id", {{"value", row.supervisor_user_id}});
      return std::nullopt;
    }
    return found->second.id;
  }

  void plan_person(const ImportRow& row) {
    if (row.faulty) return;
    const auto& person = people_[row.user_id];
    const auto unit = units_[{row.agency_code, row.unit_path}];
    store::Officer officer{person.agency,        person.id, row.name, row.email, unit, row.state, row.scheme,
                           find_supervisor(row), {}};
    for (const auto role : row.roles) officer.roles.push_back({role, unit});
    above_[officer.id] = officer.supervisor;
    auto& counts = plan_.counts[person.agency];
    if (person.stored == nullptr) {
      ++counts.created;
      plan_.created.push_back({std::move(officer), row.user_id, row.line});
      return;
    }
    keep_other_roles(*person.stored, officer);
    if (same(*person.stored, officer)) {
      ++counts.unchanged;
      ++plan_.unchanged;
    } else {
      ++counts.updated;
      plan_.updated.push_back({*person.stored, std::move(officer), row.line});
    }
  }

  static void keep_other_roles(const store::Officer& stored, store::Officer& officer) {
    const auto& importable = importable_roles();
    for (const auto& held : stored.roles) {
      if (std::find(importable.begin(), importable.end(), held.role) == importable.end()) officer.roles.push_back(held);
    }
  }

  static bool same(const store::Officer& a, const store::Officer& b) {
    return std::tie(a.name, a.email, a.unit, a.state, a.scheme, a.supervisor) ==
               std::tie(b.name, b.email, b.unit, b.state, b.scheme, b.supervisor) &&
           roles_missing(a.roles, b.roles).empty() && roles_missing(b.roles, a.roles).empty();
  }

  /// Walks up from each row's person. What is known to end is not walked again, so that the whole takes one step a
  /// person.
  void find_loops() {
    std::unordered_map<base::OfficerId, std::size_t, base::IdHash> walk_of;  // the walk that came by first
    std::unordered_set<base::OfficerId, base::IdHash> in_loop;
    std::size_t walk = 0;
    for (const auto& row : rows_) {
      if (row.faulty) continue;
      ++walk;
      auto at = std::optional(people_[row.user_id].id);
      while (at && walk_of.try_emplace(*at, walk).second) at = above(*at);
      if (at && walk_of[*at] == walk) add_loop(*at, in_loop);
    }
    for (const auto& row : rows_) {
      if (!row.faulty && in_loop.contains(people_[row.user_id].id)) {
        faults_.add(row.line, "import_supervisor_loop", "supervisor_user_id");
      }
    }
  }

  [[nodiscard]] std::optional<base::OfficerId> above(base::OfficerId id) const {
    const auto found = above_.find(id);
    return found == above_.end() ? std::nullopt : found->second;
  }

  void add_loop(base::OfficerId first, std::unordered_set<base::OfficerId, base::IdHash>& in_loop) const {
    in_loop.insert(first);
    for (auto at = above(first); at != first; at = above(*at)) in_loop.insert(*at);
  }

  const Context& context_;
  db::Read& read_;
  const std::vector<ImportRow>& rows_;
  ImportFaults& faults_;
  ImportPlan plan_;
  std::map<UnitKey, GivenName> agency_names_;
  std::map<UnitKey, GivenName> unit_names_;
  std::map<std::string, base::AgencyId> agencies_;
  std::vector<base::AgencyId> known_agencies_;
  std::map<UnitKey, base::UnitId> units_;
  std::vector<store::OfficerWithName> stored_;
  std::unordered_map<std::string, Person> people_;  // by user ID; without an id: only on a line that is at fault
  std::unordered_map<base::OfficerId, std::optional<base::OfficerId>, base::IdHash> above_;
};

}  // namespace

ImportPlan plan_import(const Context& context, db::Read& read, const std::vector<ImportRow>& rows,
                       ImportFaults& faults) {
  return Planner(context, read, rows, faults).run();
}

std::vector<store::UnitRole> roles_missing(const std::vector<store::UnitRole>& these,
                                           const std::vector<store::UnitRole>& others) {
  std::vector<store::UnitRole> missing;
  for (const auto& role : these) {
    if (std::find(others.begin(), others.end(), role) == others.end()) missing.push_back(role);
  }
  return missing;
}

}  // namespace spotme::app
