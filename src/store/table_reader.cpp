#include "store/table_reader.hpp"

#include "base/running_hash.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::db {
namespace {

/// A part holds about so many bytes; the first is small, since nothing is known of the rows yet.
constexpr std::size_t part_bytes = std::size_t{4} << 20U;
constexpr std::size_t first_rows = 4;
constexpr std::size_t most_rows = 1024;

Value typed(const Row& row, std::size_t column, Type type) {
  if (row.is_null(column)) return Null{type};
  switch (type) {
    case Type::boolean: return row.boolean(column);
    case Type::integer: return row.integer(column);
    case Type::real: return row.real(column);
    case Type::text: return row.text(column);
    case Type::blob: return row.blob(column);
    case Type::uuid: return row.uuid(column);
    case Type::day: return row.day(column);
  }
  throw Fault("a type that is none");
}

TablePart to_part(const Rows& rows, const Table& table) {
  TablePart part;
  part.reserve(rows.size());
  for (const auto row : rows) {
    auto& values = part.emplace_back();
    values.reserve(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) values.push_back(typed(row, i, table.columns[i].type));
  }
  return part;
}

std::size_t bytes_of(const std::vector<Value>& row) {
  std::size_t bytes = 0;
  for (const auto& value : row) {
    bytes += sizeof(Value);
    if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
    if (const auto* blob = std::get_if<base::Bytes>(&value)) bytes += blob->size();
  }
  return bytes;
}

/// How many rows the next part may have: never much more than the largest row so far allows, in powers of four, so that
/// few texts of statements come of it.
class PartSize {
 public:
  [[nodiscard]] std::size_t rows() const { return rows_; }
  void learn(const TablePart& part) {
    for (const auto& row : part) largest_ = std::max(largest_, bytes_of(row));
    rows_ = std::min(rows_ * 4, most_rows);
    while (rows_ > 1 && rows_ * largest_ > part_bytes) rows_ /= 4;
  }

 private:
  std::size_t rows_ = first_rows;
  std::size_t largest_ = 1;
};

std::string key_names(const Table& table, std::string_view of_text) {
  std::string names;
  for (const auto column : table.key) {
    const auto& [name, type] = table.columns[column];
    names += fmt::format("{}{}{}", names.empty() ? "" : ", ", name, type == Type::text ? of_text : "");
  }
  return names;
}

/// SQLite: from key to key, each part a statement of its own within the snapshot.
void read_sqlite(Connection& connection, const Table& table, const std::function<void(const TablePart&)>& use) {
  const auto keys = key_names(table, "");
  std::string marks;
  for (std::size_t i = 1; i <= table.key.size(); ++i) marks += fmt::format("{}${}", i == 1 ? "" : ", ", i);
  const auto select = fmt::format("SELECT {} FROM {}", column_names(table), table.name);
  const auto first = fmt::format("{} ORDER BY {} LIMIT $1", select, keys);
  const auto next =
      fmt::format("{} WHERE ({}) > ({}) ORDER BY {} LIMIT ${}", select, keys, marks, keys, table.key.size() + 1);
  PartSize size;
  std::vector<Value> after;
  while (true) {
    after.emplace_back(static_cast<std::int64_t>(size.rows()));
    const auto part = to_part(connection.execute(after.size() == 1 ? first : next, after), table);
    if (part.empty()) return;
    use(part);
    if (part.size() < size.rows()) return;
    size.learn(part);
    after.clear();
    for (const auto column : table.key) after.push_back(part.back()[column]);
  }
}

/// PostgreSQL: a cursor, since an index in another order of text would be of no use to a statement for each part.
void read_postgres(Connection& connection, const Table& table, const std::function<void(const TablePart&)>& use) {
  const auto cursor = "read_" + table.name;
  connection.execute_script(fmt::format("DECLARE {} NO SCROLL CURSOR FOR SELECT {} FROM {} ORDER BY {}", cursor,
                                        column_names(table), table.name, key_names(table, " COLLATE \"C\"")));
  PartSize size;
  while (true) {
    const auto part =
        to_part(connection.execute(fmt::format("FETCH FORWARD {} FROM {}", size.rows(), cursor), {}), table);
    if (!part.empty()) use(part);
    if (part.size() < size.rows()) break;
    size.learn(part);
  }
  connection.execute_script(fmt::format("CLOSE {}", cursor));
}

/// A value as text that no other value of its column has.
struct Spelling {
  std::string operator()(const Null&) const { return "-"; }
  std::string operator()(bool held) const { return {held ? 't' : 'f'}; }
  std::string operator()(std::int64_t held) const { return fmt::format("{}", held); }
  std::string operator()(double held) const { return fmt::format("{}", held == 0 ? 0.0 : held); }  // SQLite has no -0
  std::string operator()(const std::string& held) const { return held; }
  std::string operator()(const base::Bytes& held) const { return base::to_hex(held); }
  std::string operator()(const base::Uuid& held) const { return base::to_string(held); }
  std::string operator()(base::Day held) const { return base::format_day(held); }
};

void add_to(base::RunningHash& hash, const TablePart& part) {
  std::string line;
  for (const auto& row : part) {
    line.clear();
    for (const auto& value : row) {
      if (std::holds_alternative<Null>(value)) {
        line += "-;";
        continue;
      }
      const auto text = std::visit(Spelling{}, value);
      line += fmt::format("{}:{};", text.size(), text);
    }
    line += '\n';
    hash.add(line);
  }
}

}  // namespace

void read_table(Connection& connection, const Table& table, const std::function<void(const TablePart&)>& use) {
  if (connection.engine() == Engine::sqlite) {
    read_sqlite(connection, table, use);
  } else {
    read_postgres(connection, table, use);
  }
}

TableSum sum_table(Connection& connection, const Table& table, const std::function<void(const TablePart&)>& also) {
  base::RunningHash hash;
  TableSum sum{table.name, 0, {}};
  read_table(connection, table, [&](const TablePart& part) {
    sum.rows += static_cast<std::int64_t>(part.size());
    add_to(hash, part);
    also(part);
  });
  sum.sha256 = hash.finish();
  return sum;
}

}  // namespace spotme::db
