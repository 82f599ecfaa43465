#include "app/agency_day.hpp"

#include "app/agency_edit.hpp"
#include "base/text.hpp"
#include "store/district.hpp"
#include "store/reopening.hpp"
#include "store/rule_revision.hpp"

#include <fmt/format.h>

#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::HolidayChange;

const Error not_found{Code::not_found, "not_found", ""};

/// The field of the only change stands for itself.
base::Result<AgencyDayEdited> plain(base::Result<AgencyDayEdited> result) {
  constexpr std::string_view first = "[0].";
  if (result) return result;
  auto error = result.error();
  if (error.field.starts_with(first)) error.field.erase(0, first.size());
  return error;
}

base::Result<store::AgencyDay> asked_day(const AgencyEdit& edit, const AgencyDayEntry& entry,
                                         std::optional<base::Uuid> replaces) {
  if (replaces && edit.find_mine(*replaces) == nullptr) return Error{Code::conflict, "holiday_unknown", "replaces"};
  return edit.to_day(entry, replaces);
}

base::Result<store::AgencyDay> removal_of(const AgencyEdit& edit, base::Uuid day) {
  const auto* row = edit.find_mine(day);
  if (row == nullptr) return not_found;
  return store::AgencyDay{{*row, row->id, true}, edit.unit_at(row->unit_path)};
}

/// The rows that a day of the agency may have replaced, those too that do not hold any more.
std::vector<domain::Holiday> rows_ever(const AgencyEdit& edit) {
  std::vector<domain::Holiday> rows;
  for (const auto& change : edit.days()) rows.push_back(change.holiday);
  return rows;
}

}  // namespace

base::Result<AgencyDayEdited> edit_agency_day(const Context& context, const domain::Caller& caller,
                                              base::AgencyId agency, const AgencyDayEntry& entry,
                                              std::optional<base::Uuid> replaces, const std::string& reason,
                                              const store::Actor& actor) {
  if (!keeps_some_days(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<AgencyDayEdited> {
    const AgencyEdit edit(context, write, caller, agency);
    SPOTME_TRY(auto day, asked_day(edit, entry, replaces));
    return plain(edit.run(write, {std::move(day)}, reason, actor));
  });
}

base::Result<AgencyDayEdited> try_agency_day(const Context& context, const domain::Caller& caller,
                                             base::AgencyId agency, const AgencyDayEntry& entry,
                                             std::optional<base::Uuid> replaces) {
  if (!keeps_some_days(caller, agency)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<AgencyDayEdited> {
    const AgencyEdit edit(context, read, caller, agency);
    SPOTME_TRY(auto day, asked_day(edit, entry, replaces));
    return plain(edit.attempt({std::move(day)}));
  });
}

base::Result<AgencyDayEdited> remove_agency_day(const Context& context, const domain::Caller& caller,
                                                base::AgencyId agency, base::Uuid day, const std::string& reason,
                                                const store::Actor& actor) {
  if (!keeps_some_days(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<AgencyDayEdited> {
    const AgencyEdit edit(context, write, caller, agency);
    SPOTME_TRY(auto removal, removal_of(edit, day));
    return plain(edit.run(write, {std::move(removal)}, reason, actor));
  });
}

base::Result<AgencyDayEdited> try_agency_day_removal(const Context& context, const domain::Caller& caller,
                                                     base::AgencyId agency, base::Uuid day) {
  if (!keeps_some_days(caller, agency)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<AgencyDayEdited> {
    const AgencyEdit edit(context, read, caller, agency);
    SPOTME_TRY(auto removal, removal_of(edit, day));
    return plain(edit.attempt({std::move(removal)}));
  });
}

base::Result<void> withdraw_agency_edit(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                        base::Uuid edit_id, const std::string& reason, const store::Actor& actor) {
  if (!keeps_some_days(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const AgencyEdit edit(context, write, caller, agency);
    SPOTME_TRY(const auto changes, edit.load_withdrawable(edit_id));
    const auto revision = store::raise_rule_revision(write, agency);
    store::withdraw_agency_edit(write, agency, edit.note(edit_id, revision, reason));
    for (const auto day : domain::touched_days(rows_ever(edit), changes)) {
      store::reopen_days(write, agency, {day, day}, calendar_reason());
    }
    store::insert_audit_entry(write, agency, actor, "agency_calendar_edit_withdrawn", edit_id, reason);
    return {};
  });
}

base::Result<std::optional<Preview>> try_agency_withdrawal(const Context& context, const domain::Caller& caller,
                                                           base::AgencyId agency, base::Uuid edit_id) {
  if (!keeps_some_days(caller, agency)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<std::optional<Preview>> {
    const AgencyEdit edit(context, read, caller, agency);
    SPOTME_TRY(const auto changes, edit.load_withdrawable(edit_id));
    const auto rows = rows_ever(edit);
    return edit.try_changes(rows, domain::undoing(rows, changes));
  });
}

base::Result<void> set_unit_district(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     base::UnitId unit_id, const std::string& district, base::Day from,
                                     const store::Actor& actor) {
  if (!keeps_some_days(caller, agency)) return not_found;
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
  if (!keeps_some_days(caller, agency)) return not_found;
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
