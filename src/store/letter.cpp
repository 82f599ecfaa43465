#include "store/letter.hpp"

#include <array>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 4> step_names{"read", "reply", "closing", "cancellation"};

}  // namespace

std::string_view letter_step_name(LetterStepKind kind) { return step_names.at(static_cast<std::size_t>(kind)); }

domain::LetterState LetterView::state() const {
  if (cancellation) return domain::LetterState::cancelled;
  if (closing) return domain::LetterState::closed;
  return reply ? domain::LetterState::replied : domain::LetterState::issued;
}

bool LetterView::is_overdue(base::Day today) const {
  return state() == domain::LetterState::issued && letter.reply_by && *letter.reply_by < today;
}

std::vector<Recipient> load_recipients(db::Read& read, base::AgencyId agency,
                                       const std::vector<base::OfficerId>& officers, base::Day day) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  std::vector<Recipient> recipients;
  for (const auto row : read.query_each(
           "SELECT r.n, o.name, v.path, v.name FROM {rows} JOIN officer o ON o.agency_id = $1 AND o.id = r.officer_id "
           "JOIN posting p ON p.agency_id = $1 AND p.officer_id = r.officer_id AND p.valid_from <= $2 "
           "AND $2 < p.valid_to JOIN unit_version v ON v.agency_id = $1 AND v.unit_id = p.unit_id "
           "AND v.valid_from <= $2 AND $2 < v.valid_to ORDER BY r.n",
           rows, {to_value(agency), to_value(day)})) {
    recipients.push_back({static_cast<std::size_t>(row.integer(0)), row.text(1), row.text(2), row.text(3)});
  }
  return recipients;
}

std::int64_t take_letter_numbers(db::Write& write, base::AgencyId agency, std::int64_t year, std::int64_t count) {
  const auto taken = write.query(
      "INSERT INTO letter_count (agency_id, year, last) VALUES ($1, $2, $3) ON CONFLICT (agency_id, year) DO UPDATE "
      "SET last = letter_count.last + excluded.last RETURNING last",
      {to_value(agency), to_value(year), to_value(count)});
  return taken[0].integer(0) - count + 1;
}

void insert_letters(db::Write& write, const std::vector<Letter>& letters) {
  db::Batch rows({{"id", Type::uuid},           {"officer_id", Type::uuid}, {"kind", Type::text},
                  {"year", Type::integer},      {"number", Type::integer},  {"reference", Type::text},
                  {"issued_on", Type::day},     {"reply_by", Type::day},    {"month", Type::day},
                  {"from_colour", Type::text},  {"to_colour", Type::text},  {"template_version", Type::integer},
                  {"officer_name", Type::text}, {"unit_path", Type::text},  {"unit_name", Type::text},
                  {"agency_name", Type::text},  {"signed_by", Type::uuid},  {"signer_name", Type::text},
                  {"letterhead", Type::text},   {"subject", Type::text},    {"body", Type::text},
                  {"closing", Type::text},      {"dates", Type::text},      {"agency_id", Type::uuid},
                  {"issued_at", Type::integer}});
  for (const auto& one : letters) {
    rows.add({to_value(one.id),
              to_value(one.officer),
              to_value(domain::letter_kind_name(one.kind)),
              to_value(one.year),
              to_value(one.number),
              to_value(one.reference),
              to_value(one.issued_on),
              to_value(one.reply_by),
              to_value(one.month.first),
              to_value(domain::card_colour_name(one.from)),
              to_value(domain::card_colour_name(one.to)),
              to_value(one.template_version),
              to_value(one.officer_name),
              to_value(one.unit_path),
              to_value(one.unit_name),
              to_value(one.agency_name),
              to_value(one.signed_by),
              to_value(one.signer_name),
              to_value(one.letterhead),
              to_value(one.subject),
              to_value(one.body),
              to_value(one.closing),
              to_value(domain::write_letter_rows(one.rows)),
              to_value(one.agency),
              to_value(one.issued_at)});
  }
  write.execute_each(
      "INSERT INTO letter (agency_id, id, officer_id, kind, year, number, reference, issued_on, reply_by, month, "
      "from_colour, to_colour, template_version, officer_name, unit_path, unit_name, agency_name, signed_by, "
      "signer_name, letterhead, subject, body, closing, dates, issued_at) SELECT r.agency_id, r.id, r.officer_id, "
      "r.kind, r.year, r.number, r.reference, r.issued_on, r.reply_by, r.month, r.from_colour, r.to_colour, "
      "r.template_version, r.officer_name, r.unit_path, r.unit_name, r.agency_name, r.signed_by, r.signer_name, "
      "r.letterhead, r.subject, r.body, r.closing, r.dates, r.issued_at FROM {rows}",
      rows);
}

