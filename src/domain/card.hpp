#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/calendar.hpp"
#include "domain/month.hpp"
#include "domain/verdict.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The card (kad kuning, hijau, merah): the colour of an officer's month. SPA 11/1981 and SPA 1/2004 know the cards;
/// their own wording is not published, so what turns a card stands as dated tables in `rules/card.toml`, which an
/// agency may replace. Pure: a month is counted from its issues, and a colour follows from the table.
namespace spotme::domain {

/// From the best to the worst.
enum class CardColour : std::uint8_t { yellow, green, red };
/// `yellow`, `green`, `red`.
[[nodiscard]] std::string_view card_colour_name(CardColour colour);
[[nodiscard]] std::optional<CardColour> parse_card_colour(std::string_view text);

/// A card of colour `from` becomes `to` by `least` to `most` marks in the period; nullopt: any number from `least` on.
struct CardRow {
  CardColour from = CardColour::yellow;
  std::int64_t least = 0;
  std::optional<std::int64_t> most = {};
  CardColour to = CardColour::yellow;
  bool operator==(const CardRow&) const = default;
};

/// What turns a card. Invariant: for each colour the rows cover every number of marks once, in order, and more marks
/// never lead to a better colour.
class CardTable {
 public:
  /// From rows in any order. Refuses (`unprocessable`) `card_table_gap` and `card_table_overlap` (args `colour`,
  /// `marks`: the first number without a row, or with two) and `card_table_improves` (args `colour`, `marks`).
  [[nodiscard]] static base::Result<CardTable> make(std::vector<CardRow> rows);

  [[nodiscard]] CardColour next(CardColour now, std::int64_t marks) const;
  /// By colour and number of marks.
  [[nodiscard]] const std::vector<CardRow>& rows() const { return rows_; }
  bool operator==(const CardTable&) const = default;

 private:
  std::vector<CardRow> rows_;
};

/// One row as `rules/card.toml` and an agency's own table write it: `yellow 0-2 yellow`, `green 1 green`, `red 1+ red`.
/// nullopt for anything else, and for a number over 62, the most marks of a month.
[[nodiscard]] std::optional<CardRow> parse_card_row(std::string_view text);
[[nodiscard]] std::string format_card_row(const CardRow& row);
/// Rows separated by `;`. Refuses `card_row_malformed` (args `row`) besides what CardTable::make refuses.
[[nodiscard]] base::Result<CardTable> parse_card_table(std::string_view text);
[[nodiscard]] std::string format_card_table(const CardTable& table);

/// How an issue stands, as far as the card asks. What waits for anybody but the officer is `waiting`.
enum class IssueStanding : std::uint8_t { open, waiting, accepted, rejected, withdrawn };

struct CardIssue {
  base::Day day;
  Issue issue = Issue::late_in;
  IssueStanding standing = IssueStanding::open;
  base::Day explain_by;  ///< the last day on which it may be explained
  bool operator==(const CardIssue&) const = default;
};

/// Which issues give a mark, and how many marks one day may have.
struct MarkRule {
  std::vector<Issue> issues;    ///< kinds that count, in the order of the enumeration
  std::int64_t most_a_day = 2;  ///< 1 or more
  bool operator==(const MarkRule&) const = default;
};

/// Why an issue is a mark, or why it is none. Only the first two are marks.
enum class MarkState : std::uint8_t {
  rejected,     ///< its reason was rejected
  unexplained,  ///< the time to explain it has passed without a reason
  to_explain,   ///< it may still be explained
  waiting,      ///< its reason waits for a decision: never held against the officer
  accepted,     ///< its reason was accepted
  excused,      ///< leave, duty, time off or an outage on that day
  same_event,   ///< another mark of the same arrival, departure or day stands for it, or the day has its most marks
  not_counted,  ///< a kind that gives no mark
};
/// `rejected`, …, `not_counted`.
[[nodiscard]] std::string_view mark_state_name(MarkState state);
[[nodiscard]] constexpr bool is_mark(MarkState state) { return state <= MarkState::unexplained; }

struct CardItem {
  base::Day day;
  Issue issue = Issue::late_in;
  MarkState state = MarkState::to_explain;
  base::Day explain_by;
  bool operator==(const CardItem&) const = default;
};

/// The issues of a period as they count today.
struct CardCount {
  std::vector<CardItem> items;  ///< by day and kind; withdrawn issues are left out
  std::int64_t marks = 0;
  std::int64_t to_explain = 0;
  std::int64_t waiting = 0;
  bool operator==(const CardCount&) const = default;
};
/// Counts the issues of `period` as of `today`. Marks on a day of `excused` are void. One mark for each event (an
/// arrival, a departure, an absence), at most `most_a_day` a day. The order of `issues` and `excused` does not matter.
[[nodiscard]] CardCount count_marks(const MarkRule& rule, DayRange period, std::vector<CardIssue> issues,
                                    const std::vector<DayRange>& excused, base::Day today);

/// The days whose marks count for `month`: the last `months` calendar months (1: that month alone), but none before the
/// month in which the card took its colour, so that no mark turns a card twice. `since` is nullopt for a first card.
[[nodiscard]] DayRange card_period(Month month, std::int64_t months, std::optional<base::Day> since);

/// The first day of the month after `approved_on`: from then on an approved change holds.
[[nodiscard]] base::Day card_change_day(base::Day approved_on);

/// What is to come, from what is known today.
struct CardForecast {
  CardColour if_no_more = CardColour::yellow;      ///< without another mark
  std::optional<std::int64_t> more = {};           ///< so many more marks lead to a worse colour than that…
  CardColour if_more = CardColour::yellow;         ///< …namely to this one
  CardColour if_unexplained = CardColour::yellow;  ///< when nothing that may still be explained is explained
  bool operator==(const CardForecast&) const = default;
};
[[nodiscard]] CardForecast forecast(const CardTable& table, CardColour now, const CardCount& count);

}  // namespace spotme::domain
