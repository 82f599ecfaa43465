#include "store/value.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/db.hpp"

namespace spotme::db {
namespace {

Fault mismatch(std::size_t column, std::string_view wanted, const Value& cell) {
  return Fault(fmt::format("column {} is not {} (alternative {})", column, wanted, cell.index()));
}

}  // namespace

Type type_of(const Value& value) {
  if (const auto* null = std::get_if<Null>(&value)) return null->type;
  return static_cast<Type>(value.index() - 1);
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

base::Instant Row::instant(std::size_t column) const { return base::Instant{std::chrono::microseconds{integer(column)}}; }

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

}  // namespace spotme::db
