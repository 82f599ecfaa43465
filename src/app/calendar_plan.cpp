#include "app/calendar_plan.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace spotme::app {
namespace {

using domain::Holiday;
using domain::HolidayChange;

bool share_states(const Holiday& a, const Holiday& b) {
  return std::any_of(a.states.begin(), a.states.end(), [&](domain::State state) {
    return std::find(b.states.begin(), b.states.end(), state) != b.states.end();
  });
}

std::set<domain::State> states_of(const Holiday& holiday) { return {holiday.states.begin(), holiday.states.end()}; }

bool covers_states(const Holiday& these, const Holiday& those) {
  const auto all = states_of(these);
  return std::all_of(those.states.begin(), those.states.end(), [&](auto state) { return all.contains(state); });
}

/// Two holidays have the same name when they share one of these.
std::set<std::string> names_of(const Holiday& holiday) {
  return {base::ascii_lower(holiday.name_ms), base::ascii_lower(holiday.name_en)};
}

bool same_name(const Holiday& a, const Holiday& b) {
  const auto names = names_of(a);
  return names.contains(base::ascii_lower(b.name_ms)) || names.contains(base::ascii_lower(b.name_en));
}

bool same_place(const Holiday& a, const Holiday& b) {
  return domain::district_key(a.district) == domain::district_key(b.district) && a.unit_path == b.unit_path;
}

std::chrono::year year_of(const Holiday& holiday) { return std::chrono::year_month_day{holiday.day}.year(); }

/// A file held against the rows that hold.
class Plan {
 public:
  Plan(const domain::Standing& standing, CalendarFormat format, std::vector<CalendarEntry> entries,
       ImportFaults& faults)
      : standing_(standing), format_(format), entries_(std::move(entries)), faults_(faults) {
    for (const auto& row : standing_.rows) on_[row.day].push_back(&row);
  }

  void run() {
    check_alone();
    std::vector<std::size_t> unmatched;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto candidates = candidates_for(entries_[i].holiday);
      for (const auto* row : candidates) matched_.insert(row->id);
      lines_.push_back({entries_[i].line, EntryFate::added, entries_[i].holiday});
      if (candidates.empty()) {
        unmatched.push_back(i);
      } else {
        compare(lines_.back(), candidates);
      }
    }
    std::map<std::string, std::set<std::size_t>> named;
    for (const auto i : unmatched) {
      for (const auto& name : names_of(entries_[i].holiday)) named[name].insert(i);
    }
    for (const auto i : unmatched) place(i, named);
  }

  [[nodiscard]] std::vector<CalendarLine> take_lines() { return std::move(lines_); }
  /// Each with the line that it stands for.
  [[nodiscard]] const std::vector<HolidayChange>& changes() const { return changes_; }
  [[nodiscard]] std::size_t line_of_change(std::size_t index) const { return change_lines_.at(index); }

 private:
  void check_alone() {
    std::map<base::Day, std::vector<const CalendarEntry*>> seen;
    for (const auto& entry : entries_) {
      const auto& holiday = entry.holiday;
      if (!standing_.may_hold.contains(holiday.day)) {
        faults_.add(entry.line, "outside_calendar", "date", {{"day", base::format_day(holiday.day)}});
      }
      auto& there = seen[holiday.day];
      const auto twin = std::find_if(there.begin(), there.end(), [&](const CalendarEntry* other) {
        return same_name(other->holiday, holiday) && same_place(other->holiday, holiday) &&
               share_states(other->holiday, holiday);
      });
      if (twin != there.end()) {
        faults_.add(entry.line, "calendar_line_twice", "", {{"line", std::to_string((*twin)->line)}});
      }
      there.push_back(&entry);
    }
  }

  [[nodiscard]] std::vector<const Holiday*> candidates_for(const Holiday& entry) const {
    std::vector<const Holiday*> found;
    const auto there = on_.find(entry.day);
    if (there == on_.end()) return found;
    for (const auto* row : there->second) {
      if (same_name(*row, entry) && same_place(*row, entry) && share_states(*row, entry)) found.push_back(row);
    }
    return found;
  }

