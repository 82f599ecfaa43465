#include "app/calendar_import.hpp"

#include "app/calendar_plan.hpp"

#include <utility>

namespace spotme::app {

base::Result<CalendarImport> import_calendar(const Context& context, const domain::Caller& caller,
                                             const CalendarImportRequest& request, const store::Actor& actor) {
  if (!domain::may_keep_national_calendar(caller)) return base::Error{base::Code::not_found, "not_found", ""};
  ImportFaults faults;
  const auto entries = read_calendar_file(request.format, request.text, request.defaults, faults);
  const auto hold = [&](db::Read& read, const Apply& apply) {
    return hold_against(domain::standing_of(load_national_calendar(context, read).effective), request.format, entries,
                        faults, apply);
  };
  if (request.dry_run) {
    return context.database.read([&](db::Read& read) -> base::Result<CalendarImport> {
      return hold(read, [&](const auto& changes) -> base::Result<Applied> {
        SPOTME_TRY(auto edited, try_calendar_edit(context, read, caller, {changes}));
        return Applied{std::nullopt, std::move(edited.preview)};
      });
    });
  }
  return context.database.write([&](db::Write& write) -> base::Result<CalendarImport> {
    return hold(write, [&](const auto& changes) -> base::Result<Applied> {
      SPOTME_TRY(const auto edited, edit_calendar(context, write, caller, CalendarEditing{changes}, actor));
      return Applied{edited.edit};
    });
  });
}

}  // namespace spotme::app
