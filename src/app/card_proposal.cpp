#include "app/card_proposal.hpp"

#include "app/card_notice.hpp"
#include "store/audit.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

constexpr std::int64_t batch_size = 500;

std::string write_marks(const domain::CardCount& count) {
  std::string text;
  for (const auto& item : count.items) {
    if (!domain::is_mark(item.state)) continue;
    text += fmt::format("{}{} {} {}", text.empty() ? "" : ";", base::format_day(item.day),
                        domain::issue_name(item.issue), domain::mark_state_name(item.state));
  }
  return text;
}

}  // namespace

bool is_proposing(domain::Month month, base::Day today) { return domain::months_after(month, 1).contains(today); }

std::optional<store::CardChange> proposal_of(const domain::CardRules& rules, const CardFacts& facts,
                                             domain::Month month, base::Day today) {
  const auto held = facts.held_on(domain::months_after(month, 1).first);
  const auto count = count_month(rules, facts, month, held, today);
  const auto& table = domain::card_rule_of(rules, month.last()).table->value;
  const auto next = table.table.next(held.colour, count.marks);
  if (next == held.colour) return std::nullopt;
  store::CardChange change;
  change.month = month;
  change.from = held.colour;
  change.to = next;
  change.marks = count.marks;
  change.counted = write_marks(count);
  change.rule = domain::format_card_table(table.table);
  change.source = table.table_source;
  return change;
}

std::int64_t refresh_card_proposals(const Context& context, db::Write& write, base::AgencyId agency,
                                    const std::vector<base::OfficerId>& officers, domain::Month month) {
  const auto today = write.today();
  if (!is_proposing(month, today)) return 0;
  const auto rules = context.rulebook.current(write, agency);
  const auto facts = load_card_facts(write, agency, officers, {month.first, month.last()});
  std::vector<store::CardChange> proposals;
  std::vector<store::CardChange> fresh;
  std::vector<base::OfficerId> settled;
  for (std::size_t i = 0; i < officers.size(); ++i) {
    const auto* stored = facts[i].change_of(month);
    if (stored != nullptr && stored->state == store::CardChangeState::approved) continue;
    auto proposal = proposal_of(rules->card, facts[i], month, today);
    if (proposal) {
      proposal->agency = agency;
      proposal->officer = officers[i];
      if (stored == nullptr || stored->to != proposal->to) fresh.push_back(*proposal);
      proposals.push_back(std::move(*proposal));
    } else if (stored != nullptr) {
      settled.push_back(officers[i]);
    }
  }
  store::put_card_proposals(write, proposals);
  tell_of_proposals(write, agency, fresh);
  store::withdraw_card_proposals(write, agency, month, settled);
  return static_cast<std::int64_t>(proposals.size());
}

std::int64_t propose_cards(const Context& context, base::AgencyId agency) {
  std::int64_t standing = 0;
  std::optional<base::OfficerId> after;
  for (bool more = true; more;) {
    const auto [last, made] = context.database.write([&](db::Write& write) {
      const auto month = domain::months_after(domain::month_of(write.today()), -1);
      const auto officers = store::load_card_candidates(write, agency, {month.first, month.last()}, after, batch_size);
      const auto proposals = refresh_card_proposals(context, write, agency, officers, month);
      if (proposals > 0) {
        store::insert_audit_entry(write, agency, {}, "cards_proposed", std::nullopt,
                                  fmt::format("{}: {}", domain::format_month(month), proposals));
      }
      const bool full = static_cast<std::int64_t>(officers.size()) == batch_size;
      return std::pair(full ? std::optional(officers.back()) : std::nullopt, proposals);
    });
    standing += made;
    after = last;
    more = last.has_value();
  }
  return standing;
}

}  // namespace spotme::app
