#pragma once

#include "base/id.hpp"
#include "domain/calendar.hpp"
#include "domain/letter.hpp"
#include "domain/month.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Letters of the card. A letter and the steps that follow it are only ever added; this file holds no statement that
/// changes or removes one.
namespace spotme::store {

/// A letter as it was made; what each field holds says migrations/0013_letter.sql.
struct Letter {
  base::AgencyId agency;
  base::Uuid id;
  base::OfficerId officer;
  domain::LetterKind kind = domain::LetterKind::notice;
  std::int64_t year = 0;
  std::int64_t number = 0;
  std::string reference;
  base::Day issued_on;
  std::optional<base::Day> reply_by = {};
  domain::Month month;
  domain::CardColour from = domain::CardColour::yellow;
  domain::CardColour to = domain::CardColour::green;
  std::int64_t template_version = 0;  ///< 0: the text of rules/letters.toml
  std::string officer_name;
  std::string unit_path;
  std::string unit_name;
  std::string agency_name;
  base::OfficerId signed_by;
  std::string signer_name;
  std::string letterhead;  ///< filled in, as the next three
  std::string subject;
  std::string body;
  std::string closing;
  std::vector<domain::LetterRow> rows = {};
  base::Instant issued_at{};
};

enum class LetterStepKind : std::uint8_t { read, reply, closing, cancellation };
/// `read`, `reply`, `closing`, `cancellation`.
[[nodiscard]] std::string_view letter_step_name(LetterStepKind kind);
struct LetterStep {
  LetterStepKind kind = LetterStepKind::read;
  base::Instant at{};
  base::OfficerId made_by;
  std::string text;  ///< the reply, the note or the reason
};

/// A letter with what became of it; a step is there at most once.
struct LetterView {
  Letter letter;
  std::optional<LetterStep> read = {};
  std::optional<LetterStep> reply = {};
  std::optional<LetterStep> closing = {};
  std::optional<LetterStep> cancellation = {};

  [[nodiscard]] domain::LetterState state() const;
  /// A reply is due and none has come by the end of its last day.
  [[nodiscard]] bool is_overdue(base::Day today) const;
};

/// To whom a letter goes, as of a day.
struct Recipient {
  std::size_t n = 0;  ///< number of the question
  std::string name;
  std::string unit_path;
  std::string unit_name;
};
/// Of those that have a post on that day, by question.
[[nodiscard]] std::vector<Recipient> load_recipients(db::Read& read, base::AgencyId agency,
                                                     const std::vector<base::OfficerId>& officers, base::Day day);

/// The first of `count` numbers for letters of that year, which are all taken by it.
[[nodiscard]] std::int64_t take_letter_numbers(db::Write& write, base::AgencyId agency, std::int64_t year,
                                               std::int64_t count);
void insert_letters(db::Write& write, const std::vector<Letter>& letters);
/// False when the letter has such a step already.
[[nodiscard]] bool insert_letter_step(db::Write& write, base::AgencyId agency, const base::Uuid& letter,
                                      const LetterStep& step);

[[nodiscard]] std::optional<LetterView> find_letter(db::Read& read, base::AgencyId agency, const base::Uuid& id);

struct LetterFilter {
  std::vector<std::string> reach = {};  ///< only letters of units at or below one of these; an empty path is everything
  std::optional<base::OfficerId> officer = {};
  std::optional<domain::LetterKind> kind = {};
  std::optional<domain::LetterState> state = {};
  std::optional<base::Day> overdue_on = {};  ///< only those whose reply was due before this day and has not come
};
/// The latest first, those before `after`.
[[nodiscard]] std::vector<LetterView> list_letters(db::Read& read, base::AgencyId agency, const LetterFilter& filter,
                                                   const std::optional<base::Uuid>& after, std::int64_t limit);

/// Letters whose answer is due on one of these days, has not come, and of which nobody was reminded yet; neither closed
/// nor cancelled.
[[nodiscard]] std::vector<Letter> list_letters_to_remind(db::Read& read, base::AgencyId agency, domain::DayRange due,
                                                         std::int64_t limit);
void set_letters_reminded(db::Write& write, const std::vector<Letter>& letters);

/// A version of an agency's template; without texts: the default holds from then on.
struct LetterTemplateVersion {
  domain::LetterKind kind = domain::LetterKind::notice;
  std::int64_t version = 0;
  std::optional<domain::LetterTemplate> texts = {};
  base::Instant made_at{};
  base::OfficerId made_by = {};
};
/// The version that holds of each kind that has one.
[[nodiscard]] std::vector<LetterTemplateVersion> load_letter_templates(db::Read& read, base::AgencyId agency);
/// Throws SerializationFailure when another writer has made that version meanwhile.
void insert_letter_template(db::Write& write, base::AgencyId agency, const LetterTemplateVersion& version);

}  // namespace spotme::store
