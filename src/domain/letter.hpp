#pragma once

#include "base/result.hpp"
#include "domain/card.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Letters of the card (surat): what an officer is told on paper when his card turns for the worse. Which letters a
/// colour brings is a rule (`card_letters` in rules/card.toml), what they say a template. Pure: checks and fills
/// templates.
namespace spotme::domain {

enum class LetterKind : std::uint8_t {
  notice,      ///< notis kad hijau
  warning,     ///< surat amaran kad merah
  show_cause,  ///< surat tunjuk sebab
};
inline constexpr std::array all_letter_kinds{LetterKind::notice, LetterKind::warning, LetterKind::show_cause};
/// `notice`, `warning`, `show_cause`.
[[nodiscard]] std::string_view letter_kind_name(LetterKind kind);
[[nodiscard]] std::optional<LetterKind> parse_letter_kind(std::string_view text);

/// How a letter stands, by the steps that were taken. A later one of this list hides the earlier ones.
enum class LetterState : std::uint8_t { issued, replied, closed, cancelled };
/// `issued`, `replied`, `closed`, `cancelled`.
[[nodiscard]] std::string_view letter_state_name(LetterState state);
[[nodiscard]] std::optional<LetterState> parse_letter_state(std::string_view text);

/// What an agency may write itself. In each text `{name}` stands for a value of the letter; a paragraph of `body` ends
/// with an empty line, and one that is `{jadual}` alone is the table of dates.
struct LetterTemplate {
  std::string number;      ///< the pattern of the reference: `{agensi}/{jenis}/{tahun}/{bil}`
  std::string letterhead;  ///< lines, centred
  std::string subject;
  std::string body;
  std::string closing;  ///< lines before the name of who signs
  bool operator==(const LetterTemplate&) const = default;
};
/// The templates of `rules/letters.toml`, which hold until an agency writes its own.
struct LetterDefault {
  LetterTemplate texts;
  std::string source;  ///< of what the text says and cites
  std::string certainty;
  bool operator==(const LetterDefault&) const = default;
};
using LetterDefaults = std::array<LetterDefault, all_letter_kinds.size()>;  ///< by LetterKind

/// The fields of a template with the most characters of each, in order.
struct LetterField {
  std::string_view name;
  std::string LetterTemplate::*text;
  std::size_t most;
};
[[nodiscard]] const std::array<LetterField, 5>& letter_fields();

/// The names that may stand in a field of a kind of letter, in the order in which an editor shows them.
[[nodiscard]] std::vector<std::string_view> letter_placeholders(LetterKind kind, std::string_view field);

/// Refuses (`unprocessable`, `field` the name of the text, `prefix` before it) `letter_text_empty`,
/// `letter_text_too_long` (args `most`), `letter_brace_open` and `letter_brace_stray` (args `line`, `column`, from 1),
/// `letter_placeholder_unknown` (the same and `placeholder`), `letter_table_not_alone` (a second `{jadual}`, or one
/// that is not a paragraph of its own), `letter_number_incomplete` (a number without `{tahun}` or `{bil}` (args
/// `placeholder`), so two letters would have one) and `letter_number_lines` (more than one line).
[[nodiscard]] base::Result<void> check_letter_template(LetterKind kind, const LetterTemplate& texts);

/// Values by the name of their placeholder.
using LetterValues = std::vector<std::pair<std::string_view, std::string>>;
/// The reference of a letter from its pattern; fill_letter fills the other texts and leaves the pattern as it is.
/// Control characters in a value become spaces, so that a name cannot make a paragraph. The table becomes the paragraph
/// letter_table_mark, which no text and no value can hold. The template must have passed check_letter_template; a value
/// that is missing is a fault of the program (std::logic_error).
[[nodiscard]] std::string fill_letter_number(std::string_view pattern, const LetterValues& values);
[[nodiscard]] LetterTemplate fill_letter(const LetterTemplate& texts, const LetterValues& values);
inline constexpr std::string_view letter_table_mark = "\f";

/// One line of the table of dates, as it was when the letter was made.
struct LetterRow {
  base::Day day;
  Issue issue = Issue::late_in;
  MarkState state = MarkState::rejected;
  std::optional<base::Minutes> first_in = {};
  std::optional<base::Minutes> last_out = {};
  base::Minutes late{0};
  base::Minutes early{0};
  std::int64_t transaction = 0;  ///< its number; 0: none
  bool operator==(const LetterRow&) const = default;
};
/// A line each, fields separated by `|`: `2026-11-03|late_in|rejected|09:12|18:00|12|0|4711`; and back, where what is
/// no such line is left out.
[[nodiscard]] std::string write_letter_rows(const std::vector<LetterRow>& rows);
[[nodiscard]] std::vector<LetterRow> read_letter_rows(std::string_view text);

}  // namespace spotme::domain
