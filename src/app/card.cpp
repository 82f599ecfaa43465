#include "app/card.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr int history_months = 12;

const Error not_found{Code::not_found, "not_found", ""};

CardView view_of(const domain::CardRules& rules, const CardFacts& facts, domain::Month month, base::Day today) {
  CardView view;
  view.month = month;
  view.running = month.contains(today);
  view.held = facts.held_on(std::min(today, month.last()));
  view.count = count_month(rules, facts, month, view.held, today);
  const auto rule = domain::card_rule_of(rules, month.last());
  view.forecast = domain::forecast(rule.table->value.table, view.held.colour, view.count);
  if (const auto* change = facts.change_of(month)) view.change = *change;
  return view;
}

/// The day as of which a month's posts and colours are shown. Refuses a month that has not begun.
base::Result<base::Day> day_of(domain::Month month, base::Day today) {
  if (month.first > today) return Error{Code::unprocessable, "card_month_not_begun", "month"};
  return std::min(today, month.last());
}

/// A cursor is the officer's id and his `name_key`, as one opaque word.
std::string write_cursor(const store::CardLine& last) {
  const auto text = base::to_string(last.officer) + last.name_key;
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<store::CardCursor> read_cursor(std::string_view text) {
  constexpr std::size_t id_length = 36;
  const Error refusal{Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() < id_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const auto id = base::parse_uuid(std::string_view(plain).substr(0, id_length));
  if (!id || !base::is_storable_text(plain)) return refusal;
  return store::CardCursor{plain.substr(id_length), {*id}};
}

base::Result<CardPage> load_page(const Context& context, db::Read& read, const domain::Caller& caller,
                                 base::AgencyId agency, const CardQuestion& question,
                                 const std::optional<store::CardCursor>& after) {
  SPOTME_TRY(const base::Day day, day_of(question.month, read.today()));
  store::CardFilter filter{
      question.month,    day, domain::card_reach(caller, agency), question.colour, question.proposed,
      question.limit + 1};  // one more tells whether there is a next page
  auto lines = store::list_cards(read, agency, filter, after);
  CardPage page;
  if (static_cast<std::int64_t>(lines.size()) > question.limit) {
    lines.pop_back();
    page.next = write_cursor(lines.back());
  }
  std::vector<base::OfficerId> officers;
  for (const auto& line : lines) officers.push_back(line.officer);
  const auto facts = load_card_facts(read, agency, officers, {question.month.first, question.month.last()});
  const auto rules = context.rulebook.current(read, agency);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CardListEntry entry{lines[i], view_of(rules->card, facts[i], question.month, read.today())};
    entry.may_approve = entry.card.change && entry.card.change->state == store::CardChangeState::proposed &&
                        domain::may_decide_card(caller, agency, entry.line.unit_path, entry.line.officer);
    page.cards.push_back(std::move(entry));
  }
  return page;
}

}  // namespace

base::Result<OwnCard> own_card(const Context& context, const domain::Caller& caller, domain::Month month) {
  return context.database.read([&](db::Read& read) -> base::Result<OwnCard> {
    SPOTME_CHECK(day_of(month, read.today()));
    const auto agency_rules = context.rulebook.current(read, caller.agency);
    const auto& rules = agency_rules->card;
    const auto first = domain::months_after(month, -history_months);
    const auto facts = load_card_facts(read, caller.agency, {caller.officer}, {first.first, month.last()}).front();
    const auto rule = domain::card_rule_of(rules, month.last());
    OwnCard own{view_of(rules, facts, month, read.today()), rule.table->value, rule.table->source, *rule.months,
                *rule.marks};
    for (int back = 1; back <= history_months; ++back)
      own.history.push_back(view_of(rules, facts, domain::months_after(month, -back), read.today()));
    return own;
  });
}

base::Result<CardPage> list_cards(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                  const CardQuestion& question, const std::optional<std::string>& after,
                                  const store::Actor& actor) {
  if (domain::card_reach(caller, agency).empty()) return not_found;
  std::optional<store::CardCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_cursor(*after));
  }
  SPOTME_TRY(auto page, context.database.read([&](db::Read& read) {
    return load_page(context, read, caller, agency, question, cursor);
  }));
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, agency, actor, "cards_read", std::nullopt,
                              fmt::format("{}: {}", domain::format_month(question.month), page.cards.size()));
    return true;
  });
  return page;
}

}  // namespace spotme::app
