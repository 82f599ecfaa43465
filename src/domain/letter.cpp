#include "domain/letter.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 3> kind_names{"notice", "warning", "show_cause"};
constexpr std::array<std::string_view, 4> state_names{"issued", "replied", "closed", "cancelled"};
constexpr std::array mark_states{MarkState::rejected,   MarkState::unexplained, MarkState::to_explain,
                                 MarkState::waiting,    MarkState::accepted,    MarkState::excused,
                                 MarkState::same_event, MarkState::not_counted};

template <class Value, std::size_t size>
std::optional<Value> parse(const std::array<std::string_view, size>& names, std::string_view text) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names.at(i) == text) return static_cast<Value>(i);
  }
  return std::nullopt;
}

std::string minute(const std::optional<base::Minutes>& at) { return at ? base::format_minute(*at) : ""; }

std::optional<LetterRow> read_row(std::string_view line) {
  const auto fields = base::split(line, '|');
  if (fields.size() != 8) return std::nullopt;
  const auto day = base::parse_day(fields[0]);
  const auto issue = parse_issue(fields[1]);
  const auto late = base::parse_integer(fields[5]);
  const auto early = base::parse_integer(fields[6]);
  const auto transaction = base::parse_integer(fields[7]);
  if (!day || !issue || !late || !early || !transaction) return std::nullopt;
  LetterRow row{*day, *issue};
  for (const auto state : mark_states) {
    if (mark_state_name(state) == fields[2]) row.state = state;
  }
  row.first_in = base::parse_minute(fields[3]);
  row.last_out = base::parse_minute(fields[4]);
  row.late = base::Minutes{*late};
  row.early = base::Minutes{*early};
  row.transaction = *transaction;
  return row;
}

}  // namespace

std::string_view letter_kind_name(LetterKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::optional<LetterKind> parse_letter_kind(std::string_view text) { return parse<LetterKind>(kind_names, text); }
std::string_view letter_state_name(LetterState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<LetterState> parse_letter_state(std::string_view text) { return parse<LetterState>(state_names, text); }

std::string write_letter_rows(const std::vector<LetterRow>& rows) {
  std::string text;
  for (const auto& row : rows) {
    text += fmt::format("{}{}|{}|{}|{}|{}|{}|{}|{}", text.empty() ? "" : "\n", base::format_day(row.day),
                        issue_name(row.issue), mark_state_name(row.state), minute(row.first_in), minute(row.last_out),
                        row.late.count(), row.early.count(), row.transaction);
  }
  return text;
}

std::vector<LetterRow> read_letter_rows(std::string_view text) {
  std::vector<LetterRow> rows;
  for (const auto line : base::split(text, '\n')) {
    if (auto row = read_row(line)) rows.push_back(*row);
  }
  return rows;
}

}  // namespace spotme::domain
