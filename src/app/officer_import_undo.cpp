#include "app/import_officers.hpp"
#include "app/officer_import.hpp"
#include "store/officer_undo.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::UndoOutcome;

using People = std::unordered_map<base::OfficerId, store::Officer, base::IdHash>;

People people_on(db::Read& read, base::AgencyId agency, base::Day day) {
  People people;
  for (auto& [officer, user_id] : store::load_officers(read, {agency}, day)) people.emplace(officer.id, officer);
  return people;
}

bool holds(const store::Officer& officer, const store::UnitRole& role) {
  return std::find(officer.roles.begin(), officer.roles.end(), role) != officer.roles.end();
}

/// The officer with what the import had changed as it was before; nullopt where something of it was changed again.
std::optional<store::Officer> reverted(const store::Officer& now, const store::Officer& then,
                                       const store::Officer& before, const store::Officer& after) {
  auto target = now;
  bool untouched = true;
  const auto revert = [&](auto field) {
    if (before.*field == after.*field) return;
    untouched = untouched && now.*field == after.*field && then.*field == after.*field;
    target.*field = before.*field;
  };
  revert(&store::Officer::name);
  revert(&store::Officer::email);
  revert(&store::Officer::unit);
  revert(&store::Officer::state);
  revert(&store::Officer::scheme);
  revert(&store::Officer::supervisor);
  for (const auto& role : roles_missing(after.roles, before.roles)) {
    untouched = untouched && holds(now, role);
    std::erase(target.roles, role);
  }
  for (const auto& role : roles_missing(before.roles, after.roles)) {
    untouched = untouched && !holds(now, role);
    target.roles.push_back(role);
  }
  return untouched ? std::optional(std::move(target)) : std::nullopt;
}

/// What is taken back in one agency.
class AgencyUndo {
 public:
  AgencyUndo(db::Write& write, base::AgencyId agency, base::Day since)
      : write_(write), agency_(agency), since_(since) {}

  void add(store::ImportRowRecord& row) { rows_.push_back(&row); }

  void run(const std::vector<store::ImportName>& names) {
    now_ = people_on(write_, agency_, write_.today());
    then_ = people_on(write_, agency_, since_);
    decide_changed();
    decide_fresh();
    keep_leaders();
    save();
    undo_names(names);
  }

