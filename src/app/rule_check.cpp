#include "app/rule_check.hpp"

#include "app/rule.hpp"
#include "app/rulebook.hpp"
#include "base/text.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using std::chrono::year;

constexpr base::Day first_day{year{2000} / 1 / 1};
constexpr base::Day last_day{year{2099} / 12 / 31};
constexpr std::size_t most_values = 500;  ///< that count at once, in one layer

/// A refusal of the reader of rule files, in the words and with the field of the API. `mine` is the value that was
/// typed: what is wrong with another one is said of its first day.
Error as_edit(const Error& error, const store::RuleEdit& mine) {
  const auto prefix = store::edit_name(mine) + ".";
  std::string field = "valid_from";
  const auto at = error.field.find(prefix);
  if (at != std::string::npos) field = error.field.substr(at + prefix.size());
  const bool of_value =
      field != "valid_from" && field != "valid_to" && field != "states" && field != "source" && field != "certainty";
  if (of_value) field.insert(0, "fields.");
  // The words of a card's table name what is wrong; those of a rule file name file and key, nothing to a form.
  if (!error.key.starts_with("rule_")) return {Code::unprocessable, error.key, field, error.args};
  return {Code::unprocessable, "rule_edit_" + error.key.substr(5), field};
}

std::string states_word(const std::vector<domain::State>& states) {
  if (states.size() == domain::state_count) return "all";
  auto sorted = states;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::string_view> words;
  for (const auto state : sorted) words.push_back(domain::state_name(state));
  return fmt::format("{}", fmt::join(words, ";"));
}

/// The entry of `edit` in a book in which it is the only national value.
const store::RuleEntry& entry_of(const std::vector<store::RuleBookKey>& book, const store::RuleEdit& edit) {
  const auto key = std::find_if(book.begin(), book.end(), [&](const auto& one) { return one.key->name == edit.key; });
  return key->entries.back();
}

base::Result<void> check_day(base::Day day, std::string_view field) {
  if (day >= first_day && day <= last_day) return {};
  return Error{Code::unprocessable,
               "rule_day_absurd",
               std::string(field),
               {{"first", base::format_day(first_day)}, {"last", base::format_day(last_day)}}};
}

}  // namespace

base::Error rule_not_yours() { return {Code::forbidden, "rule_not_yours", ""}; }

bool keeps_agency_rules(db::Read& read, const domain::Caller& caller, base::AgencyId agency) {
  if (caller.agency != agency) return false;
  const auto units = store::load_units(read, agency, read.today());
  return std::all_of(units.begin(), units.end(), [&](const auto& unit) {
    return unit.parent || domain::may_keep_agency_rules(caller, agency, unit.path);
  });
}

base::Result<store::RuleEdit> to_edit(const RuleInput& input) {
  SPOTME_CHECK(check_day(input.from, "valid_from"));
  if (input.to) {
    SPOTME_CHECK(check_day(*input.to, "valid_to"));
  }
  store::RuleEdit edit;
  edit.key = input.fields.key().name;
  edit.states = fmt::format("{}", fmt::join(input.states, ";"));
  edit.from = input.from;
  edit.to = input.to;
  edit.value = store::format_fields(input.fields);
  edit.source = base::trimmed(input.source);
  edit.certainty = input.certainty;
  const auto book = store::parse_rule_book({{edit}, {}});
  if (!book) return as_edit(book.error(), edit);
  const auto& entry = entry_of(*book, edit);
  edit.value = store::format_fields(entry.fields);
  if (!entry.states.empty()) edit.states = states_word(entry.states);
  return edit;
}

base::Result<void> check_together(const store::RuleEdits& edits, const store::RuleEdit* mine) {
  const auto read = Rulebook::check(edits);
  if (read) return {};
  return as_edit(read.error(), mine == nullptr ? store::RuleEdit{} : *mine);
}

base::Result<void> check_rule_keeper(db::Read& read, const domain::Caller& caller, base::AgencyId agency) {
  if (!domain::may_see_agency_rules(caller, agency) || !store::find_agency(read, agency))
    return Error{Code::not_found, "not_found", ""};
  if (!keeps_agency_rules(read, caller, agency)) return rule_not_yours();
  return {};
}

