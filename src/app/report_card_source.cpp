#include "app/card_facts.hpp"
#include "app/report_table.hpp"
#include "app/report_units.hpp"
#include "store/card.hpp"

#include <fmt/format.h>

/// The colours of cards, by name.
namespace spotme::app {
namespace {

/// As a cell begins; names of colours begin with a plain letter in both languages.
std::string capitalised(std::string word) {
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') word.front() = static_cast<char>(word.front() - 32);
  return word;
}

class CardSource final : public ReportSource {
 public:
  CardSource(const Context& context, const ReportWords& words, ReportTask task,
             const std::optional<ReportCursor>& after)
      : context_(context), words_(words), task_(std::move(task)), month_{task_.question.days.first} {
    if (!after) return;
    cursor_ = after;
    behind_ = store::CardCursor{after->text, {after->id}};
  }

  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) override {
    store::CardFilter filter{month_, std::min(read.today(), month_.last()), task_.scope.paths, {}, false, limit};
    const auto lines = store::list_cards(read, task_.scope.agency, filter, behind_);
    std::vector<base::OfficerId> officers;
    for (const auto& line : lines) officers.push_back(line.officer);
    const auto facts = load_card_facts(read, task_.scope.agency, officers, {month_.first, month_.last()});
    const auto rules = context_.rulebook.current(read, task_.scope.agency);
    if (!units_) units_.emplace(read, task_.scope.agency, task_.question.days);
    std::vector<ReportRow> rows;
    for (std::size_t n = 0; n < lines.size(); ++n) {
      if (task_.scope.officer && lines[n].officer != *task_.scope.officer) continue;
      const auto held = facts[n].held_on(filter.day);
      const auto count = count_month(rules->card, facts[n], month_, held, read.today());
      const auto* change = facts[n].change_of(month_);
      rows.push_back({{lines[n].name},
                      {units_->of(lines[n].unit_path, lines[n].unit_name)},
                      {capitalised(colour(held.colour)), held.colour == domain::CardColour::red},
                      {count.marks, count.marks > 0},
                      {count.to_explain},
                      {count.waiting},
                      {change == nullptr ? std::string() : words_of(*change)}});
    }
    ended_ = static_cast<std::int64_t>(lines.size()) < limit;
    if (!lines.empty()) {
      behind_ = store::CardCursor{lines.back().name_key, lines.back().officer};
      cursor_ = ReportCursor{month_.first, lines.back().name_key, lines.back().officer.value};
    }
    return rows;
  }

 private:
  [[nodiscard]] std::string colour(domain::CardColour colour) const {
    return words_(fmt::format("card_{}", domain::card_colour_name(colour)));
  }
  [[nodiscard]] std::string words_of(const store::CardChange& change) const {
    return words_(fmt::format("report_change_{}", store::card_change_state_name(change.state)),
                  {{"from", colour(change.from)}, {"to", colour(change.to)}});
  }

  const Context& context_;
  const ReportWords& words_;
  const ReportTask task_;
  const domain::Month month_;
  std::optional<ReportUnitNames> units_ = {};
  std::optional<store::CardCursor> behind_ = {};
};

}  // namespace

std::unique_ptr<ReportSource> make_card_source(const Context& context, const ReportWords& words, ReportTask task,
                                               const std::optional<ReportCursor>& after) {
  return std::make_unique<CardSource>(context, words, std::move(task), after);
}

}  // namespace spotme::app
