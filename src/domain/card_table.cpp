#include "base/text.hpp"
#include "domain/card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 3> colour_names{"yellow", "green", "red"};
/// Two a day in the longest month.
constexpr std::int64_t most_marks = 62;

base::Error refusal(std::string_view key, CardColour colour, std::int64_t marks) {
  return {base::Code::unprocessable,
          std::string(key),
          "table",
          {{"colour", std::string(card_colour_name(colour))}, {"marks", std::to_string(marks)}}};
}

/// Refuses a number of marks without a row, or with two, and a row that is better than the one before it.
base::Result<void> check_colour(CardColour colour, const std::vector<CardRow>& rows) {
  std::int64_t next = 0;
  bool open = true;
  auto worst = CardColour::yellow;
  for (const auto& row : rows) {
    if (row.from != colour) continue;
    if (!open || row.least < next) return refusal("card_table_overlap", colour, row.least);
    if (row.least > next) return refusal("card_table_gap", colour, next);
    if (row.most && *row.most < row.least) return refusal("card_table_gap", colour, row.least);
    if (row.to < worst) return refusal("card_table_improves", colour, row.least);
    worst = row.to;
    open = row.most.has_value();
    if (row.most) next = *row.most + 1;
  }
  if (open) return refusal("card_table_gap", colour, next);
  return {};
}

std::optional<std::int64_t> parse_marks(std::string_view text) {
  const auto number = base::parse_integer(text);
  if (!number || *number < 0 || *number > most_marks) return std::nullopt;
  return *number;
}

/// `0-2`, `1`, `3+`.
bool read_marks(std::string_view text, CardRow& row) {
  if (text.ends_with('+')) {
    const auto least = parse_marks(text.substr(0, text.size() - 1));
    if (least) row.least = *least;
    return least.has_value();
  }
  const auto dash = text.find('-');
  const auto least = parse_marks(text.substr(0, dash));
  row.most = dash == std::string_view::npos ? least : parse_marks(text.substr(dash + 1));
  if (!least || !row.most) return false;
  row.least = *least;
  return *row.most >= row.least;
}

}  // namespace

std::string_view card_colour_name(CardColour colour) { return colour_names.at(static_cast<std::size_t>(colour)); }

std::optional<CardColour> parse_card_colour(std::string_view text) {
  for (std::size_t i = 0; i < colour_names.size(); ++i) {
    if (colour_names.at(i) == text) return static_cast<CardColour>(i);
  }
  return std::nullopt;
}

base::Result<CardTable> CardTable::make(std::vector<CardRow> rows) {
  std::sort(rows.begin(), rows.end(),
            [](const CardRow& a, const CardRow& b) { return std::tie(a.from, a.least) < std::tie(b.from, b.least); });
  for (const auto colour : {CardColour::yellow, CardColour::green, CardColour::red})
    SPOTME_CHECK(check_colour(colour, rows));
  CardTable table;
  table.rows_ = std::move(rows);
  return table;
}

CardColour CardTable::next(CardColour now, std::int64_t marks) const {
  const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const CardRow& one) {
    return one.from == now && one.least <= marks && (!one.most || marks <= *one.most);
  });
  return row == rows_.end() ? now : row->to;
}

std::optional<CardRow> parse_card_row(std::string_view text) {
  std::vector<std::string_view> words;
  for (auto rest = base::trimmed(text); !rest.empty();) {
    const auto space = rest.find(' ');
    words.push_back(rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : base::trimmed(rest.substr(space));
  }
  if (words.size() != 3) return std::nullopt;
  const auto from = parse_card_colour(words[0]);
  const auto to = parse_card_colour(words[2]);
  CardRow row;
  if (!from || !to || !read_marks(words[1], row)) return std::nullopt;
  row.from = *from;
  row.to = *to;
  return row;
}

std::string format_card_row(const CardRow& row) {
  auto marks = std::to_string(row.least);
  if (!row.most) {
    marks += '+';
  } else if (*row.most != row.least) {
    marks += fmt::format("-{}", *row.most);
  }
  return fmt::format("{} {} {}", card_colour_name(row.from), marks, card_colour_name(row.to));
}

base::Result<CardTable> parse_card_table(std::string_view text) {
  std::vector<CardRow> rows;
  while (!text.empty()) {
    const auto end = text.find(';');
    const auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const auto row = parse_card_row(part);
    if (!row) {
      return base::Error{base::Code::unprocessable, "card_row_malformed", "table", {{"row", std::string(part)}}};
    }
    rows.push_back(*row);
  }
  return CardTable::make(std::move(rows));
}

std::string format_card_table(const CardTable& table) {
  std::string text;
  for (const auto& row : table.rows()) {
    if (!text.empty()) text += "; ";
    text += format_card_row(row);
  }
  return text;
}

}  // namespace spotme::domain
