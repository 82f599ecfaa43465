#include "store/letter.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::store {
namespace {

using db::to_value;

/// Each step, joined by its key, under a name of its own.
constexpr std::string_view columns =
    "l.id, l.officer_id, l.kind, l.year, l.number, l.reference, l.issued_on, l.reply_by, l.month, l.from_colour, "
    "l.to_colour, l.template_version, l.officer_name, l.unit_path, l.unit_name, l.agency_name, l.signed_by, "
    "l.signer_name, l.letterhead, l.subject, l.body, l.closing, l.dates, l.issued_at, s0.at, s0.made_by, s0.text, "
    "s1.at, s1.made_by, s1.text, s2.at, s2.made_by, s2.text, s3.at, s3.made_by, s3.text";
constexpr std::size_t first_step_column = 24;

std::string joins() {
  std::string text;
  for (int i = 0; i < 4; ++i) {
    text += fmt::format(
        " LEFT JOIN letter_step s{0} ON s{0}.agency_id = l.agency_id AND s{0}.letter_id = l.id AND s{0}.kind = '{1}'",
        i, letter_step_name(static_cast<LetterStepKind>(i)));
  }
  return text;
}

domain::CardColour to_colour(const std::string& word) {
  const auto colour = domain::parse_card_colour(word);
  if (!colour) throw db::Fault("a colour of a card that is none");
  return *colour;
}

Letter to_letter(base::AgencyId agency, const db::Row& row) {
  const auto kind = domain::parse_letter_kind(row.text(2));
  if (!kind) throw db::Fault("a kind of letter that is none");
  Letter letter;
  letter.agency = agency;
  letter.id = row.uuid(0);
  letter.officer = row.id<base::OfficerId>(1);
  letter.kind = *kind;
  letter.year = row.integer(3);
  letter.number = row.integer(4);
  letter.reference = row.text(5);
  letter.issued_on = row.day(6);
  letter.reply_by = row.optional_day(7);
  letter.month = {row.day(8)};
  letter.from = to_colour(row.text(9));
  letter.to = to_colour(row.text(10));
  letter.template_version = row.integer(11);
  letter.officer_name = row.text(12);
  letter.unit_path = row.text(13);
  letter.unit_name = row.text(14);
  letter.agency_name = row.text(15);
  letter.signed_by = row.id<base::OfficerId>(16);
  letter.signer_name = row.text(17);
  letter.letterhead = row.text(18);
  letter.subject = row.text(19);
  letter.body = row.text(20);
  letter.closing = row.text(21);
  letter.rows = domain::read_letter_rows(row.text(22));
  letter.issued_at = row.instant(23);
  return letter;
}

LetterView to_view(base::AgencyId agency, const db::Row& row) {
  LetterView view{to_letter(agency, row)};
  constexpr std::array steps{&LetterView::read, &LetterView::reply, &LetterView::closing, &LetterView::cancellation};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto column = first_step_column + 3 * i;
    if (row.is_null(column)) continue;
    view.*steps.at(i) = LetterStep{static_cast<LetterStepKind>(i), row.instant(column),
                                   row.id<base::OfficerId>(column + 1), row.text(column + 2)};
  }
  return view;
}

std::string_view state_condition(domain::LetterState state) {
  switch (state) {
    case domain::LetterState::issued: return "AND s1.at IS NULL AND s2.at IS NULL AND s3.at IS NULL ";
    case domain::LetterState::replied: return "AND s1.at IS NOT NULL AND s2.at IS NULL AND s3.at IS NULL ";
    case domain::LetterState::closed: return "AND s2.at IS NOT NULL AND s3.at IS NULL ";
    case domain::LetterState::cancelled: return "AND s3.at IS NOT NULL ";
  }
  throw db::Fault("a state of a letter that is none");
}

}  // namespace

std::optional<LetterView> find_letter(db::Read& read, base::AgencyId agency, const base::Uuid& id) {
  const auto found =
      read.query(fmt::format("SELECT {} FROM letter l{} WHERE l.agency_id = $1 AND l.id = $2", columns, joins()),
                 {to_value(agency), to_value(id)});
  if (found.empty()) return std::nullopt;
  return to_view(agency, found[0]);
}

std::vector<LetterView> list_letters(db::Read& read, base::AgencyId agency, const LetterFilter& filter,
                                     const std::optional<base::Uuid>& after, std::int64_t limit) {
  std::vector<db::Value> params{to_value(agency)};
  const auto add = [&](db::Value value) {
    params.push_back(std::move(value));
    return fmt::format("${}", params.size());
  };
  auto sql = fmt::format("SELECT {} FROM letter l{} WHERE l.agency_id = $1 ", columns, joins());
  if (filter.officer) {
    sql += fmt::format("AND l.officer_id = {} ", add(to_value(*filter.officer)));
  } else {
    sql += reach_condition("l.unit_path", filter.reach, params);
  }
  if (filter.kind) sql += fmt::format("AND l.kind = {} ", add(to_value(domain::letter_kind_name(*filter.kind))));
  if (filter.state) sql += state_condition(*filter.state);
  if (filter.overdue_on) {
    sql += fmt::format("AND l.reply_by < {} {}", add(to_value(*filter.overdue_on)),
                       state_condition(domain::LetterState::issued));
  }
  if (after) sql += fmt::format("AND l.id < {} ", add(to_value(*after)));
  sql += fmt::format("ORDER BY l.id DESC LIMIT {}", add(to_value(limit)));
  std::vector<LetterView> views;
  for (const auto row : read.query(sql, params)) views.push_back(to_view(agency, row));
  return views;
}

std::vector<Letter> list_letters_to_remind(db::Read& read, base::AgencyId agency, domain::DayRange due,
                                           std::int64_t limit) {
  std::vector<Letter> letters;
  for (const auto row : read.query(
           fmt::format("SELECT {} FROM letter l{} WHERE l.agency_id = $1 AND l.reply_by >= $2 AND l.reply_by <= $3 {}"
                       "AND NOT EXISTS (SELECT 1 FROM letter_reminder m WHERE m.agency_id = l.agency_id "
                       "AND m.letter_id = l.id) ORDER BY l.reply_by, l.id LIMIT $4",
                       columns, joins(), state_condition(domain::LetterState::issued)),
           {to_value(agency), to_value(due.first), to_value(due.last), to_value(limit)})) {
    letters.push_back(to_letter(agency, row));
  }
  return letters;
}

}  // namespace spotme::store