  [[nodiscard]] std::string counts() const {
    std::map<std::string_view, int> count;
    for (const auto* row : rows_) ++count[domain::undo_outcome_name(row->outcome)];
    std::string text;
    for (const auto& [name, number] : count) text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, number);
    return text;
  }

 private:
  void decide_changed() {
    for (auto* row : rows_) {
      if (row->kind != domain::ImportRowKind::changed) continue;
      store::Officer before;
      before.agency = agency_;
      before.id = *row->officer;
      auto after = before;
      read_import_officer(row->before, before);
      read_import_officer(row->after, after);
      const auto now = now_.find(*row->officer);
      const auto then = then_.find(*row->officer);
      row->outcome = UndoOutcome::changed_since;
      if (now == now_.end() || then == then_.end()) continue;
      auto target = reverted(now->second, then->second, before, after);
      if (!target) continue;
      row->outcome = UndoOutcome::restored;
      changes_.emplace(*row->officer, OfficerChange{now->second, std::move(*target)});
    }
  }

  void decide_fresh() {
    std::vector<store::ImportRowRecord*> fresh;
    std::vector<base::OfficerId> ids;
    for (auto* row : rows_) {
      if (row->kind != domain::ImportRowKind::fresh) continue;
      fresh.push_back(row);
      ids.push_back(*row->officer);
    }
    const auto facts = store::load_undo_facts(write_, agency_, ids);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      fresh[i]->outcome = facts[i].signed_in     ? UndoOutcome::signed_in
                          : facts[i].has_records ? UndoOutcome::ended
                                                 : UndoOutcome::removed;
    }
  }

  /// Whoever leads one that stays, stays; so on up the line, until nothing changes.
  void keep_leaders() {
    std::unordered_map<base::OfficerId, store::ImportRowRecord*, base::IdHash> leaving;
    std::vector<base::OfficerId> ids;
    for (auto* row : rows_) {
      if (row->outcome != UndoOutcome::removed && row->outcome != UndoOutcome::ended) continue;
      leaving.emplace(*row->officer, row);
      ids.push_back(*row->officer);
    }
    const auto pairs = store::load_supervised(write_, agency_, ids, write_.today());
    for (bool again = true; std::exchange(again, false);) {
      for (const auto& [officer, supervisor] : pairs) {
        const auto leader = leaving.find(supervisor);
        if (leader == leaving.end() || leaving.contains(officer)) continue;
        const auto change = changes_.find(officer);
        if (change != changes_.end() && change->second.after.supervisor != supervisor) continue;
        leader->second->outcome = UndoOutcome::leads_others;
        leaving.erase(leader);
        again = true;
      }
    }
  }

  void save() {
    std::vector<OfficerChange> changes;
    std::vector<base::OfficerId> restored;
    for (auto& [id, change] : changes_) {
      restored.push_back(id);
      changes.push_back(change);
    }
    save_officer_changes(write_, changes, since_);
    std::vector<base::OfficerId> removed;
    std::vector<base::OfficerId> ended;
    for (const auto* row : rows_) {
      if (row->outcome == UndoOutcome::removed) removed.push_back(*row->officer);
      if (row->outcome == UndoOutcome::ended) ended.push_back(*row->officer);
    }
    store::end_officers(write_, agency_, removed, since_);
    store::end_officers(write_, agency_, ended, std::max(since_, write_.today()));
    store::delete_accounts(write_, agency_, removed);
    store::delete_accounts(write_, agency_, ended);
    if (since_ < write_.today() && !restored.empty()) {
      store::reopen_days(write_, agency_, restored, {since_, write_.today()}, {"reopen_posting"});
    }
  }

  void undo_names(const std::vector<store::ImportName>& names) {
    std::vector<store::Unit> units = store::load_units(write_, agency_, write_.today());
    std::unordered_map<base::UnitId, store::Unit, base::IdHash> by_id;
    for (const auto& unit : units) by_id.emplace(unit.id, unit);
    std::vector<store::Unit> renamed;
    std::unordered_set<base::UnitId, base::IdHash> made;
    for (const auto& name : names) {
      if (name.agency != agency_) continue;
      if (name.unit == base::UnitId{}) {
        undo_agency_name(name);
      } else if (!name.old_name) {
        made.insert(name.unit);
      } else if (const auto found = by_id.find(name.unit);
                 found != by_id.end() && found->second.name == name.new_name) {
        renamed.push_back(found->second);
        renamed.back().name = *name.old_name;
      }
    }
    store::update_unit_names(write_, renamed, since_);
    delete_unused(std::move(units), std::move(made));
  }

  void undo_agency_name(const store::ImportName& name) {
    auto agency = store::find_agency(write_, agency_);
    if (!name.old_name || !agency || agency->name != name.new_name) return;
    agency->name = *name.old_name;
    store::update_agency_names(write_, {*agency});
  }

  /// From the leaves up: a unit is needed by whoever is in it, and by the units below it that stay.
  void delete_unused(std::vector<store::Unit> units, std::unordered_set<base::UnitId, base::IdHash> made) {
    for (const auto& used : store::find_used_units(write_, agency_, {made.begin(), made.end()})) made.erase(used);
    std::reverse(units.begin(), units.end());  // by path: below comes first now
    for (const auto& unit : units) {
      if (unit.parent && !made.contains(unit.id)) made.erase(*unit.parent);
    }
    store::delete_units(write_, agency_, {made.begin(), made.end()});
  }

  db::Write& write_;
  base::AgencyId agency_;
  base::Day since_;
  std::vector<store::ImportRowRecord*> rows_;
  People now_;
  People then_;
  std::unordered_map<base::OfficerId, OfficerChange, base::IdHash> changes_;
};

}  // namespace

base::Result<store::OfficerImport> undo_import(const Context& context, const domain::Caller& caller,
                                               domain::OfficerImportId id, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::OfficerImport> {
    SPOTME_TRY(auto import, find_import(write, caller, id));
    if (import.state != domain::ImportState::done) return Error{Code::conflict, "import_not_done", ""};
    auto rows = store::load_touched_rows(write, import);
    const auto names = store::load_import_names(write, import);
    std::map<base::AgencyId, AgencyUndo> agencies;
    for (const auto& name : names) agencies.try_emplace(name.agency, write, name.agency, *import.valid_from);
    for (auto& row : rows) {
      if (!domain::may_administer(caller, *row.of_agency, row.unit_path)) {
        return Error{Code::forbidden, "import_undo_not_yours", ""};
      }
      agencies.try_emplace(*row.of_agency, write, *row.of_agency, *import.valid_from).first->second.add(row);
    }
    for (auto& [agency, undo] : agencies) {
      undo.run(names);
      store::insert_audit_entry(write, agency, actor, "officer_import_undone", id.value, undo.counts());
    }
    store::update_outcomes(write, import, rows);
    import.state = domain::ImportState::undone;
    import.undone_at = write.now();
    store::update_officer_import(write, import, false);
    return import;
  });
}

}  // namespace spotme::app
