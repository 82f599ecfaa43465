#include "domain/time_slip.hpp"

#include "app/grant.hpp"
#include "domain/day_log.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

base::Result<store::TimeSlip> go_out(db::Write& write, store::TimeSlip slip, const store::Actor& actor) {
  slip.out_at = write.now();
  slip.out_by = actor.officer;
  if (!store::insert_time_slip(write, slip)) return Error{Code::conflict, "time_slip_out_already", "step"};
  return slip;
}

base::Result<store::TimeSlip> come_back(db::Write& write, const store::Grant& grant, base::Day today,
                                        const store::Actor& actor) {
  for (auto& slip : store::load_time_slips(write, grant.agency, {{grant.officer, grant.id}})) {
    if (slip.day != today) continue;
    if (slip.back_at) return Error{Code::conflict, "time_slip_back_already", "step"};
    slip.back_at = write.now();
    slip.back_by = actor.officer;
    slip.overrun = domain::overrun_of(*grant.times, domain::minute_of(today, slip.out_at),
                                      domain::minute_of(today, *slip.back_at));
    if (!store::end_time_slip(write, slip)) return Error{Code::conflict, "time_slip_back_already", "step"};
    return slip;
  }
  return Error{Code::conflict, "time_slip_not_out", "step"};
}

}  // namespace

base::Result<store::TimeSlip> record_time_slip(const Context& context, const domain::Caller& caller, base::GrantId id,
                                               SlipStep step, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::TimeSlip> {
    const auto view = store::find_grant(write, caller.agency, id);
    const bool his = view && view->grant.officer == caller.officer && !view->withdrawn_at &&
                     view->grant.kind == store::GrantKind::time_off;
    if (!his) return Error{Code::not_found, "not_found", ""};
    const auto& grant = view->grant;
    const auto today = write.today();
    if (today < grant.first_day || grant.last_day < today) {
      return Error{Code::conflict, "time_slip_not_today", "id"};
    }
    store::TimeSlip slip{grant.agency, grant.officer, today, grant.id, {}};
    auto done = step == SlipStep::out ? go_out(write, slip, actor) : come_back(write, grant, today, actor);
    if (!done) return done;
    const auto overrun = done->overrun ? fmt::format(", {} minutes over", done->overrun->count()) : std::string();
    store::insert_audit_entry(write, grant.agency, actor, step == SlipStep::out ? "time_slip_out" : "time_slip_back",
                              grant.id.value, base::format_day(today) + overrun);
    return done;
  });
}

}  // namespace spotme::app
