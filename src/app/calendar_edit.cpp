#include "app/calendar_edit.hpp"

#include "app/calendar_reopening.hpp"
#include "domain/substitute.hpp"
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
constexpr std::size_t most_audited = 20;

/// What an auditor reads of an edit: `+ 2026-12-01 kelantan Cuti Banjir; - 2027-08-15 all Maulid`.
std::string told(const std::vector<HolidayChange>& changes) {
  std::string text;
  for (std::size_t i = 0; i < changes.size() && i < most_audited; ++i) {
    const auto& [holiday, replaces, removed, edit] = changes[i];
    text += fmt::format("{}{} {} {}{}{} ({})", text.empty() ? "" : "; ", removed ? "-" : (replaces ? "=" : "+"),
                        base::format_day(holiday.day), store::format_states(holiday.states),
                        holiday.district.empty() ? "" : ", " + holiday.district, " " + holiday.name_ms, holiday.source);
  }
  if (changes.size() > most_audited) text += fmt::format("; … {}", changes.size());
  return text;
}

/// The field of the first change stands for itself: `[0].date` is `date`.
Error plain(Error error) {
  constexpr std::string_view first = "[0].";
  if (error.field.starts_with(first)) error.field.erase(0, first.size());
  return error;
}

/// One edit of the national calendar inside its transaction.
class NationalEdit {
 public:
  NationalEdit(const Context& context, db::Write& write, const domain::Caller& caller)
      : context_(context),
        write_(write),
        caller_(caller),
        national_(load_national_calendar(context, write)),
        standing_(domain::standing_of(national_.effective)) {}

  [[nodiscard]] const domain::Standing& standing() const { return standing_; }
  [[nodiscard]] const NationalCalendar& national() const { return national_; }

  base::Result<CalendarEdited> run(const CalendarEditing& editing, const store::Actor& actor) {
    CalendarEdited edited;
    edited.edit = base::make_uuid(write_.now());
    edited.changes = editing.changes;
    complete(edited.changes, edited.edit);
    if (auto refused = domain::check_changes(standing_, edited.changes); !refused) return plain(refused.error());
    edited.substitutes = domain::propose_substitutes(
        context_.rules.substitutes, context_.rulebook.national(write_)->pack, standing_.rows, after(edited.changes));
    complete(edited.substitutes, edited.edit);
    auto all = edited.changes;
    if (editing.substitutes) {
      all.insert(all.end(), edited.substitutes.begin(), edited.substitutes.end());
      if (auto refused = domain::check_changes(standing_, all); !refused) return plain(refused.error());
    }
    if (editing.dry_run) return edited;
    edited.revision = store::raise_rule_revision(write_);
    store::insert_holidays(write_, note(edited.edit, edited.revision, editing.reason), all);
    for (const auto day : days_of(all, standing_.rows, national_.changes.holidays)) {
      store::reopen_days_everywhere(write_, {day, day}, calendar_reason());
    }
    store::insert_audit_entry(write_, caller_.agency, actor, "calendar_edited", edited.edit, told(all));
    return edited;
  }

  [[nodiscard]] store::CalendarEdit note(base::Uuid edit, std::int64_t revision, const std::string& reason) const {
    return {edit, revision, reason, caller_.agency, caller_.officer};
  }

  /// nullptr when it does not hold.
  [[nodiscard]] const domain::Holiday* find(base::Uuid id) const {
    const auto found = std::find_if(standing_.rows.begin(), standing_.rows.end(),
                                    [&](const domain::Holiday& row) { return row.id == id; });
    return found == standing_.rows.end() ? nullptr : &*found;
  }

 private:
  void complete(std::vector<HolidayChange>& changes, base::Uuid edit) const {
    for (auto& change : changes) {
      if (change.removed && change.replaces && change.holiday.states.empty()) {
        if (const auto* row = find(*change.replaces)) {
          auto source = std::move(change.holiday.source);
          change.holiday = *row;
          if (!source.empty()) change.holiday.source = std::move(source);
        }
      }
      change.edit = edit;
      change.holiday.id = base::make_uuid(write_.now());
      change.holiday.origin = domain::HolidayOrigin::national;
    }
  }

