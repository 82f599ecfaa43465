#include "app/import_row.hpp"

#include "app/context.hpp"
#include "app/csv.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <unordered_map>

namespace spotme::app {
namespace {

constexpr std::size_t most_code = 32;
constexpr std::size_t most_path = 200;
constexpr std::size_t most_name = 200;
constexpr std::size_t most_email = 254;  // RFC 5321
constexpr std::size_t most_quoted = 60;  // of a wrong value, in the report

enum Column : std::size_t {
  agency_code,
  agency_name,
  unit_code,
  unit_name,
  user_id,
  name,
  email,
  state,
  scheme,
  supervisor,
  roles
};

/// A wrong value as the report quotes it.
std::string quoted(const std::string& value) {
  if (value.size() <= most_quoted) return value;
  auto end = most_quoted;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
  return value.substr(0, end) + "…";
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= most_code && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

/// One record on its way to a row; remembers whether anything was wrong.
class RowReader {
 public:
  RowReader(const CsvRecord& record, const std::vector<std::string>& columns, ImportFaults& faults)
      : record_(record), columns_(columns), faults_(faults) {}

  [[nodiscard]] bool faulty() const { return faulty_; }

  ImportRow read() {
    ImportRow row;
    row.line = record_.line;
    row.agency_code = text(agency_code);
    if (!is_code(row.agency_code)) fault(agency_code, "import_code_invalid");
    row.agency_name = required(agency_name, most_name);
    row.unit_path = text(unit_code);
    const auto steps = base::split(row.unit_path, '/');
    if (row.unit_path.size() > most_path || !std::all_of(steps.begin(), steps.end(), is_code)) {
      fault(unit_code, "import_path_invalid");
    }
    row.unit_name = required(unit_name, most_name);
    read_person(row);
    read_worktime(row);
    read_roles(row);
    return row;
  }

 private:
  [[nodiscard]] std::string text(Column column) const { return std::string(base::trimmed(record_.fields[column])); }

  void fault(Column column, std::string key, base::MessageArgs args = {}) {
    faulty_ = true;
    faults_.add(record_.line, std::move(key), columns_[column], std::move(args));
  }
  void unknown(Column column, std::string key, const std::string& value) {
    fault(column, std::move(key), {{"value", quoted(value)}});
  }

  std::string limited(Column column, std::size_t most) {
    auto value = text(column);
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::any_of(value.begin(), value.end(), control)) {
      fault(column, "import_control_character");
    } else if (base::count_characters(value) > most) {
      fault(column, "import_too_long", {{"limit", std::to_string(most)}});
    }
    return value;
  }
  std::string required(Column column, std::size_t most) {
    auto value = limited(column, most);
    if (value.empty()) fault(column, "import_empty");
    return value;
  }

  void read_person(ImportRow& row) {
    row.user_id = normal_user_id(text(user_id));
    if (!check_user_id(row.user_id, "user_id")) fault(user_id, "user_id_invalid");
    row.name = required(name, most_name);
    row.email = limited(email, most_email);
    if (!row.email.empty() && !is_email_address(row.email)) unknown(email, "import_email_invalid", row.email);
    row.supervisor_user_id = normal_user_id(text(supervisor));
    if (!row.supervisor_user_id.empty() && row.supervisor_user_id == row.user_id)
      fault(supervisor, "import_supervisor_self");
  }

  void read_worktime(ImportRow& row) {
    const auto state_word = limited(state, most_name);
    if (const auto known = domain::parse_state(state_word)) {
      row.state = *known;
    } else {
      unknown(state, "import_state_unknown", state_word);
    }
    const auto scheme_word = limited(scheme, most_name);
    const auto known = domain::parse_assigned(scheme_word);
    if (!known) return unknown(scheme, "import_scheme_unknown", scheme_word);
    row.scheme = *known;
  }

  void read_roles(ImportRow& row) {
    const auto words = limited(roles, most_name);
    for (const auto part : base::split(words, ';')) {
      const auto word = base::trimmed(part);
      if (word.empty() || word == domain::role_name(domain::Role::officer)) continue;
      const auto role = domain::parse_role(word);
      const auto& allowed = importable_roles();
      if (!role || std::find(allowed.begin(), allowed.end(), *role) == allowed.end()) {
        unknown(roles, "import_role_unknown", std::string(word));
      } else if (std::find(row.roles.begin(), row.roles.end(), *role) == row.roles.end()) {
        row.roles.push_back(*role);
      }
    }
  }

  const CsvRecord& record_;
  const std::vector<std::string>& columns_;
  ImportFaults& faults_;
  bool faulty_ = false;
};

bool is_header(const CsvRecord& record, const std::vector<std::string>& columns) {
  return std::equal(record.fields.begin(), record.fields.end(), columns.begin(), columns.end(),
                    [](const std::string& field, const std::string& column) { return base::trimmed(field) == column; });
}

}  // namespace

void ImportFaults::add(std::size_t line, std::string key, std::string column, base::MessageArgs args) {
  ++total_;
  if (kept_.size() < most_) {
    kept_.push_back({line, base::Error{base::Code::unprocessable, std::move(key), std::move(column), std::move(args)}});
  }
}

std::vector<ImportFault> ImportFaults::kept() const {
  auto sorted = kept_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
  return sorted;
}

const std::vector<domain::Role>& importable_roles() {
  using domain::Role;
  static const std::vector<Role> roles{Role::supervisor,   Role::approver,  Role::head,   Role::coordinator,
                                       Role::agency_admin, Role::integrity, Role::auditor};
  return roles;
}

std::vector<std::string> import_columns() {
  std::vector<std::string> names;
  for (const auto column : base::split(import_header, ',')) names.emplace_back(column);
  return names;
}

std::vector<ImportRow> read_import_rows(std::string_view csv, ImportFaults& faults) {
  const auto text = read_csv(csv);
  for (const auto& fault : text.faults) faults.add(fault.line, fault.key);
  return read_import_rows(text.records, faults);
}

std::vector<ImportRow> read_import_rows(const std::vector<CsvRecord>& records, ImportFaults& faults) {
  const auto columns = import_columns();
  std::vector<ImportRow> rows;
  if (records.empty() || !is_header(records.front(), columns)) {
    faults.add(records.empty() ? 1 : records.front().line, "import_header", {},
               {{"header", std::string(import_header)}});
    return rows;
  }
  std::unordered_map<std::string, std::size_t> seen;
  rows.reserve(records.size());
  for (std::size_t i = 1; i < records.size(); ++i) {
    const auto& record = records[i];
    if (record.fields.size() != columns.size()) {
      faults.add(record.line, "import_columns", {},
                 {{"count", std::to_string(record.fields.size())}, {"expected", std::to_string(columns.size())}});
      continue;
    }
    RowReader reader(record, columns, faults);
    auto row = reader.read();
    const auto [first, is_new] = seen.emplace(row.user_id, row.line);
    if (!is_new && !row.user_id.empty()) {
      faults.add(row.line, "import_user_twice", columns[user_id], {{"line", std::to_string(first->second)}});
    } else {
      row.faulty = reader.faulty();
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace spotme::app
