#include "app/agency_day_import.hpp"

#include "app/agency_edit.hpp"
#include "app/calendar_plan.hpp"

#include <utility>
#include <vector>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

/// The key of what is wrong with days for that unit; empty: nothing.
std::string wrong_with_unit(const AgencyEdit& edit, const std::string& path) {
  if (path.empty()) return edit.may_keep("") ? "" : "agency_day_not_yours";
  return edit.unit_at(path) && edit.may_keep(path) ? "" : "unit_unknown";
}

std::vector<store::AgencyDay> days_of(const AgencyEdit& edit, const std::vector<domain::HolidayChange>& changes) {
  std::vector<store::AgencyDay> days;
  for (const auto& change : changes) days.push_back({change, edit.unit_at(change.holiday.unit_path)});
  return days;
}

/// A file on its way into the days of an agency.
class AgencyImport {
 public:
  explicit AgencyImport(const AgencyImportRequest& request)
      : request_(request), entries_(read_agency_file(request.format, request.text, request.source, faults_)) {}

  /// May be asked again, in another transaction.
  base::Result<CalendarImport> hold(const AgencyEdit& edit, const Apply& apply) const {
    auto entries = entries_;
    auto faults = faults_;
    if (request_.format == CalendarFormat::ical) {
      SPOTME_CHECK(put_unit(edit, entries));
    } else {
      for (const auto& entry : entries) {
        if (auto key = wrong_with_unit(edit, entry.holiday.unit_path); !key.empty()) {
          faults.add(entry.line, std::move(key), "unit");
        }
      }
    }
    return hold_against(edit.own(), request_.format, entries, std::move(faults), apply);
  }

 private:
  base::Result<void> put_unit(const AgencyEdit& edit, std::vector<CalendarEntry>& entries) const {
    if (!request_.unit) {
      if (edit.may_keep("")) return {};
      return Error{Code::unprocessable, "agency_day_not_yours", "unit_id"};
    }
    const auto path = edit.path_of(*request_.unit);
    if (!path) return Error{Code::unprocessable, "unit_unknown", "unit_id"};
    for (auto& entry : entries) entry.holiday.unit_path = *path;
    return {};
  }

  const AgencyImportRequest& request_;
  ImportFaults faults_;
  std::vector<CalendarEntry> entries_;
};

}  // namespace

base::Result<CalendarImport> import_agency_days(const Context& context, const domain::Caller& caller,
                                                base::AgencyId agency, const AgencyImportRequest& request,
                                                const store::Actor& actor) {
  if (!keeps_some_days(caller, agency)) return Error{Code::not_found, "not_found", ""};
  const AgencyImport import(request);
  if (request.dry_run) {
    return context.database.read([&](db::Read& read) -> base::Result<CalendarImport> {
      const AgencyEdit edit(context, read, caller, agency);
      return import.hold(edit, [&](const auto& changes) -> base::Result<Applied> {
        SPOTME_TRY(auto edited, edit.attempt(days_of(edit, changes)));
        return Applied{std::nullopt, std::move(edited.preview)};
      });
    });
  }
  return context.database.write([&](db::Write& write) -> base::Result<CalendarImport> {
    const AgencyEdit edit(context, write, caller, agency);
    return import.hold(edit, [&](const auto& changes) -> base::Result<Applied> {
      SPOTME_TRY(const auto edited, edit.run(write, days_of(edit, changes), "", actor));
      return Applied{edited.edit};
    });
  });
}

}  // namespace spotme::app