  [[nodiscard]] std::vector<domain::Holiday> after(const std::vector<HolidayChange>& changes) const {
    std::set<base::Uuid> replaced;
    for (const auto& change : changes) {
      if (change.replaces) replaced.insert(*change.replaces);
    }
    std::vector<domain::Holiday> rows;
    for (const auto& row : standing_.rows) {
      if (!replaced.contains(row.id)) rows.push_back(row);
    }
    for (const auto& change : changes) {
      if (!change.removed) rows.push_back(change.holiday);
    }
    return rows;
  }

  const Context& context_;
  db::Write& write_;
  const domain::Caller& caller_;
  NationalCalendar national_;
  domain::Standing standing_;
};

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
  return context.database.write([&](db::Write& write) -> base::Result<CalendarEdited> {
    return edit_calendar(context, write, caller, editing, actor);
  });
}

base::Result<CalendarEdited> edit_calendar(const Context& context, db::Write& write, const domain::Caller& caller,
                                           const CalendarEditing& editing, const store::Actor& actor) {
  return NationalEdit(context, write, caller).run(editing, actor);
}

base::Result<CalendarEdited> confirm_holiday(const Context& context, const domain::Caller& caller, base::Uuid holiday,
                                             const Confirmation& confirmation, const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<CalendarEdited> {
    NationalEdit edit(context, write, caller);
    const auto* row = edit.find(holiday);
    if (row == nullptr) return Error{Code::conflict, "holiday_unknown", ""};
    if (row->certainty != domain::DateCertainty::tentative) return Error{Code::conflict, "holiday_not_tentative", ""};
    CalendarEditing editing;
    SPOTME_TRY(editing.changes, confirmed(*row, confirmation));
    return edit.run(editing, actor);
  });
}

base::Result<CalendarRow<domain::Ramadan>> edit_ramadan(const Context& context, const domain::Caller& caller,
                                                        domain::RamadanChange change, const std::string& reason,
                                                        const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<CalendarRow<domain::Ramadan>> {
    const NationalEdit edit(context, write, caller);
    change.edit = base::make_uuid(write.now());
    change.ramadan.id = base::make_uuid(write.now());
    change.ramadan.origin = domain::HolidayOrigin::national;
    SPOTME_CHECK(domain::check_ramadan(edit.standing(), change));
    const auto revision = store::raise_rule_revision(write);
    store::insert_ramadan(write, edit.note(change.edit, revision, reason), change);
    for (const auto& before : edit.standing().ramadans) {
      if (change.replaces == before.id) store::reopen_days_everywhere(write, before.days, calendar_reason());
    }
    store::reopen_days_everywhere(write, change.ramadan.days, calendar_reason());
    const auto& days = change.ramadan.days;
    store::insert_audit_entry(
        write, caller.agency, actor, "ramadan_edited", change.edit,
        fmt::format("{} – {} ({})", base::format_day(days.first), base::format_day(days.last), change.ramadan.source));
    return CalendarRow<domain::Ramadan>{change.ramadan, change.edit, reason, write.now()};
  });
}

base::Result<void> withdraw_calendar_edit(const Context& context, const domain::Caller& caller, base::Uuid edit_id,
                                          const std::string& reason, const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const NationalEdit edit(context, write, caller);
    std::set<base::Uuid> rows;
    const auto made = store::load_edit(write, edit_id);
    for (const auto& change : made.holidays) rows.insert(change.holiday.id);
    for (const auto& change : made.ramadans) rows.insert(change.ramadan.id);
    if (rows.empty()) return not_found;
    const auto stands_on_it = [&](const auto& change) {
      return change.edit != edit_id && change.replaces && rows.contains(*change.replaces);
    };
    const auto& [holidays, ramadans] = edit.national().changes;
    if (std::any_of(holidays.begin(), holidays.end(), stands_on_it) ||
        std::any_of(ramadans.begin(), ramadans.end(), stands_on_it)) {
      return Error{Code::conflict, "calendar_edit_built_upon", ""};
    }
    const auto& of_files = context.rules.calendar.holidays();
    for (const auto day : days_of(made.holidays, of_files, edit.national().changes.holidays)) {
      store::reopen_days_everywhere(write, {day, day}, calendar_reason());
    }
    for (const auto& change : made.ramadans)
      store::reopen_days_everywhere(write, change.ramadan.days, calendar_reason());
    store::withdraw_edit(write, edit.note(edit_id, store::raise_rule_revision(write), reason));
    store::insert_audit_entry(write, caller.agency, actor, "calendar_edit_withdrawn", edit_id,
                              fmt::format("{}: {}", reason, told(made.holidays)));
    return {};
  });
}

}  // namespace spotme::app
