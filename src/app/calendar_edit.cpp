#include "app/calendar_edit.hpp"

#include "app/calendar_preview.hpp"
#include "app/national_edit.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::HolidayChange;

const Error not_found{Code::not_found, "not_found", ""};

/// The row as it was said to be, for the states that are confirmed, and as it stands for the others.
base::Result<std::vector<HolidayChange>> confirmed(const domain::Holiday& row, const Confirmation& confirmation) {
  HolidayChange sure{row, row.id};
  sure.holiday.certainty = confirmation.certainty;
  sure.holiday.source = confirmation.source;
  if (confirmation.states.empty()) return std::vector{sure};
  const std::set<domain::State> wanted(confirmation.states.begin(), confirmation.states.end());
  HolidayChange rest{row, row.id};
  sure.holiday.states.clear();
  rest.holiday.states.clear();
  for (const auto state : row.states) (wanted.contains(state) ? sure : rest).holiday.states.push_back(state);
  if (sure.holiday.states.size() != wanted.size()) {
    return Error{Code::unprocessable, "confirmation_states", "states"};
  }
  std::vector changes{std::move(sure)};
  if (!rest.holiday.states.empty()) changes.push_back(std::move(rest));
  return changes;
}

}  // namespace

base::Result<CalendarEdited> edit_calendar(const Context& context, const domain::Caller& caller,
                                           const CalendarEditing& editing, const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  if (editing.dry_run) {
    return context.database.read([&](db::Read& read) -> base::Result<CalendarEdited> {
      return try_calendar_edit(context, read, caller, editing);
    });
  }
  return context.database.write([&](db::Write& write) -> base::Result<CalendarEdited> {
    return edit_calendar(context, write, caller, editing, actor);
  });
}

base::Result<CalendarEdited> try_calendar_edit(const Context& context, db::Read& read, const domain::Caller& caller,
                                               const CalendarEditing& editing) {
  const NationalEdit edit(context, read, caller);
  SPOTME_TRY(auto edited, edit.plan(editing));
  edited.preview = preview_calendar(context, read, {}, edit.standing().rows, NationalEdit::all_of(edited, editing));
  return edited;
}

base::Result<CalendarEdited> edit_calendar(const Context& context, db::Write& write, const domain::Caller& caller,
                                           const CalendarEditing& editing, const store::Actor& actor) {
  return NationalEdit(context, write, caller).run(write, editing, actor);
}

base::Result<CalendarEdited> confirm_holiday(const Context& context, const domain::Caller& caller, base::Uuid holiday,
                                             const Confirmation& confirmation, const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<CalendarEdited> {
    const NationalEdit edit(context, write, caller);
    const auto* row = edit.find(holiday);
    if (row == nullptr) return Error{Code::conflict, "holiday_unknown", ""};
    if (row->certainty != domain::DateCertainty::tentative) return Error{Code::conflict, "holiday_not_tentative", ""};
    CalendarEditing editing;
    SPOTME_TRY(editing.changes, confirmed(*row, confirmation));
    return edit.run(write, editing, actor);
  });
}

namespace {

/// The Ramadan in whose place another one is put; nullopt for an addition.
std::optional<domain::Ramadan> replaced_by(const domain::Standing& standing, const domain::RamadanChange& change) {
  for (const auto& row : standing.ramadans) {
    if (change.replaces == row.id) return row;
  }
  return std::nullopt;
}

base::Result<RamadanEdited> plan_ramadan(const NationalEdit& edit, base::Instant now, domain::RamadanChange& change) {
  change.edit = base::make_uuid(now);
  change.ramadan.id = base::make_uuid(now);
  change.ramadan.origin = domain::HolidayOrigin::national;
  SPOTME_CHECK(domain::check_ramadan(edit.standing(), change));
  return RamadanEdited{{change.ramadan, change.edit}};
}

}  // namespace

base::Result<RamadanEdited> try_ramadan(const Context& context, const domain::Caller& caller,
                                        domain::RamadanChange change) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<RamadanEdited> {
    const NationalEdit edit(context, read, caller);
    SPOTME_TRY(auto edited, plan_ramadan(edit, read.now(), change));
    std::vector touched{change.ramadan.days};
    if (const auto before = replaced_by(edit.standing(), change)) touched.push_back(before->days);
    edited.preview = preview_calendar(context, read, {}, days_of(touched), [&](const domain::Calendar& calendar) {
      return domain::with_ramadan(calendar, change.replaces, change.ramadan);
    });
    return edited;
  });
}

base::Result<RamadanEdited> edit_ramadan(const Context& context, const domain::Caller& caller,
                                         domain::RamadanChange change, const std::string& reason,
                                         const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<RamadanEdited> {
    const NationalEdit edit(context, write, caller);
    SPOTME_TRY(auto edited, plan_ramadan(edit, write.now(), change));
    edited.revision = store::raise_rule_revision(write);
    edited.row.reason = reason;
    edited.row.made_at = write.now();
    store::insert_ramadan(write, edit.note(change.edit, edited.revision, reason), change);
    if (const auto before = replaced_by(edit.standing(), change)) {
      store::reopen_days_everywhere(write, before->days, calendar_reason());
    }
    store::reopen_days_everywhere(write, change.ramadan.days, calendar_reason());
    const auto& days = change.ramadan.days;
    store::insert_audit_entry(
        write, caller.agency, actor, "ramadan_edited", change.edit,
        fmt::format("{} – {} ({})", base::format_day(days.first), base::format_day(days.last), change.ramadan.source));
    return edited;
  });
}

}  // namespace spotme::app