std::vector<store::RuleEdit> counting(const std::vector<store::RuleValue>& values, std::optional<base::Uuid> without) {
  std::vector<store::RuleEdit> edits;
  for (const auto& value : values) {
    if (!value.withdrawn && value.id != without) edits.push_back(value.edit);
  }
  return edits;
}

namespace {

/// check_together with one more edit of that layer; refuses `rule_too_many` beyond the limit of a layer.
base::Result<void> check_fits(store::RuleEdits edits, store::RuleLayer layer, const store::RuleEdit& edit) {
  auto& list = layer == store::RuleLayer::national ? edits.national : edits.agency;
  if (list.size() >= most_values) {
    return Error{Code::unprocessable, "rule_too_many", "", {{"limit", std::to_string(most_values)}}};
  }
  list.push_back(edit);
  return check_together(edits, &edit);
}

/// Refuses an agency's value whose first day has a national value that is sure: `rule_settled`, argument `source`.
base::Result<void> check_open(const std::vector<store::RuleEdit>& national, const store::RuleEdit& edit) {
  const auto book = store::parse_rule_book({national, {edit}});
  if (!book) return as_edit(book.error(), edit);
  for (const auto& [key, entries] : *book) {
    if (key->name != edit.key) continue;
    const auto& own = entries.back();
    const std::vector<store::RuleEntry> others(entries.begin(), entries.end() - 1);
    for (const auto& one : store::in_effect(*key, others, edit.from)) {
      const auto& entry = others.at(one.entry);
      const bool concerned = std::any_of(one.states.begin(), one.states.end(), [&](auto state) {
        return std::find(own.states.begin(), own.states.end(), state) != own.states.end();
      });
      if ((!key->by_state || concerned) && !domain::is_unsure(entry.certainty)) {
        return Error{Code::unprocessable, "rule_settled", "valid_from", {{"source", entry.source}}};
      }
    }
  }
  return {};
}

}  // namespace

base::Result<store::RuleEdit> check_new_rule(db::Read& read, const domain::Caller& caller, const RuleInput& input) {
  if (!domain::may_keep_national_rules(caller)) return rule_not_yours();
  SPOTME_TRY(auto edit, to_edit(input));
  SPOTME_CHECK(check_fits({counting(store::load_rule_values(read)), {}}, store::RuleLayer::national, edit));
  return edit;
}

base::Result<store::RuleEdit> check_new_agency_rule(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                                    const RuleInput& input) {
  SPOTME_CHECK(check_rule_keeper(read, caller, agency));
  auto own = input;
  own.certainty = domain::certainty_name(domain::Certainty::practice);
  SPOTME_TRY(auto edit, to_edit(own));
  const store::RuleEdits edits{counting(store::load_rule_values(read)),
                               counting(store::load_agency_rule_values(read, agency))};
  SPOTME_CHECK(check_open(edits.national, edit));
  SPOTME_CHECK(check_fits(edits, store::RuleLayer::agency, edit));
  return edit;
}

namespace {

/// The value that is to be withdrawn.
base::Result<store::RuleValue> find_value(const std::vector<store::RuleValue>& values, const base::Uuid& id) {
  const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.id == id; });
  if (found == values.end()) return Error{Code::not_found, "not_found", ""};
  if (found->withdrawn) return Error{Code::conflict, "rule_withdrawn", ""};
  return *found;
}

}  // namespace

base::Result<store::RuleValue> check_rule_withdrawal(db::Read& read, const domain::Caller& caller,
                                                     const base::Uuid& id) {
  if (!domain::may_keep_national_rules(caller)) return rule_not_yours();
  const auto values = store::load_rule_values(read);
  SPOTME_TRY(auto value, find_value(values, id));
  SPOTME_CHECK(check_together({counting(values, id), {}}));
  return value;
}

base::Result<store::RuleValue> check_agency_rule_withdrawal(db::Read& read, const domain::Caller& caller,
                                                            base::AgencyId agency, const base::Uuid& id) {
  SPOTME_CHECK(check_rule_keeper(read, caller, agency));
  return find_value(store::load_agency_rule_values(read, agency), id);
}

}  // namespace spotme::app
