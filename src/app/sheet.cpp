#include "app/sheet.hpp"

#include "app/sheet_part.hpp"
#include "base/messages.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::size_t most_named = 8;  // cells in a refusal

Error refusal(std::string key, base::MessageArgs args = {}) {
  return {Code::unprocessable, std::move(key), "file", std::move(args)};
}

/// The first few of what a refusal names.
class Named {
 public:
  void add(std::string what) {
    ++count_;
    if (count_ > most_named) return;
    list_ += count_ == 1 ? what : ", " + what;
  }
  [[nodiscard]] bool none() const { return count_ == 0; }
  [[nodiscard]] std::string list() const { return count_ > most_named ? list_ + ", …" : list_; }

 private:
  std::string list_;
  std::size_t count_ = 0;
};

/// Which relation the first sheet has.
class BookReader final : public PartReader {
 public:
  void open(std::string_view name, const char* const* attributes) override {
    if (name == "sheet" && relation.empty()) relation = attribute(attributes, "id");
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}
  [[nodiscard]] bool stopped() const override { return !relation.empty(); }

  std::string relation;  ///< `r:id`
};

/// The part to which that relation leads.
class RelationReader final : public PartReader {
 public:
  explicit RelationReader(std::string relation) : relation_(std::move(relation)) {}
  void open(std::string_view name, const char* const* attributes) override {
    if (name != "Relationship" || attribute(attributes, "Id") != relation_) return;
    const auto target = attribute(attributes, "Target");
    part = target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

  std::string part;

 private:
  std::string relation_;
};

/// The texts that cells refer to by number.
class SharedReader final : public PartReader {
 public:
  explicit SharedReader(std::size_t most_bytes) : most_bytes_(most_bytes) {}
  void open(std::string_view name, const char* const*) override {
    if (name == "si") texts.emplace_back();
    if (name == "t") inside_ = !phonetic_;
    if (name == "rPh") phonetic_ = true;
    bytes_ += sizeof(std::string);
  }
  void close(std::string_view name) override {
    if (name == "t") inside_ = false;
    if (name == "rPh") phonetic_ = false;
  }
  void text(std::string_view piece) override {
    if (!inside_ || texts.empty()) return;
    bytes_ += piece.size();
    texts.back() += piece;
  }
  [[nodiscard]] bool stopped() const override { return bytes_ > most_bytes_; }

  std::vector<std::string> texts;

 private:
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  bool inside_ = false;
  bool phonetic_ = false;  ///< how a name is read aloud: no part of it
};

/// A number as somebody would type it: `8.00101145555E11` is 800101145555.
std::string typed_number(const std::string& text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return text;
  constexpr double exact = 1e15;
  if (std::floor(value) == value && std::fabs(value) < exact) return fmt::format("{:.0f}", value);
  return fmt::format("{}", value);
}

class CellReader final : public PartReader {
 public:
  CellReader(const std::vector<std::string>& shared, const SheetLimits& limits) : shared_(shared), limits_(limits) {}

  void open(std::string_view name, const char* const* attributes) override {
    if (name == "row") return begin_row(attribute(attributes, "r"));
    if (name == "c") return begin_cell(attributes);
    if (name == "mergeCell") return merged_.add(std::string(attribute(attributes, "ref")));
    if (name == "f" && in_cell_) formulas_.add(cell_name(column_, row_));
    if (name == "rPh") phonetic_ = true;
    if (name == "v" || name == "t") takes_text_ = in_cell_ && !phonetic_;
  }
  void close(std::string_view name) override {
    if (name == "v" || name == "t") takes_text_ = false;
    if (name == "rPh") phonetic_ = false;
    if (name == "c") end_cell();
    if (name == "row") end_row();
  }
  void text(std::string_view piece) override {
    if (!takes_text_) return;
    bytes_ += piece.size();
    value_ += piece;
  }
  [[nodiscard]] bool stopped() const override { return refusal_.has_value() || bytes_ > limits_.text_bytes; }

  base::Result<std::vector<CsvRecord>> finish() {
    if (bytes_ > limits_.text_bytes) return refusal("sheet_bomb");
    if (refusal_) return *refusal_;
    if (!merged_.none()) return refusal("sheet_merged", {{"ranges", merged_.list()}});
    if (!formulas_.none()) return refusal("sheet_formulas", {{"cells", formulas_.list()}});
    if (!errors_.none()) return refusal("sheet_errors", {{"cells", errors_.list()}});
    return std::move(rows_);
  }