bool insert_letter_step(db::Write& write, base::AgencyId agency, const base::Uuid& letter, const LetterStep& step) {
  return write.execute(
             "INSERT INTO letter_step (agency_id, letter_id, kind, at, made_by, text) VALUES ($1, $2, $3, $4, $5, $6) "
             "ON CONFLICT (agency_id, letter_id, kind) DO NOTHING",
             {to_value(agency), to_value(letter), to_value(letter_step_name(step.kind)), to_value(step.at),
              to_value(step.made_by), to_value(step.text)}) == 1;
}

void set_letters_reminded(db::Write& write, const std::vector<Letter>& letters) {
  db::Batch rows({{"agency_id", Type::uuid}, {"letter_id", Type::uuid}, {"at", Type::integer}});
  for (const auto& letter : letters) rows.add({to_value(letter.agency), to_value(letter.id), to_value(write.now())});
  write.execute_each(
      "INSERT INTO letter_reminder (agency_id, letter_id, at) SELECT r.agency_id, r.letter_id, r.at FROM {rows}", rows);
}

std::vector<LetterTemplateVersion> load_letter_templates(db::Read& read, base::AgencyId agency) {
  std::vector<LetterTemplateVersion> versions;
  for (const auto row : read.query(
           "SELECT t.kind, t.version, t.number, t.letterhead, t.subject, t.body, t.closing, t.made_at, t.made_by "
           "FROM letter_template t WHERE t.agency_id = $1 AND t.version = (SELECT max(o.version) FROM letter_template "
           "o WHERE o.agency_id = t.agency_id AND o.kind = t.kind) ORDER BY t.kind",
           {to_value(agency)})) {
    const auto kind = domain::parse_letter_kind(row.text(0));
    if (!kind) throw db::Fault("a kind of letter that is none");
    LetterTemplateVersion version{*kind, row.integer(1)};
    if (!row.is_null(2)) {
      version.texts = domain::LetterTemplate{row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
    }
    version.made_at = row.instant(7);
    version.made_by = row.id<base::OfficerId>(8);
    versions.push_back(std::move(version));
  }
  return versions;
}

void insert_letter_template(db::Write& write, base::AgencyId agency, const LetterTemplateVersion& version) {
  const auto text = [&](std::string domain::LetterTemplate::*field) -> db::Value {
    if (!version.texts) return db::Null{Type::text};
    return to_value(*version.texts.*field);
  };
  using domain::LetterTemplate;
  const auto added = write.execute(
      "INSERT INTO letter_template (agency_id, kind, version, number, letterhead, subject, body, closing, made_at, "
      "made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (agency_id, kind, version) DO NOTHING",
      {to_value(agency), to_value(domain::letter_kind_name(version.kind)), to_value(version.version),
       text(&LetterTemplate::number), text(&LetterTemplate::letterhead), text(&LetterTemplate::subject),
       text(&LetterTemplate::body), text(&LetterTemplate::closing), to_value(version.made_at),
       to_value(version.made_by)});
  if (added != 1) throw db::SerializationFailure("another writer has made that version of a template");
}

}  // namespace spotme::store
