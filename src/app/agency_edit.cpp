#include "app/agency_edit.hpp"

#include "app/calendar_preview.hpp"
#include "store/reopening.hpp"
#include "store/rule_revision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::HolidayChange;

std::vector<HolidayChange> changes_of(const std::vector<store::AgencyDay>& days) {
  std::vector<HolidayChange> changes;
  for (const auto& day : days) changes.push_back(day.change);
  return changes;
}

}  // namespace

AgencyEdit::AgencyEdit(const Context& context, db::Read& read, const domain::Caller& caller, base::AgencyId agency)
    : context_(context),
      read_(read),
      caller_(caller),
      agency_(agency),
      units_(store::load_units(read, agency, read.today())),
      days_(store::load_agency_days(read, agency, store::load_rule_revision(read, agency).agency)),
      standing_(domain::standing_of(load_national_calendar(context, read).effective, days_)) {}

domain::Standing AgencyEdit::own() const { return {domain::standing(days_), {}, standing_.may_hold}; }

bool AgencyEdit::may_keep(std::string_view unit_path) const {
  if (!unit_path.empty()) return domain::may_keep_calendar(caller_, agency_, unit_path);
  bool any = false;
  for (const auto& unit : units_) {
    if (unit.parent) continue;
    if (!domain::may_keep_calendar(caller_, agency_, unit.path)) return false;
    any = true;
  }
  return any;
}

std::optional<std::string> AgencyEdit::path_of(base::UnitId id) const {
  const auto unit = std::find_if(units_.begin(), units_.end(), [&](const auto& one) { return one.id == id; });
  if (unit == units_.end() || !may_keep(unit->path)) return std::nullopt;
  return unit->path;
}

std::optional<base::UnitId> AgencyEdit::unit_at(std::string_view path) const {
  const auto unit = std::find_if(units_.begin(), units_.end(), [&](const auto& one) { return one.path == path; });
  return unit == units_.end() ? std::nullopt : std::optional(unit->id);
}

const domain::Holiday* AgencyEdit::find_mine(base::Uuid id) const {
  const auto found = std::find_if(standing_.rows.begin(), standing_.rows.end(), [&](const auto& row) {
    return row.id == id && row.origin == domain::HolidayOrigin::agency;
  });
  return found == standing_.rows.end() || !may_keep(found->unit_path) ? nullptr : &*found;
}

base::Result<store::AgencyDay> AgencyEdit::to_day(const AgencyDayEntry& entry,
                                                  std::optional<base::Uuid> replaces) const {
  store::AgencyDay made{{agency_holiday(entry), replaces}, entry.unit};
  if (entry.unit) {
    auto path = path_of(*entry.unit);
    if (!path) return Error{Code::unprocessable, "unit_unknown", "unit_id"};
    made.change.holiday.unit_path = std::move(*path);
  } else if (!may_keep("")) {
    return Error{Code::unprocessable, "agency_day_not_yours", "unit_id"};
  }
  return made;
}

base::Result<AgencyDayEdited> AgencyEdit::plan(std::vector<store::AgencyDay>& days) const {
  AgencyDayEdited edited;
  edited.edit = base::make_uuid(read_.now());
  for (auto& day : days) {
    day.change.edit = edited.edit;
    day.change.holiday.id = base::make_uuid(read_.now());
    if (!day.change.removed) edited.days.push_back(day.change.holiday);
  }
  SPOTME_CHECK(domain::check_changes(standing_, changes_of(days)));
  return edited;
}

base::Result<AgencyDayEdited> AgencyEdit::attempt(std::vector<store::AgencyDay> days) const {
  SPOTME_TRY(auto edited, plan(days));
  edited.preview = try_changes(standing_.rows, changes_of(days));
  return edited;
}

base::Result<AgencyDayEdited> AgencyEdit::run(db::Write& write, std::vector<store::AgencyDay> days,
                                              const std::string& reason, const store::Actor& actor) const {
  SPOTME_TRY(auto edited, plan(days));
  const auto changes = changes_of(days);
  edited.revision = store::raise_rule_revision(write, agency_);
  store::insert_agency_days(write, agency_, note(edited.edit, edited.revision, reason), days);
  for (const auto day : domain::touched_days(standing_.rows, changes)) {
    store::reopen_days(write, agency_, {day, day}, calendar_reason());
  }
  std::string told;
  for (const auto& change : changes) {
    told += fmt::format("{}{} {} {} {} ({})", told.empty() ? "" : "; ",
                        change.removed ? "-" : (change.replaces ? "=" : "+"), base::format_day(change.holiday.day),
                        change.holiday.unit_path, change.holiday.name_ms, change.holiday.source);
  }
  store::insert_audit_entry(write, agency_, actor, "agency_calendar_edited", edited.edit, told);
  return edited;
}

base::Result<std::vector<HolidayChange>> AgencyEdit::load_withdrawable(base::Uuid edit) const {
  const Error not_found{Code::not_found, "not_found", ""};
  auto made = store::load_agency_edit(read_, agency_, edit);
  if (made.empty()) return not_found;
  std::set<base::Uuid> rows;
  for (const auto& change : made) {
    if (!may_keep(change.holiday.unit_path)) return not_found;
    rows.insert(change.holiday.id);
  }
  const bool built_upon = std::any_of(days_.begin(), days_.end(), [&](const HolidayChange& change) {
    return change.edit != edit && change.replaces && rows.contains(*change.replaces);
  });
  if (built_upon) return Error{Code::conflict, "calendar_edit_built_upon", ""};
  return made;
}

std::optional<Preview> AgencyEdit::try_changes(const std::vector<domain::Holiday>& rows,
                                               const std::vector<HolidayChange>& changes) const {
  PreviewQuestion question;
  question.agency = agency_;
  question.reach = domain::worktime_reach(caller_);
  return preview_calendar(context_, read_, std::move(question), rows, changes);
}

store::CalendarEdit AgencyEdit::note(base::Uuid edit, std::int64_t revision, const std::string& reason) const {
  return {edit, revision, reason, caller_.agency, caller_.officer};
}

}  // namespace spotme::app
