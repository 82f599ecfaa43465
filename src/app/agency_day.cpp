#include "app/agency_day.hpp"

#include "app/calendar_reopening.hpp"
#include "base/text.hpp"
#include "store/district.hpp"
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

const Error not_found{Code::not_found, "not_found", ""};

bool keeps_some(const domain::Caller& caller, base::AgencyId agency) {
  return std::any_of(caller.roles.begin(), caller.roles.end(),
                     [&](const auto& holding) { return domain::may_keep_calendar(caller, agency, holding.unit_path); });
}

/// One edit of an agency's days inside its transaction.
class AgencyEdit {
 public:
  AgencyEdit(const Context& context, db::Write& write, const domain::Caller& caller, base::AgencyId agency)
      : write_(write),
        caller_(caller),
        agency_(agency),
        units_(store::load_units(write, agency, write.today())),
        days_(store::load_agency_days(write, agency, store::load_rule_revision(write, agency).agency)),
        standing_(domain::standing_of(load_national_calendar(context, write).effective, days_)) {}

  [[nodiscard]] const std::vector<HolidayChange>& days() const { return days_; }

  /// True for one who keeps the days of that unit; of the whole agency, who keeps those of all its topmost units.
  [[nodiscard]] bool may_keep(std::string_view unit_path) const {
    if (!unit_path.empty()) return domain::may_keep_calendar(caller_, agency_, unit_path);
    bool any = false;
    for (const auto& unit : units_) {
      if (unit.parent) continue;
      if (!domain::may_keep_calendar(caller_, agency_, unit.path)) return false;
      any = true;
    }
    return any;
  }

  base::Result<store::AgencyDay> to_day(const AgencyDayEntry& entry, std::optional<base::Uuid> replaces) const {
    store::AgencyDay made;
    made.unit = entry.unit;
    made.change.replaces = replaces;
    auto& holiday = made.change.holiday;
    holiday.day = entry.day;
    const auto& every = domain::all_states();
    holiday.states.assign(every.begin(), every.end());
    holiday.name_ms = entry.name_ms;
    holiday.name_en = entry.name_en;
    holiday.source = entry.source;
    holiday.kind = domain::HolidayKind::declared;
    holiday.origin = domain::HolidayOrigin::agency;
    if (entry.unit) {
      const auto unit =
          std::find_if(units_.begin(), units_.end(), [&](const auto& one) { return one.id == *entry.unit; });
      if (unit == units_.end() || !may_keep(unit->path)) return Error{Code::unprocessable, "unit_unknown", "unit_id"};
      holiday.unit_path = unit->path;
    } else if (!may_keep("")) {
      return Error{Code::unprocessable, "agency_day_not_yours", "unit_id"};
    }
    return made;
  }

  [[nodiscard]] std::optional<base::UnitId> unit_at(std::string_view path) const {
    const auto unit = std::find_if(units_.begin(), units_.end(), [&](const auto& one) { return one.path == path; });
    return unit == units_.end() ? std::nullopt : std::optional(unit->id);
  }

  /// nullptr for a day that does not hold or is not the caller's to keep.
  [[nodiscard]] const domain::Holiday* find_mine(base::Uuid id) const {
    const auto found = std::find_if(standing_.rows.begin(), standing_.rows.end(), [&](const auto& row) {
      return row.id == id && row.origin == domain::HolidayOrigin::agency;
    });
    return found == standing_.rows.end() || !may_keep(found->unit_path) ? nullptr : &*found;
  }

  base::Result<AgencyDayEdited> run(std::vector<store::AgencyDay> days, const std::string& reason,
                                    const store::Actor& actor) {
    AgencyDayEdited edited;
    edited.edit = base::make_uuid(write_.now());
    std::vector<HolidayChange> changes;
    for (auto& day : days) {
      day.change.edit = edited.edit;
      day.change.holiday.id = base::make_uuid(write_.now());
      changes.push_back(day.change);
      if (!day.change.removed) edited.days.push_back(day.change.holiday);
    }
    SPOTME_CHECK(domain::check_changes(standing_, changes));
    edited.revision = store::raise_rule_revision(write_, agency_);
    store::insert_agency_days(write_, agency_, note(edited.edit, edited.revision, reason), days);
    for (const auto day : days_of(changes, standing_.rows, days_)) {
      store::reopen_days(write_, agency_, {day, day}, calendar_reason());
    }
    std::string told;
    for (const auto& change : changes) {
      told += fmt::format("{}{} {} {} {} ({})", told.empty() ? "" : "; ",
                          change.removed ? "-" : (change.replaces ? "=" : "+"), base::format_day(change.holiday.day),
                          change.holiday.unit_path, change.holiday.name_ms, change.holiday.source);
    }
    store::insert_audit_entry(write_, agency_, actor, "agency_calendar_edited", edited.edit, told);
    return edited;
  }

  [[nodiscard]] store::CalendarEdit note(base::Uuid edit, std::int64_t revision, const std::string& reason) const {
    return {edit, revision, reason, caller_.agency, caller_.officer};
  }

 private:
  db::Write& write_;
  const domain::Caller& caller_;
  base::AgencyId agency_;
  std::vector<store::Unit> units_;
  std::vector<HolidayChange> days_;
  domain::Standing standing_;
};

