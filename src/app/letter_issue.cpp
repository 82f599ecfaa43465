#include "app/letter_issue.hpp"

#include "app/letter_notice.hpp"
#include "base/day_words.hpp"
#include "base/text.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

/// The marks of a change, `2026-11-03 late_in rejected` separated by `;`.
std::vector<domain::LetterRow> rows_of(const store::CardChange& change) {
  std::vector<domain::LetterRow> rows;
  for (const auto part : base::split(change.counted, ';')) {
    const auto words = base::split(part, ' ');
    if (words.size() != 3) continue;
    const auto day = base::parse_day(words[0]);
    const auto issue = domain::parse_issue(words[1]);
    if (!day || !issue) continue;
    domain::LetterRow row{*day, *issue};
    row.state = words[2] == domain::mark_state_name(domain::MarkState::unexplained) ? domain::MarkState::unexplained
                                                                                    : domain::MarkState::rejected;
    rows.push_back(row);
  }
  return rows;
}

/// Puts in what the closed days say, by one statement for all letters.
void add_times(db::Read& read, std::vector<std::pair<store::CardChange, std::vector<domain::LetterRow>>>& all) {
  std::vector<store::OfficerDay> days;
  std::vector<domain::LetterRow*> rows;
  for (auto& [change, dates] : all) {
    for (auto& row : dates) {
      days.push_back({change.agency, change.officer, row.day});
      rows.push_back(&row);
    }
  }
  for (const auto& holding : store::load_holding(read, days)) {
    auto& row = *rows[holding.n];
    const auto& transaction = holding.transaction;
    row.first_in = transaction.record.first_in;
    row.last_out = transaction.record.last_out;
    row.late = transaction.record.late;
    row.early = transaction.record.early;
    row.transaction = transaction.number;
  }
}

struct HeldTemplate {
  domain::LetterTemplate texts;
  std::int64_t version = 0;
};
/// By LetterKind.
std::vector<HeldTemplate> load_templates(const Context& context, db::Read& read, base::AgencyId agency) {
  std::vector<HeldTemplate> held;
  for (const auto& one : context.rules.letters) held.push_back({one.texts});
  for (const auto& own : store::load_letter_templates(read, agency)) {
    if (own.texts) held.at(static_cast<std::size_t>(own.kind)) = {*own.texts, own.version};
  }
  return held;
}

/// What the rules ask for, without number and text; by change.
std::vector<std::vector<store::Letter>> draft_letters(const Context& context, db::Write& write,
                                                      const std::vector<store::CardChange>& changes) {
  const auto agency = changes.front().agency;
  const auto at = changes.front().decided_at.value();
  const auto on = base::local_day(at);
  const auto rules = context.rulebook.current(write, agency);
  const auto answer = rules->pack.show_cause_answer.as_of(on)->value;
  std::vector<base::OfficerId> officers;
  for (const auto& change : changes) officers.push_back(change.officer);
  std::vector<std::vector<store::Letter>> drafts(changes.size());
  for (const auto& recipient : store::load_recipients(write, agency, officers, on)) {
    const auto& change = changes[recipient.n];
    const auto rule = domain::card_rule_of(rules->card, change.month.last());
    for (const auto kind : domain::letters_of(rule.letters->value, change.from, change.to)) {
      store::Letter letter;
      letter.agency = agency;
      letter.id = base::make_uuid(write.now());
      letter.officer = change.officer;
      letter.kind = kind;
      letter.issued_on = on;
      if (kind == domain::LetterKind::show_cause) letter.reply_by = on + answer;
      letter.month = change.month;
      letter.from = change.from;
      letter.to = change.to;
      letter.officer_name = recipient.name;
      letter.unit_path = recipient.unit_path;
      letter.unit_name = recipient.unit_name;
      letter.signed_by = change.decided_by.value();
      letter.issued_at = at;
      drafts[recipient.n].push_back(std::move(letter));
    }
  }
  return drafts;
}

}  // namespace