 private:
  void begin_row(std::string_view number) {
    const auto given = base::parse_integer(number);
    const auto next = given && *given > 0 ? static_cast<std::size_t>(*given) : row_ + 1;
    if (next <= row_) refusal_ = refusal("sheet_damaged");
    row_ = next;
    column_ = 0;
    next_column_ = 0;
    fields_.clear();
  }

  void begin_cell(const char* const* attributes) {
    in_cell_ = true;
    type_ = attribute(attributes, "t");
    value_.clear();
    column_ = next_column_;
    std::size_t named = 0;
    for (const char c : attribute(attributes, "r")) {
      if (c < 'A' || c > 'Z' || named > most_column) break;
      named = named * letters + static_cast<std::size_t>(c - 'A') + 1;
    }
    if (named > 0) column_ = named - 1;
    next_column_ = column_ + 1;
  }

  void end_cell() {
    in_cell_ = false;
    if (value_.empty()) return;
    if (type_ == "e") errors_.add(cell_name(column_, row_));
    if (type_ == "s") {
      const auto number = base::parse_integer(value_);
      if (!number || *number < 0 || static_cast<std::size_t>(*number) >= shared_.size()) {
        refusal_ = refusal("sheet_damaged");
        return;
      }
      value_ = shared_[static_cast<std::size_t>(*number)];
      bytes_ += value_.size();
    } else if (type_.empty() || type_ == "n") {
      value_ = typed_number(value_);
    }
    if (base::trimmed(value_).empty()) return;
    if (column_ >= limits_.columns) {
      refusal_ = refusal("table_too_wide", {{"limit", std::to_string(limits_.columns)}});
      return;
    }
    if (fields_.size() <= column_) fields_.resize(column_ + 1);
    fields_[column_] = value_;
  }

  void end_row() {
    if (fields_.empty()) return;
    if (rows_.size() == limits_.rows) {
      refusal_ = refusal("table_too_many_rows", {{"limit", std::to_string(limits_.rows - 1)}});
      return;
    }
    rows_.push_back({row_, std::move(fields_)});
    fields_.clear();
  }

  static constexpr std::size_t letters = 26;
  static constexpr std::size_t most_column = 100'000;

  const std::vector<std::string>& shared_;
  const SheetLimits& limits_;
  std::vector<CsvRecord> rows_;
  std::optional<Error> refusal_;
  Named merged_;
  Named formulas_;
  Named errors_;
  std::vector<std::string> fields_;
  std::string type_;
  std::string value_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::size_t next_column_ = 0;
  std::size_t bytes_ = 0;
  bool in_cell_ = false;
  bool takes_text_ = false;
  bool phonetic_ = false;
};

base::Result<std::string> first_sheet(Workbook& book) {
  BookReader sheets;
  SPOTME_CHECK(book.read("xl/workbook.xml", sheets));
  RelationReader relations(sheets.relation);
  SPOTME_CHECK(book.read("xl/_rels/workbook.xml.rels", relations));
  if (sheets.relation.empty() || relations.part.empty()) return refusal("sheet_damaged");
  return relations.part;
}

}  // namespace

base::Result<std::vector<CsvRecord>> read_sheet(std::string_view bytes, const SheetLimits& limits) {
  SPOTME_TRY(auto book, Workbook::open(bytes, limits));
  SPOTME_TRY(const auto sheet, first_sheet(book));
  constexpr auto* shared_part = "xl/sharedStrings.xml";
  SharedReader shared(limits.text_bytes);
  if (book.has(shared_part)) {
    SPOTME_CHECK(book.read(shared_part, shared));
    if (shared.stopped()) return refusal("sheet_bomb");
  }
  CellReader cells(shared.texts, limits);
  SPOTME_CHECK(book.read(sheet, cells));
  return cells.finish();
}

std::string cell_name(std::size_t column, std::size_t row) {
  constexpr std::size_t letters = 26;
  std::string name;
  for (auto left = column + 1; left > 0; left = (left - 1) / letters) {
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % letters));
  }
  return name + std::to_string(row);
}

}  // namespace spotme::app