  [[nodiscard]] bool is_same(const Holiday& row, const Holiday& entry) const {
    if (format_ == CalendarFormat::ical) {
      const bool surer =
          row.certainty == domain::DateCertainty::tentative && entry.certainty != domain::DateCertainty::tentative;
      return covers_states(row, entry) && !surer;
    }
    return states_of(row) == states_of(entry) && row.name_ms == entry.name_ms && row.name_en == entry.name_en &&
           row.kind == entry.kind && row.islamic == entry.islamic && row.source == entry.source &&
           row.certainty == entry.certainty;
  }

  void compare(CalendarLine& line, const std::vector<const Holiday*>& candidates) {
    line.before = *candidates.front();
    if (candidates.size() == 1 && is_same(*candidates.front(), line.entry)) {
      line.fate = EntryFate::same;
      return;
    }
    line.fate = EntryFate::changed;
    if (candidates.size() == 1 && covers_states(line.entry, *candidates.front())) {
      change(line, {line.entry, candidates.front()->id});
      return;
    }
    const auto taken = states_of(line.entry);
    for (const auto* row : candidates) {
      HolidayChange rest{*row, row->id};
      std::erase_if(rest.holiday.states, [&](domain::State state) { return taken.contains(state); });
      if (rest.holiday.states.empty()) rest = {*row, row->id, true};
      change(line, std::move(rest));
    }
    change(line, {line.entry});
  }

  /// An entry without its like on that day: moved from another day, or new.
  void place(std::size_t index, const std::map<std::string, std::set<std::size_t>>& named) {
    auto& line = lines_[index];
    const auto alike = [&](const Holiday& other) {
      return year_of(other) == year_of(line.entry) && states_of(other) == states_of(line.entry) &&
             same_place(other, line.entry) && same_name(other, line.entry);
    };
    const Holiday* only = nullptr;
    std::size_t rows = 0;
    for (const auto& row : standing_.rows) {
      if (matched_.contains(row.id) || !alike(row)) continue;
      only = &row;
      ++rows;
    }
    std::set<std::size_t> entries;
    for (const auto& name : names_of(line.entry)) {
      for (const auto other : named.at(name)) {
        if (alike(lines_[other].entry)) entries.insert(other);
      }
    }
    if (rows != 1 || entries.size() != 1) return change(line, {line.entry});
    line.fate = EntryFate::changed;
    line.before = *only;
    change(line, {line.entry, only->id});
  }

  void change(const CalendarLine& line, HolidayChange made) {
    change_lines_.push_back(line.line);
    changes_.push_back(std::move(made));
  }

  const domain::Standing& standing_;
  CalendarFormat format_;
  std::vector<CalendarEntry> entries_;
  ImportFaults& faults_;
  std::map<base::Day, std::vector<const Holiday*>> on_;
  std::set<base::Uuid> matched_;
  std::vector<CalendarLine> lines_;
  std::vector<HolidayChange> changes_;
  std::vector<std::size_t> change_lines_;
};

/// The number in `[n].date`; nullopt for a field of the first change, which has none.
std::size_t index_in(std::string_view field) {
  if (!field.starts_with('[')) return 0;
  const auto number = base::parse_integer(field.substr(1, field.find(']') - 1));
  return number ? static_cast<std::size_t>(*number) : 0;
}

}  // namespace

std::string_view entry_fate_name(EntryFate fate) {
  static constexpr std::array<std::string_view, 3> names{"same", "added", "changed"};
  return names[static_cast<std::size_t>(fate)];
}

CalendarImport hold_against(const domain::Standing& standing, CalendarFormat format,
                            const std::vector<CalendarEntry>& entries, ImportFaults faults, const Apply& apply) {
  Plan plan(standing, format, entries, faults);
  plan.run();
  CalendarImport outcome;
  if (faults.none() && !plan.changes().empty()) {
    auto applied = apply(plan.changes());
    if (!applied) {
      const auto& error = applied.error();
      const auto column = error.field.substr(error.field.rfind('.') + 1);
      faults.add(plan.line_of_change(index_in(error.field)), error.key, column, error.args);
    } else {
      outcome.edit = applied->edit;
      outcome.preview = std::move(applied->preview);
    }
  }
  outcome.lines = plan.take_lines();
  outcome.faults = faults.kept();
  outcome.faults_total = faults.total();
  return outcome;
}

}  // namespace spotme::app
