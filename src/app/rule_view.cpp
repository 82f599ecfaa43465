#include "app/rule.hpp"
#include "app/rule_check.hpp"
#include "store/organisation.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using store::RuleLayer;

/// What the book is made of: every value that was ever set, with what is known of it.
struct Stored {
  std::vector<store::RuleValue> national;
  std::vector<store::RuleValue> agency = {};
  std::vector<std::string> names = {};  ///< of those who set and withdrew them, in order of `editors_of`
};

std::vector<store::RuleEditor> editors_of(const Stored& stored) {
  std::vector<store::RuleEditor> editors;
  for (const auto* values : {&stored.national, &stored.agency}) {
    for (const auto& value : *values) {
      editors.push_back(value.made_by);
      editors.push_back(value.withdrawn ? value.withdrawn->by : value.made_by);
    }
  }
  return editors;
}

store::RuleEdits edits_of(const Stored& stored) {
  store::RuleEdits edits;
  for (const auto& value : stored.national) edits.national.push_back(value.edit);
  for (const auto& value : stored.agency) edits.agency.push_back(value.edit);
  return edits;
}

RuleValueView view_of(const Stored& stored, const store::RuleEntry& entry) {
  RuleValueView view{entry};
  if (entry.layer == RuleLayer::file) return view;
  const bool national = entry.layer == RuleLayer::national;
  const auto& value = (national ? stored.national : stored.agency).at(entry.number);
  const auto name = 2 * (entry.number + (national ? 0 : stored.national.size()));
  view.id = value.id;
  view.revision = value.revision;
  view.made = RuleActor{stored.names.at(name), value.made_at};
  if (value.withdrawn) {
    view.withdrawn = RuleActor{stored.names.at(name + 1), value.withdrawn->at};
    view.reason = value.withdrawn->reason;
  }
  return view;
}

/// What holds on the day among the values that `counts`, as indices into all of them.
template <class Counts>
std::vector<store::InEffect> holding(const RuleKeyView& view, base::Day day, Counts counts) {
  std::vector<store::RuleEntry> entries;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < view.values.size(); ++i) {
    if (view.values[i].withdrawn || !counts(view.values[i].entry)) continue;
    entries.push_back(view.values[i].entry);
    places.push_back(i);
  }
  auto found = store::in_effect(*view.key, entries, day);
  for (auto& one : found) one.entry = places.at(one.entry);
  return found;
}

RuleBookView make_view(const Stored& stored, const AgencyRules& rules, base::Day as_of) {
  const auto book = store::parse_rule_book(edits_of(stored));
  if (!book) throw db::Fault("the stored rules cannot be read: " + book.error().field);
  RuleBookView view;
  view.version = rules.pack.version;
  view.as_of = as_of;
  for (const auto& [key, entries] : *book) {
    RuleKeyView one{key, {}, {}};
    for (const auto& entry : entries) one.values.push_back(view_of(stored, entry));
    one.in_effect = holding(one, as_of, [](const auto&) { return true; });
    one.national = holding(one, as_of, [](const auto& entry) { return entry.layer != RuleLayer::agency; });
    one.open = std::any_of(one.national.begin(), one.national.end(),
                           [&](const auto& held) { return domain::is_unsure(one.values[held.entry].entry.certainty); });
    view.keys.push_back(std::move(one));
  }
  return view;
}

}  // namespace

RuleBookView show_rules(const Context& context, const domain::Caller& caller, std::optional<base::Day> as_of) {
  return context.database.read([&](db::Read& read) {
    Stored stored{store::load_rule_values(read)};
    stored.names = store::load_editor_names(read, editors_of(stored));
    auto view = make_view(stored, *context.rulebook.national(read), as_of.value_or(read.today()));
    view.may_edit = domain::may_keep_national_rules(caller);
    return view;
  });
}

base::Result<RuleBookView> show_agency_rules(const Context& context, const domain::Caller& caller,
                                             base::AgencyId agency, std::optional<base::Day> as_of) {
  return context.database.read([&](db::Read& read) -> base::Result<RuleBookView> {
    if (!domain::may_see_agency_rules(caller, agency) || !store::find_agency(read, agency)) {
      return base::Error{base::Code::not_found, "not_found", ""};
    }
    Stored stored{store::load_rule_values(read), store::load_agency_rule_values(read, agency)};
    stored.names = store::load_editor_names(read, editors_of(stored));
    auto view = make_view(stored, *context.rulebook.current(read, agency), as_of.value_or(read.today()));
    view.may_edit = keeps_agency_rules(read, caller, agency);
    return view;
  });
}

}  // namespace spotme::app
