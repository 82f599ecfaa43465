#include "app/calendar_edit.hpp"
#include "app/calendar_preview.hpp"
#include "app/national_edit.hpp"
#include "store/reopening.hpp"
#include "store/rule_revision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

/// An edit that is to be undone, with what comes back.
struct Undoing {
  domain::CalendarChanges made;
  std::vector<domain::HolidayChange> holidays;
  std::vector<std::pair<base::Uuid, std::optional<domain::Ramadan>>> ramadans;  ///< that one goes, this one comes back
  std::vector<base::Day> touched;
};

base::Result<void> check_not_built_upon(const domain::CalendarChanges& now, const domain::CalendarChanges& made,
                                        base::Uuid edit) {
  std::set<base::Uuid> rows;
  for (const auto& change : made.holidays) rows.insert(change.holiday.id);
  for (const auto& change : made.ramadans) rows.insert(change.ramadan.id);
  if (rows.empty()) return not_found;
  const auto stands_on_it = [&](const auto& change) {
    return change.edit != edit && change.replaces && rows.contains(*change.replaces);
  };
  if (std::any_of(now.holidays.begin(), now.holidays.end(), stands_on_it) ||
      std::any_of(now.ramadans.begin(), now.ramadans.end(), stands_on_it)) {
    return Error{Code::conflict, "calendar_edit_built_upon", ""};
  }
  return {};
}

/// Rows that were replaced do not hold any more: they are looked for in the files and among all changes.
base::Result<Undoing> plan_undoing(const Context& context, db::Read& read, base::Uuid edit) {
  const auto now = load_national_calendar(context, read).changes;
  Undoing undoing;
  undoing.made = store::load_edit(read, edit);
  SPOTME_CHECK(check_not_built_upon(now, undoing.made, edit));
  auto rows = context.rules.calendar.holidays();
  for (const auto& change : now.holidays) rows.push_back(change.holiday);
  undoing.holidays = domain::undoing(rows, undoing.made.holidays);
  auto ramadans = context.rules.calendar.ramadans();
  for (const auto& change : now.ramadans) ramadans.push_back(change.ramadan);

  std::vector<domain::DayRange> touched;
  for (const auto day : domain::touched_days(rows, undoing.made.holidays)) touched.push_back({day, day});
  for (const auto& change : undoing.made.ramadans) {
    auto& [gone, back] = undoing.ramadans.emplace_back(change.ramadan.id, std::nullopt);
    touched.push_back(change.ramadan.days);
    for (const auto& row : ramadans) {
      if (change.replaces != row.id) continue;
      back = row;
      touched.push_back(row.days);
    }
  }
  undoing.touched = days_of(touched);
  return undoing;
}

}  // namespace

base::Result<std::optional<Preview>> try_calendar_withdrawal(const Context& context, const domain::Caller& caller,
                                                             base::Uuid edit) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<std::optional<Preview>> {
    SPOTME_TRY(const auto undoing, plan_undoing(context, read, edit));
    return preview_calendar(context, read, {}, undoing.touched, [&](const domain::Calendar& calendar) {
      auto altered = domain::with_changes(calendar, undoing.holidays);
      for (const auto& [gone, back] : undoing.ramadans) altered = domain::with_ramadan(altered, gone, back);
      return altered;
    });
  });
}

base::Result<void> withdraw_calendar_edit(const Context& context, const domain::Caller& caller, base::Uuid edit,
                                          const std::string& reason, const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto undoing, plan_undoing(context, write, edit));
    for (const auto day : undoing.touched) store::reopen_days_everywhere(write, {day, day}, calendar_reason());
    const auto revision = store::raise_rule_revision(write);
    store::withdraw_edit(write, {edit, revision, reason, caller.agency, caller.officer});
    store::insert_audit_entry(write, caller.agency, actor, "calendar_edit_withdrawn", edit,
                              fmt::format("{}: {}", reason, audit_text(undoing.made.holidays)));
    return {};
  });
}

}  // namespace spotme::app
