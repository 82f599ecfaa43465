#include "app/national_edit.hpp"

#include "domain/substitute.hpp"
#include "store/reopening.hpp"
#include "store/rule_revision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace spotme::app {
namespace {

using base::Error;
using domain::HolidayChange;

constexpr std::size_t most_audited = 20;

/// The field of the first change stands for itself: `[0].date` is `date`.
Error plain(Error error) {
  constexpr std::string_view first = "[0].";
  if (error.field.starts_with(first)) error.field.erase(0, first.size());
  return error;
}

}  // namespace

std::string audit_text(const std::vector<HolidayChange>& changes) {
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

NationalEdit::NationalEdit(const Context& context, db::Read& read, const domain::Caller& caller)
    : context_(context),
      read_(read),
      caller_(caller),
      national_(load_national_calendar(context, read)),
      standing_(domain::standing_of(national_.effective)) {}

const domain::Holiday* NationalEdit::find(base::Uuid id) const {
  const auto found = std::find_if(standing_.rows.begin(), standing_.rows.end(),
                                  [&](const domain::Holiday& row) { return row.id == id; });
  return found == standing_.rows.end() ? nullptr : &*found;
}

store::CalendarEdit NationalEdit::note(base::Uuid edit, std::int64_t revision, const std::string& reason) const {
  return {edit, revision, reason, caller_.agency, caller_.officer};
}

base::Result<CalendarEdited> NationalEdit::plan(const CalendarEditing& editing) const {
  CalendarEdited edited;
  edited.edit = base::make_uuid(read_.now());
  edited.changes = editing.changes;
  complete(edited.changes, edited.edit);
  if (auto refused = domain::check_changes(standing_, edited.changes); !refused) return plain(refused.error());
  edited.substitutes = domain::propose_substitutes(context_.rules.substitutes, context_.rulebook.national(read_)->pack,
                                                   standing_.rows, after(edited.changes));
  complete(edited.substitutes, edited.edit);
  if (!editing.substitutes) return edited;
  if (auto refused = domain::check_changes(standing_, all_of(edited, editing)); !refused) {
    return plain(refused.error());
  }
  return edited;
}

std::vector<HolidayChange> NationalEdit::all_of(const CalendarEdited& edited, const CalendarEditing& editing) {
  auto all = edited.changes;
  if (editing.substitutes) all.insert(all.end(), edited.substitutes.begin(), edited.substitutes.end());
  return all;
}

base::Result<CalendarEdited> NationalEdit::run(db::Write& write, const CalendarEditing& editing,
                                               const store::Actor& actor) const {
  SPOTME_TRY(auto edited, plan(editing));
  const auto all = all_of(edited, editing);
  edited.revision = store::raise_rule_revision(write);
  store::insert_holidays(write, note(edited.edit, edited.revision, editing.reason), all);
  for (const auto day : domain::touched_days(standing_.rows, all)) {
    store::reopen_days_everywhere(write, {day, day}, calendar_reason());
  }
  store::insert_audit_entry(write, caller_.agency, actor, "calendar_edited", edited.edit, audit_text(all));
  return edited;
}

void NationalEdit::complete(std::vector<HolidayChange>& changes, base::Uuid edit) const {
  for (auto& change : changes) {
    if (change.removed && change.replaces && change.holiday.states.empty()) {
      if (const auto* row = find(*change.replaces)) {
        auto source = std::move(change.holiday.source);
        change.holiday = *row;
        if (!source.empty()) change.holiday.source = std::move(source);
      }
    }
    change.edit = edit;
    change.holiday.id = base::make_uuid(read_.now());
    change.holiday.origin = domain::HolidayOrigin::national;
  }
}

std::vector<domain::Holiday> NationalEdit::after(const std::vector<HolidayChange>& changes) const {
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

}  // namespace spotme::app
