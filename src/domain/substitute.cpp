#include "domain/substitute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace spotme::domain {
namespace {

constexpr std::chrono::days one_day{1};

bool holds_in(const Holiday& holiday, State state) {
  return !is_limited(holiday) && std::find(holiday.states.begin(), holiday.states.end(), state) != holiday.states.end();
}

using Where = std::pair<State, base::Day>;

/// The days within which an edit may change substitutes: those of the rows that differ, and the weeks around them,
/// because one substitute may push another on.
DayRange touched(const std::vector<Holiday>& before, const std::vector<Holiday>& after) {
  DayRange range{base::Day::max(), base::Day::min()};
  const auto differing = [&](const std::vector<Holiday>& these, const std::vector<Holiday>& others) {
    std::map<base::Uuid, const Holiday*> known;
    for (const auto& other : others) known.emplace(other.id, &other);
    for (const auto& one : these) {
      const auto found = known.find(one.id);
      if (found != known.end() && *found->second == one) continue;
      range.first = std::min(range.first, one.day);
      range.last = std::max(range.last, one.day);
    }
  };
  differing(before, after);
  differing(after, before);
  return range;
}

/// What the rule asks for and what the rows say, within the days around an edit.
struct Balance {
  std::map<Where, Substitute> missing;
  std::map<Where, const Holiday*> surplus;
};

Balance balance(const SubstituteRules& rules, const RulePack& pack, const std::vector<Holiday>& rows,
                const DayRange& range) {
  std::map<Where, const Holiday*> present;
  for (const auto& row : rows) {
    if (row.kind != HolidayKind::substitute || is_limited(row) || !range.contains(row.day)) continue;
    for (const auto state : row.states) present.emplace(Where{state, row.day}, &row);
  }
  Balance found;
  for (const auto state : all_states()) {
    for (auto& one : substitutes(rules, pack, rows, state, range)) {
      const Where where{state, one.day};
      if (present.erase(where) == 0) found.missing.emplace(where, std::move(one));
    }
  }
  found.surplus = std::move(present);
  return found;
}

std::string filled(std::string_view pattern, const std::string& name) {
  std::string text(pattern);
  constexpr std::string_view mark = "{name}";
  if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), name);
  return text;
}

Holiday to_row(const SubstituteRules& rules, const Substitute& one, State state) {
  Holiday row;
  row.day = one.day;
  row.states = {state};
  std::string ms;
  std::string en;
  for (const auto* holiday : one.holidays) {
    ms += (ms.empty() ? "" : " / ") + holiday->name_ms;
    en += (en.empty() ? "" : " / ") + holiday->name_en;
    row.islamic = row.islamic || holiday->islamic;
  }
  row.name_ms = filled(rules.name_ms, ms);
  row.name_en = filled(rules.name_en, en);
  row.source = fmt::format("{} [{}]", one.rule->source, base::format_day(one.of));
  row.certainty = one.certainty;
  row.kind = HolidayKind::substitute;
  row.origin = HolidayOrigin::national;
  return row;
}

/// Rows that differ in their states alone, as one.
void join(std::vector<HolidayChange>& changes, Holiday row) {
  for (auto& [holiday, replaces, removed, edit] : changes) {
    if (replaces || holiday.day != row.day || holiday.name_ms != row.name_ms || holiday.source != row.source ||
        holiday.certainty != row.certainty) {
      continue;
    }
    holiday.states.push_back(row.states.front());
    return;
  }
  changes.push_back({std::move(row)});
}

HolidayChange without(const Holiday& row, const std::set<State>& states) {
  HolidayChange change{row, row.id};
  std::erase_if(change.holiday.states, [&](State state) { return states.contains(state); });
  change.removed = change.holiday.states.empty();
  if (change.removed) change.holiday.states = row.states;
  change.holiday.id = {};
  change.holiday.origin = HolidayOrigin::national;
  return change;
}

}  // namespace

std::vector<HolidayChange> propose_substitutes(const SubstituteRules& rules, const RulePack& pack,
                                               const std::vector<Holiday>& before, const std::vector<Holiday>& after) {
  auto range = touched(before, after);
  if (range.last < range.first) return {};
  constexpr std::chrono::days around{14};
  range = {range.first - around, range.last + around};
  const auto was = balance(rules, pack, before, range);
  const auto is = balance(rules, pack, after, range);
  std::vector<HolidayChange> changes;
  for (const auto& [where, one] : is.missing) {
    if (!was.missing.contains(where)) join(changes, to_row(rules, one, where.first));
  }
  std::map<const Holiday*, std::set<State>> gone;
  for (const auto& [where, row] : is.surplus) {
    if (!was.surplus.contains(where)) gone[row].insert(where.first);
  }
  for (const auto& row : after) {
    if (const auto found = gone.find(&row); found != gone.end()) changes.push_back(without(row, found->second));
  }
  return changes;
}

std::vector<Substitute> substitutes(const SubstituteRules& rules, const RulePack& pack,
                                    const std::vector<Holiday>& holidays, State state, const DayRange& range) {
  std::set<base::Day> taken;
  std::map<base::Day, std::vector<const Holiday*>> standing;
  for (const auto& holiday : holidays) {
    if (holiday.kind == HolidayKind::substitute || !holds_in(holiday, state)) continue;
    taken.insert(holiday.day);
    if (holiday.kind == HolidayKind::holiday && range.contains(holiday.day)) standing[holiday.day].push_back(&holiday);
  }
  const auto& replaced = rules.replaced[static_cast<std::size_t>(state)];
  const auto& rest_days = pack.rest_days[static_cast<std::size_t>(state)];
  const auto is_rest_day = [&](base::Day day) {
    const auto* rest = rest_days.as_of(day);
    return rest != nullptr && contains(rest->value, day);
  };
  std::vector<Substitute> found;
  for (auto& [of, fallen] : standing) {
    const auto* rule = replaced.as_of(of);
    if (rule == nullptr || std::chrono::weekday{of} != rule->value) continue;
    auto day = of + one_day;
    while (is_rest_day(day) || taken.contains(day)) day += one_day;
    taken.insert(day);
    const bool tentative = std::any_of(fallen.begin(), fallen.end(), [](const Holiday* holiday) {
      return holiday->certainty == DateCertainty::tentative;
    });
    found.push_back({day, of, std::move(fallen), tentative ? DateCertainty::tentative : DateCertainty::derived, rule});
  }
  return found;
}

}  // namespace spotme::domain
