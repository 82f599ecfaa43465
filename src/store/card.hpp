#pragma once

#include "base/id.hpp"
#include "domain/calendar.hpp"
#include "domain/card.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Cards: the changes that were proposed and approved, and what marks are counted from.
namespace spotme::store {

enum class CardChangeState : std::uint8_t { proposed, approved, withdrawn };
/// `proposed`, `approved`, `withdrawn`.
[[nodiscard]] std::string_view card_change_state_name(CardChangeState state);

/// What the marks of a month made of a card; at most one for each officer and month.
struct CardChange {
  base::AgencyId agency;
  base::OfficerId officer;
  domain::Month month;
  domain::CardColour from = domain::CardColour::yellow;
  domain::CardColour to = domain::CardColour::yellow;
  std::int64_t marks = 0;
  std::string counted;  ///< the marks, `2026-11-03 late_in rejected`, separated by `;`
  std::string rule;     ///< the table that was applied, as domain::format_card_table
  std::string source;   ///< of that table
  CardChangeState state = CardChangeState::proposed;
  base::Instant proposed_at{};
  std::optional<base::Day> valid_from = {};  ///< once approved
  std::optional<base::Instant> decided_at = {};
  std::optional<base::OfficerId> decided_by = {};
};

/// A row of an answer to several questions: `n` is the number of the question.
template <class T>
struct Numbered {
  std::size_t n = 0;
  T value;
};

/// The changes of these officers that were not withdrawn, by question and month.
[[nodiscard]] std::vector<Numbered<CardChange>> load_card_changes(db::Read& read, base::AgencyId agency,
                                                                  const std::vector<base::OfficerId>& officers);
/// Their issues of those days, by question, day and kind. What is not open, rejected, accepted or withdrawn waits.
[[nodiscard]] std::vector<Numbered<domain::CardIssue>> load_card_issues(db::Read& read, base::AgencyId agency,
                                                                        const std::vector<base::OfficerId>& officers,
                                                                        domain::DayRange days);
/// The days of approved leave, duty and time off that touch `days`.
[[nodiscard]] std::vector<Numbered<domain::DayRange>> load_excused_days(db::Read& read, base::AgencyId agency,
                                                                        const std::vector<base::OfficerId>& officers,
                                                                        domain::DayRange days);

/// Officers whose card may change: those with issues on `days`, and those whose card was changed before. By id.
[[nodiscard]] std::vector<base::OfficerId> load_card_candidates(db::Read& read, base::AgencyId agency,
                                                                domain::DayRange days,
                                                                const std::optional<base::OfficerId>& after,
                                                                std::int64_t limit);

/// Adds proposals, or takes the place of those of the same officer and month that were not approved.
void put_card_proposals(db::Write& write, const std::vector<CardChange>& proposals);
/// Withdraws proposals of that month; approved ones stay.
void withdraw_card_proposals(db::Write& write, base::AgencyId agency, domain::Month month,
                             const std::vector<base::OfficerId>& officers);
/// Approves proposals. Throws SerializationFailure when one of them is none any more.
void approve_card_changes(db::Write& write, const std::vector<CardChange>& changes);

struct CardFilter {
  domain::Month month;                  ///< proposals of this month
  base::Day day;                        ///< as of this day: posts and colours
  std::vector<std::string> reach = {};  ///< only units at or below one of these paths; an empty path is everything
  std::optional<domain::CardColour> colour = {};
  bool proposed = false;  ///< only with a proposal that waits
  std::int64_t limit = 50;
};
struct CardCursor {
  std::string name_key;
  base::OfficerId officer;
};
/// A line of a list of cards.
struct CardLine {
  base::OfficerId officer;
  std::string name;
  std::string name_key;
  std::string unit_path;
  std::string unit_name;
};
/// By name.
[[nodiscard]] std::vector<CardLine> list_cards(db::Read& read, base::AgencyId agency, const CardFilter& filter,
                                               const std::optional<CardCursor>& after);

}  // namespace spotme::store
