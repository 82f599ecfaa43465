#include "app/officer_import_look.hpp"

#include "app/officer_import_line.hpp"
#include "app/officer_import_scope.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <unordered_map>

namespace spotme::app {
namespace {

constexpr std::size_t most_faults = 40'000;
constexpr std::size_t unit_column = 2;
constexpr std::size_t user_column = 4;
constexpr std::size_t name_column = 5;
constexpr std::size_t most_shown = 200;  // bytes of a value that may be wrong

/// The cell as a page shows it: whole characters, not too many.
std::string shown(const CsvRecord& record, std::size_t column) {
  if (column >= record.fields.size()) return {};
  std::string value(base::trimmed(record.fields[column]));
  if (value.size() <= most_shown) return value;
  auto end = most_shown;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return value.substr(0, end) + "…";
}

std::vector<store::ImportName> names_of(const ImportPlan& plan, db::Read& read) {
  std::vector<store::ImportName> names;
  std::unordered_map<base::AgencyId, std::string, base::IdHash> agency_names;
  if (!plan.renamed_agencies.empty()) {
    for (const auto& agency : store::load_agencies(read)) agency_names.emplace(agency.id, agency.name);
  }
  for (const auto& agency : plan.new_agencies) names.push_back({agency.id, {}, std::nullopt, agency.name});
  for (const auto& agency : plan.renamed_agencies)
    names.push_back({agency.id, {}, agency_names[agency.id], agency.name});
  for (const auto& unit : plan.new_units) names.push_back({unit.agency, unit.id, std::nullopt, unit.name});
  std::vector<base::AgencyId> renamed;
  for (const auto& unit : plan.renamed_units) {
    if (std::find(renamed.begin(), renamed.end(), unit.agency) == renamed.end()) renamed.push_back(unit.agency);
  }
  std::unordered_map<base::UnitId, std::string, base::IdHash> unit_names;
  for (const auto& unit : store::load_units(read, renamed, read.today())) unit_names.emplace(unit.id, unit.name);
  for (const auto& unit : plan.renamed_units) names.push_back({unit.agency, unit.id, unit_names[unit.id], unit.name});
  return names;
}

class Teller {
 public:
  Teller(const Table& table, const ImportPlan& plan, const ImportFaults& faults) : plan_(plan) {
    for (const auto& fault : faults.kept()) faults_[fault.line].push_back(fault.error);
    for (const auto& person : plan.created) created_.emplace(person.line, &person);
    for (const auto& change : plan.updated) updated_.emplace(change.line, &change);
    for (std::size_t i = 1; i < table.rows.size(); ++i) tell(table.rows[i]);
  }

  std::vector<store::ImportRowRecord> rows;
  store::ImportTotals totals;

 private:
  void tell(const CsvRecord& record) {
    store::ImportRowRecord row;
    row.line = static_cast<std::int64_t>(record.line);
    row.user_id = shown(record, user_column);
    row.name = shown(record, name_column);
    row.unit_path = shown(record, unit_column);
    if (const auto wrong = faults_.find(record.line); wrong != faults_.end()) {
      row.kind = domain::ImportRowKind::wrong;
      row.faults = write_import_faults(wrong->second);
      ++totals.wrong;
    } else if (const auto fresh = created_.find(record.line); fresh != created_.end()) {
      const auto& officer = fresh->second->officer;
      row.kind = domain::ImportRowKind::fresh;
      row.changes = write_differences(differences_of(plan_, officer));
      row.of_agency = officer.agency;
      row.officer = officer.id;
      row.after = write_import_officer(officer);
      ++totals.fresh;
    } else if (const auto changed = updated_.find(record.line); changed != updated_.end()) {
      const auto& [before, after, line] = *changed->second;
      row.kind = domain::ImportRowKind::changed;
      row.changes = write_differences(differences_of(plan_, before, after));
      row.of_agency = after.agency;
      row.officer = after.id;
      row.before = write_import_officer(before);
      row.after = write_import_officer(after);
      ++totals.changed;
    } else {
      row.kind = domain::ImportRowKind::unchanged;
      ++totals.unchanged;
    }
    rows.push_back(std::move(row));
  }

  const ImportPlan& plan_;
  std::unordered_map<std::size_t, std::vector<base::Error>> faults_;
  std::unordered_map<std::size_t, const CreatedOfficer*> created_;
  std::unordered_map<std::size_t, const OfficerChange*> updated_;
};

base::Digest hash_of(const ImportLook& look) {
  std::string all;
  for (const auto& row : look.rows) {
    all.append(std::to_string(row.line)).append(domain::import_row_kind_name(row.kind));
    all.append(row.changes).append(row.faults).push_back('\n');
  }
  for (const auto& name : look.names) all.append(name.old_name.value_or("")).append(" ").append(name.new_name);
  return base::sha256(all);
}

}  // namespace

base::Result<void> settle_titles(Table& table) {
  const auto columns = import_columns();
  auto& titles = table.rows.front().fields;
  // A sheet may have been used to the right of the table once; such titles are empty.
  while (titles.size() > columns.size() && base::trimmed(titles.back()).empty()) titles.pop_back();
  const bool corrected =
      titles.size() == columns.size() + 1 && base::ascii_lower(base::trimmed(titles.back())) == fault_column;
  if (corrected) titles.pop_back();
  const bool right = std::equal(
      titles.begin(), titles.end(), columns.begin(), columns.end(),
      [](const auto& title, const auto& column) { return base::ascii_lower(base::trimmed(title)) == column; });
  if (!right) {
    return base::Error{base::Code::unprocessable, "import_header", "file", {{"header", std::string(import_header)}}};
  }
  titles = columns;
  for (auto& row : table.rows) {
    const auto width = columns.size() + (corrected ? 1 : 0);
    while (row.fields.size() > width && base::trimmed(row.fields.back()).empty()) row.fields.pop_back();
    if (corrected && row.fields.size() == width) row.fields.pop_back();
  }
  return {};
}

base::Result<ImportLook> look_at_import(const Context& context, db::Read& read, const domain::Caller& caller,
                                        Table table) {
  SPOTME_CHECK(settle_titles(table));
  ImportFaults faults(most_faults);
  auto rows = read_import_rows(table.rows, faults);
  check_import_reach(read, caller, rows, faults);
  ImportLook look;
  look.plan = plan_import(context, read, rows, faults);
  check_import_roles(caller, look.plan, faults);
  Teller teller(table, look.plan, faults);
  look.rows = std::move(teller.rows);
  look.totals = teller.totals;
  look.totals.agencies = static_cast<std::int64_t>(look.plan.new_agencies.size());
  look.totals.units = static_cast<std::int64_t>(look.plan.new_units.size());
  look.names = names_of(look.plan, read);
  look.hash = hash_of(look);
  return look;
}

}  // namespace spotme::app
