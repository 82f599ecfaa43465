#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What travels between the program and a database: the few types that SQLite and PostgreSQL both keep.
namespace spotme::db {

/// boolean, bigint, double precision, text, bytea, uuid and date of the migrations. There is no 32-bit integer on
/// purpose.
enum class Type { boolean, integer, real, text, blob, uuid, day };

/// A NULL of a known type: PostgreSQL wants to know.
struct Null {
  Type type;
  bool operator==(const Null&) const = default;
};

using Value = std::variant<Null, bool, std::int64_t, double, std::string, base::Bytes, base::Uuid, base::Day>;

[[nodiscard]] Type type_of(const Value& value);
/// Throws Fault for what the engines would not keep alike: text with a NUL or that is not UTF-8 (PostgreSQL refuses it,
/// SQLite would take it), a day outside 1900-01-01 to 9999-12-31. Drivers and Batch ask it of every value that goes in.
void check_storable(const Value& value);

/// Conversions of the program's own types into values, so that statements read `{to_value(id), to_value(at)}`.
[[nodiscard]] inline Value to_value(bool flag) { return flag; }
[[nodiscard]] inline Value to_value(std::int64_t number) { return number; }
[[nodiscard]] inline Value to_value(double number) { return number; }
[[nodiscard]] inline Value to_value(std::string_view text) { return std::string(text); }
[[nodiscard]] inline Value to_value(const char* text) { return std::string(text); }
[[nodiscard]] inline Value to_value(const std::string& text) { return text; }
[[nodiscard]] inline Value to_value(const base::Uuid& id) { return id; }
[[nodiscard]] inline Value to_value(base::Day day) { return day; }
[[nodiscard]] inline Value to_value(base::Instant at) {
  return static_cast<std::int64_t>(at.time_since_epoch().count());
}
[[nodiscard]] inline Value to_value(const base::Digest& digest) { return base::Bytes(digest.begin(), digest.end()); }
[[nodiscard]] inline Value to_value(const base::Bytes& bytes) { return bytes; }
template <class Tag>
[[nodiscard]] Value to_value(const base::Id<Tag>& id) {
  return id.value;
}
template <class T>
[[nodiscard]] Value to_value(const std::optional<T>& value) {
  return value ? to_value(*value) : Value{Null{type_of(to_value(T{}))}};
}

/// One row of an answer. A getter that does not fit the stored type, or a NULL where none may be, is a fault of the
/// program and throws `Fault`.
class Row {
 public:
  explicit Row(std::span<const Value> cells) : cells_(cells) {}

  [[nodiscard]] bool is_null(std::size_t column) const;
  [[nodiscard]] bool boolean(std::size_t column) const;
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  [[nodiscard]] double real(std::size_t column) const;
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] const base::Bytes& blob(std::size_t column) const;
  [[nodiscard]] base::Uuid uuid(std::size_t column) const;
  [[nodiscard]] base::Day day(std::size_t column) const;
  [[nodiscard]] base::Instant instant(std::size_t column) const;
  template <class IdType>
  [[nodiscard]] IdType id(std::size_t column) const {
    return IdType{uuid(column)};
  }

  [[nodiscard]] std::optional<std::int64_t> optional_integer(std::size_t column) const;
  [[nodiscard]] std::optional<double> optional_real(std::size_t column) const;
  [[nodiscard]] std::optional<std::string> optional_text(std::size_t column) const;
  [[nodiscard]] std::optional<base::Uuid> optional_uuid(std::size_t column) const;
  [[nodiscard]] std::optional<base::Day> optional_day(std::size_t column) const;
  [[nodiscard]] std::optional<base::Instant> optional_instant(std::size_t column) const;

 private:
  [[nodiscard]] const Value& cell(std::size_t column) const;

  std::span<const Value> cells_;
};

/// The answer of one statement, held in memory: every list in this system has a limit.
class Rows {
 public:
  explicit Rows(std::size_t columns = 0) : columns_(columns) {}

  [[nodiscard]] std::size_t size() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  [[nodiscard]] bool empty() const { return cells_.empty(); }
  /// Throws Fault when there is no such row. A row looks into these rows: none is given of rows that are about to be
  /// gone, as those of `read.query(…)[0]` are; see `integer` and `text`.
  [[nodiscard]] Row operator[](std::size_t row) const&;
  Row operator[](std::size_t row) const&& = delete;
  /// The first value of the first row, of a statement that gives one: `read.query("SELECT count(*) …").integer()`.
  /// Throws Fault as the row would.
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] base::Day day() const;
  [[nodiscard]] base::Instant instant() const;
  [[nodiscard]] std::optional<base::Day> optional_day() const;
  /// Rows changed by an INSERT, UPDATE or DELETE.
  [[nodiscard]] std::int64_t affected() const { return affected_; }

  class Iterator {
   public:
    Iterator(const Rows* rows, std::size_t at) : rows_(rows), at_(at) {}
    Row operator*() const { return (*rows_)[at_]; }
    Iterator& operator++() { return (++at_, *this); }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Rows* rows_;
    std::size_t at_;
  };
  /// A range-for keeps rows that are asked for in its head; `std::find_if(read.query(…).begin(), …)` would not.
  [[nodiscard]] Iterator begin() const& { return {this, 0}; }
  [[nodiscard]] Iterator end() const& { return {this, size()}; }
  Iterator begin() const&& = delete;
  Iterator end() const&& = delete;

  /// For drivers.
  void set_columns(std::size_t columns) { columns_ = columns; }
  void append(Value cell) { cells_.push_back(std::move(cell)); }
  void add_affected(std::int64_t rows) { affected_ += rows; }

 private:
  std::size_t columns_;
  std::vector<Value> cells_;
  std::int64_t affected_ = 0;
};

/// Rows that go into a statement as a table. The statement says `{rows}` where the table stands and calls it `r`:
///
///     INSERT INTO t (a, b) SELECT r.a, r.b FROM {rows}
///
/// PostgreSQL gets the columns as arrays and runs the statement once; SQLite, where a call costs no round trip, runs it
/// for each row. The column `r.n` is there always: the number of the row from 0, by which an answer finds its question.
class Batch {
 public:
  struct Column {
    std::string_view name;
    Type type;
  };
  /// Throws Fault when a column is called `n` or two have one name.
  explicit Batch(std::vector<Column> columns);

  /// One row, a value for each column in order. Throws Fault when the number or a type differs.
  void add(std::vector<Value> row);
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  [[nodiscard]] const std::vector<std::vector<Value>>& rows() const { return rows_; }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<Value>> rows_;
};

}  // namespace spotme::db
