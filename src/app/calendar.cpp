#include "app/calendar.hpp"

#include "store/organisation.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

int year_of(base::Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

domain::DayRange days_of(int year) {
  const std::chrono::year which{year};
  return {base::Day{which / std::chrono::January / 1}, base::Day{which / std::chrono::December / 31}};
}

bool concerns(const domain::Holiday& holiday, const CalendarPage& page) {
  return year_of(holiday.day) == page.year &&
         (!page.state || std::find(holiday.states.begin(), holiday.states.end(), *page.state) != holiday.states.end());
}

/// The edits of rows, by row.
using Edits = std::map<base::Uuid, base::Uuid>;

template <class Change>
void note_edits(Edits& edits, const std::vector<Change>& changes, base::Uuid (*row)(const Change&)) {
  for (const auto& change : changes) edits.emplace(row(change), change.edit);
}

template <class Value>
CalendarRow<Value> to_row(const Value& value, const Edits& edits, const store::CalendarEditNotes& notes) {
  CalendarRow<Value> row{value};
  const auto edit = edits.find(value.id);
  if (edit == edits.end()) return row;
  row.edit = edit->second;
  if (const auto note = notes.find(edit->second); note != notes.end()) {
    row.reason = note->second.reason;
    row.made_at = note->second.made_at;
  }
  return row;
}

std::vector<RestDaysFrom> rest_days_in(const domain::RulePack& pack, domain::State state,
                                       const domain::DayRange& year) {
  std::vector<RestDaysFrom> found;
  for (const auto& [from, value] : pack.rest_days[static_cast<std::size_t>(state)].entries()) {
    if (from > year.last) break;
    if (from <= year.first) found.clear();
    found.push_back({from, value});
  }
  return found;
}

base::Uuid row_of_holiday(const domain::HolidayChange& change) { return change.holiday.id; }
base::Uuid row_of_ramadan(const domain::RamadanChange& change) { return change.ramadan.id; }

/// The page without the days of an agency.
base::Result<CalendarPage> national_page(const domain::RulePack& pack, const domain::Caller& caller,
                                         const NationalCalendar& national, const store::CalendarEditNotes& notes,
                                         int year, std::optional<domain::State> state) {
  const auto standing = domain::standing_of(national.effective);
  CalendarPage page;
  page.year = year;
  page.state = state;
  page.first_year = year_of(standing.may_hold.first);
  page.last_year = year_of(standing.may_hold.last);
  if (year < page.first_year || year > page.last_year) {
    return Error{Code::unprocessable,
                 "calendar_year_unknown",
                 "year",
                 {{"first", std::to_string(page.first_year)}, {"last", std::to_string(page.last_year)}}};
  }
  const auto days = days_of(year);
  page.covered = national.effective.calendar.covers(days.first);
  page.may_edit = domain::may_keep_national_calendar(caller);
  page.revision.national = national.revision;
  Edits edits;
  note_edits(edits, national.changes.holidays, row_of_holiday);
  note_edits(edits, national.changes.ramadans, row_of_ramadan);
  for (const auto& holiday : standing.rows) {
    if (concerns(holiday, page)) page.holidays.push_back(to_row(holiday, edits, notes));
  }
  for (const auto& ramadan : standing.ramadans) {
    if (ramadan.days.first <= days.last && days.first <= ramadan.days.last) {
      page.ramadans.push_back(to_row(ramadan, edits, notes));
    }
  }
  if (state) page.rest_days = rest_days_in(pack, *state, days);
  return page;
}

}  // namespace

NationalCalendar load_national_calendar(const Context& context, db::Read& read) {
  NationalCalendar national;
  national.revision = store::load_national_revision(read);
  national.changes = store::load_calendar_changes(read, national.revision);
  national.effective = domain::apply_changes(context.rules.calendar, national.changes);
  return national;
}

bool keeps_some_days(const domain::Caller& caller, base::AgencyId agency) {
  return std::any_of(caller.roles.begin(), caller.roles.end(),
                     [&](const auto& holding) { return domain::may_keep_calendar(caller, agency, holding.unit_path); });
}

domain::ChangeReason calendar_reason() { return {"reopen_holiday"}; }

base::Result<CalendarPage> show_calendar(const Context& context, const domain::Caller& caller, int year,
                                         std::optional<domain::State> state) {
  return context.database.read([&](db::Read& read) {
    const auto national = load_national_calendar(context, read);
    return national_page(context.rulebook.national(read)->pack, caller, national,
                         store::load_calendar_edit_notes(read, national.revision), year, state);
  });
}

base::Result<CalendarPage> show_agency_calendar(const Context& context, const domain::Caller& caller,
                                                base::AgencyId agency, int year, std::optional<domain::State> state) {
  if (!domain::may_see_calendar(caller, agency)) return Error{Code::not_found, "not_found", ""};
  return context.database.read([&](db::Read& read) -> base::Result<CalendarPage> {
    if (!store::find_agency(read, agency)) return Error{Code::not_found, "not_found", ""};
    const auto national = load_national_calendar(context, read);
    SPOTME_TRY(auto page, national_page(context.rulebook.current(read, agency)->pack, caller, national,
                                        store::load_calendar_edit_notes(read, national.revision), year, state));
    page.may_edit = keeps_some_days(caller, agency);
    page.revision = store::load_rule_revision(read, agency);
    const auto days = store::load_agency_days(read, agency, page.revision.agency);
    const auto notes = store::load_agency_edit_notes(read, agency, page.revision.agency);
    Edits edits;
    note_edits(edits, days, row_of_holiday);
    for (const auto& holiday : domain::standing(days)) {
      if (concerns(holiday, page)) page.holidays.push_back(to_row(holiday, edits, notes));
    }
    std::stable_sort(page.holidays.begin(), page.holidays.end(),
                     [](const auto& a, const auto& b) { return a.value.day < b.value.day; });
    return page;
  });
}

}  // namespace spotme::app