/// The field of the only change stands for itself.
base::Result<AgencyDayEdited> plain(base::Result<AgencyDayEdited> result) {
  constexpr std::string_view first = "[0].";
  if (result) return result;
  auto error = result.error();
  if (error.field.starts_with(first)) error.field.erase(0, first.size());
  return error;
}

}  // namespace

base::Result<AgencyDayEdited> edit_agency_day(const Context& context, const domain::Caller& caller,
                                              base::AgencyId agency, const AgencyDayEntry& entry,
                                              std::optional<base::Uuid> replaces, const std::string& reason,
                                              const store::Actor& actor) {
  if (!keeps_some(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<AgencyDayEdited> {
    AgencyEdit edit(context, write, caller, agency);
    if (replaces && edit.find_mine(*replaces) == nullptr) return Error{Code::conflict, "holiday_unknown", "replaces"};
    SPOTME_TRY(auto day, edit.to_day(entry, replaces));
    return plain(edit.run({std::move(day)}, reason, actor));
  });
}

base::Result<AgencyDayEdited> add_agency_days(const Context& context, const domain::Caller& caller,
                                              base::AgencyId agency, const std::vector<AgencyDayEntry>& entries,
                                              const store::Actor& actor) {
  if (!keeps_some(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<AgencyDayEdited> {
    AgencyEdit edit(context, write, caller, agency);
    std::vector<store::AgencyDay> days;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      auto day = edit.to_day(entries[i], std::nullopt);
      if (!day) {
        auto error = day.error();
        error.field = fmt::format("[{}].{}", i, error.field);
        return error;
      }
      days.push_back(std::move(day).value());
    }
    return edit.run(std::move(days), "", actor);
  });
}

base::Result<AgencyDayEdited> remove_agency_day(const Context& context, const domain::Caller& caller,
                                                base::AgencyId agency, base::Uuid day, const std::string& reason,
                                                const store::Actor& actor) {
  if (!keeps_some(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<AgencyDayEdited> {
    AgencyEdit edit(context, write, caller, agency);
    const auto* row = edit.find_mine(day);
    if (row == nullptr) return not_found;
    const HolidayChange removal{*row, row->id, true};
    return plain(edit.run({{removal, edit.unit_at(row->unit_path)}}, reason, actor));
  });
}

base::Result<void> withdraw_agency_edit(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                        base::Uuid edit_id, const std::string& reason, const store::Actor& actor) {
  if (!keeps_some(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const AgencyEdit edit(context, write, caller, agency);
    std::set<base::Uuid> rows;
    for (const auto& change : store::load_agency_edit(write, agency, edit_id)) {
      if (!edit.may_keep(change.holiday.unit_path)) return not_found;
      rows.insert(change.holiday.id);
    }
    if (rows.empty()) return not_found;
    const bool built_upon = std::any_of(edit.days().begin(), edit.days().end(), [&](const HolidayChange& change) {
      return change.edit != edit_id && change.replaces && rows.contains(*change.replaces);
    });
    if (built_upon) return Error{Code::conflict, "calendar_edit_built_upon", ""};
    const auto revision = store::raise_rule_revision(write, agency);
    const auto changes = store::load_agency_edit(write, agency, edit_id);
    store::withdraw_agency_edit(write, agency, edit.note(edit_id, revision, reason));
    for (const auto day : days_of(changes, context.rules.calendar.holidays(), edit.days())) {
      store::reopen_days(write, agency, {day, day}, calendar_reason());
    }
    store::insert_audit_entry(write, agency, actor, "agency_calendar_edit_withdrawn", edit_id, reason);
    return {};
  });
}

base::Result<void> set_unit_district(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     base::UnitId unit_id, const std::string& district, base::Day from,
                                     const store::Actor& actor) {
  if (!keeps_some(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto unit = store::find_unit(write, agency, unit_id, from);
    if (!unit || !domain::may_keep_calendar(caller, agency, unit->path)) return not_found;
    store::update_unit_district(write, agency, unit_id, base::trimmed(district), from);
    store::reopen_days(write, agency, {from, write.today()}, calendar_reason());
    store::insert_audit_entry(write, agency, actor, "unit_district_set", unit_id.value,
                              fmt::format("{} {} {}", base::format_day(from), unit->path, district));
    return {};
  });
}

base::Result<std::vector<UnitPlace>> list_unit_districts(const Context& context, const domain::Caller& caller,
                                                         base::AgencyId agency) {
  if (!keeps_some(caller, agency)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<std::vector<UnitPlace>> {
    const auto districts = store::load_unit_districts(read, agency);
    std::vector<UnitPlace> places;
    for (auto& unit : store::load_units(read, agency, read.today())) {
      if (!domain::may_keep_calendar(caller, agency, unit.path)) continue;
      UnitPlace place;
      place.district = store::district_of(districts, unit.path, read.today());
      for (const auto& own : districts) {
        if (own.path == unit.path && own.from <= read.today() && read.today() < own.to)
          place.own_district = own.district;
      }
      place.unit = std::move(unit);
      places.push_back(std::move(place));
    }
    return places;
  });
}

}  // namespace spotme::app
