#include "store/value.hpp"

#include "base/text.hpp"
#include "store/db.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace spotme::db {
namespace {

/// What `base::parse_day` reads back.
constexpr base::Day first_day{std::chrono::year{1900} / 1 / 1};
constexpr base::Day last_day{std::chrono::year{9999} / 12 / 31};

Fault mismatch(std::size_t column, std::string_view wanted, const Value& cell) {
  return Fault(fmt::format("column {} is not {} (alternative {})", column, wanted, cell.index()));
}

}  // namespace

Type type_of(const Value& value) {
  if (const auto* null = std::get_if<Null>(&value)) return null->type;
  return static_cast<Type>(value.index() - 1);
}

void check_storable(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value); text != nullptr && !base::is_storable_text(*text)) {
    throw Fault("text with a NUL or that is not UTF-8 cannot be stored");
  }
  if (const auto* day = std::get_if<base::Day>(&value); day != nullptr && (*day < first_day || *day > last_day)) {
    throw Fault(fmt::format("day {} from 1970 cannot be stored", day->time_since_epoch().count()));
  }
}

const Value& Row::cell(std::size_t column) const {
  if (column >= cells_.size()) throw Fault(fmt::format("no column {}", column));
  return cells_[column];
}

bool Row::is_null(std::size_t column) const { return std::holds_alternative<Null>(cell(column)); }

bool Row::boolean(std::size_t column) const {
  const auto& value = cell(column);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number != 0;  // SQLite has no boolean
  throw mismatch(column, "boolean", value);
}

std::int64_t Row::integer(std::size_t column) const {
  const auto& value = cell(column);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  throw mismatch(column, "integer", value);
}

double Row::real(std::size_t column) const {
  const auto& value = cell(column);
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  throw mismatch(column, "real", value);
}

const std::string& Row::text(std::size_t column) const {
  const auto& value = cell(column);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  throw mismatch(column, "text", value);
}

const base::Bytes& Row::blob(std::size_t column) const {
  const auto& value = cell(column);
  if (const auto* bytes = std::get_if<base::Bytes>(&value)) return *bytes;
  throw mismatch(column, "blob", value);
}

base::Uuid Row::uuid(std::size_t column) const {
  const auto& value = cell(column);
  if (const auto* id = std::get_if<base::Uuid>(&value)) return *id;
  if (const auto* bytes = std::get_if<base::Bytes>(&value); bytes != nullptr && bytes->size() == 16) {
    base::Uuid id;  // SQLite keeps it as 16 bytes
    std::copy(bytes->begin(), bytes->end(), id.bytes.begin());
    return id;
  }
  throw mismatch(column, "uuid", value);
}

base::Day Row::day(std::size_t column) const {
  const auto& value = cell(column);
  if (const auto* day = std::get_if<base::Day>(&value)) return *day;
  if (const auto* text = std::get_if<std::string>(&value)) {  // SQLite keeps it as ISO text
    if (const auto day = base::parse_day(*text)) return *day;
  }
  throw mismatch(column, "date", value);
}

base::Instant Row::instant(std::size_t column) const {
  return base::Instant{std::chrono::microseconds{integer(column)}};
}

std::optional<std::int64_t> Row::optional_integer(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}
std::optional<double> Row::optional_real(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}
std::optional<std::string> Row::optional_text(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(text(column));
}
std::optional<base::Uuid> Row::optional_uuid(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(uuid(column));
}
std::optional<base::Day> Row::optional_day(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(day(column));
}
std::optional<base::Instant> Row::optional_instant(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(instant(column));
}

Row Rows::operator[](std::size_t row) const& {
  if (row >= size()) throw Fault(fmt::format("no row {}: the answer has {}", row, size()));
  return Row(std::span(cells_).subspan(row * columns_, columns_));
}

std::int64_t Rows::integer() const { return (*this)[0].integer(0); }
std::string Rows::text() const { return (*this)[0].text(0); }
base::Day Rows::day() const { return (*this)[0].day(0); }
base::Instant Rows::instant() const { return (*this)[0].instant(0); }
std::optional<base::Day> Rows::optional_day() const { return (*this)[0].optional_day(0); }

Batch::Batch(std::vector<Column> columns) : columns_(std::move(columns)) {
  std::set<std::string_view> names{"n"};  // the number of the row
  for (const auto& column : columns_) {
    if (!names.insert(column.name).second) throw Fault(fmt::format("a batch has two columns {}", column.name));
  }
}

void Batch::add(std::vector<Value> row) {
  if (row.size() != columns_.size())
    throw Fault(fmt::format("a row of {} values for {} columns", row.size(), columns_.size()));
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (type_of(row[i]) != columns_[i].type)
      throw Fault(fmt::format("batch column {}: another type", columns_[i].name));
    check_storable(row[i]);
  }
  rows_.push_back(std::move(row));
}

}  // namespace spotme::db