LetterSender load_letter_sender(db::Read& read, base::AgencyId agency, base::OfficerId signer) {
  LetterSender sender;
  sender.signer_name = store::load_officer_names(read, agency, {signer}).front();
  const auto found = store::find_agency(read, agency);
  if (!found) return sender;
  sender.agency_code = found->code;
  sender.agency_name = found->name;
  const auto bodies = store::load_bodies(read);
  for (auto above = found->body; above;) {
    const auto body = std::find_if(bodies.begin(), bodies.end(), [&](const auto& one) { return one.id == *above; });
    if (body == bodies.end()) break;
    sender.body_name = body->name;
    above = body->parent;
  }
  return sender;
}

void write_letter(const base::Messages& messages, const LetterSender& sender, const domain::LetterTemplate& texts,
                  std::int64_t marks, base::Day valid_from, store::Letter& letter) {
  const auto word = [&](std::string_view prefix, std::string_view name) {
    return messages.text(fmt::format("{}{}", prefix, name)).ms;
  };
  letter.reference =
      domain::fill_letter_number(texts.number, {{"agensi", sender.agency_code},
                                                {"jenis", word("letter_code_", domain::letter_kind_name(letter.kind))},
                                                {"tahun", std::to_string(letter.year)},
                                                {"bil", std::to_string(letter.number)}});
  domain::LetterValues values{{"nama", letter.officer_name},
                              {"unit", letter.unit_name},
                              {"agensi", sender.agency_name},
                              {"kementerian", sender.body_name},
                              {"rujukan", letter.reference},
                              {"tarikh", base::long_day_in_words(letter.issued_on).ms},
                              {"bulan", base::month_in_words(letter.month.first).ms},
                              {"bilangan", std::to_string(marks)},
                              {"warna_asal", word("card_", domain::card_colour_name(letter.from))},
                              {"warna_baharu", word("card_", domain::card_colour_name(letter.to))},
                              {"kuat_kuasa", base::long_day_in_words(valid_from).ms},
                              {"ketua", sender.signer_name}};
  if (letter.reply_by) {
    values.emplace_back("tarikh_jawab", base::long_day_in_words(*letter.reply_by).ms);
    values.emplace_back("hari_jawab", std::to_string((*letter.reply_by - letter.issued_on).count()));
  }
  const auto filled = domain::fill_letter(texts, values);
  letter.letterhead = filled.letterhead;
  letter.subject = filled.subject;
  letter.body = filled.body;
  letter.closing = filled.closing;
  letter.agency_name = sender.agency_name;
  letter.signer_name = sender.signer_name;
}

std::vector<std::vector<store::Letter>> issue_letters(const Context& context, const base::Messages& messages,
                                                      db::Write& write, const std::vector<store::CardChange>& changes,
                                                      const store::Actor& actor) {
  auto made = draft_letters(context, write, changes);
  std::int64_t count = 0;
  for (const auto& some : made) count += static_cast<std::int64_t>(some.size());
  if (count == 0) return made;
  std::vector<std::pair<store::CardChange, std::vector<domain::LetterRow>>> dates;
  for (const auto& change : changes) dates.emplace_back(change, rows_of(change));
  add_times(write, dates);
  const auto agency = changes.front().agency;
  const auto sender = load_letter_sender(write, agency, changes.front().decided_by.value());
  const auto templates = load_templates(context, write, agency);
  const auto on = base::local_day(changes.front().decided_at.value());
  const auto year = static_cast<int>(std::chrono::year_month_day{on}.year());
  auto number = store::take_letter_numbers(write, agency, year, count);
  std::vector<store::Letter> letters;
  std::vector<store::AuditSubject> subjects;
  for (std::size_t i = 0; i < made.size(); ++i) {
    for (auto& letter : made[i]) {
      const auto& held = templates.at(static_cast<std::size_t>(letter.kind));
      letter.year = year;
      letter.number = number++;
      letter.template_version = held.version;
      letter.rows = dates[i].second;
      write_letter(messages, sender, held.texts, changes[i].marks, *changes[i].valid_from, letter);
      subjects.push_back({letter.id, fmt::format("{} {}", domain::letter_kind_name(letter.kind), letter.reference)});
      letters.push_back(letter);
    }
  }
  store::insert_letters(write, letters);
  store::insert_audit_entries(write, agency, actor, "letter_issued", subjects);
  tell_of_issued(write, letters);
  return made;
}

}  // namespace spotme::app
