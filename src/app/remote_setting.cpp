#include "app/remote_roster.hpp"
#include "domain/worktime/service.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
constexpr domain::DayRange always{base::Day{std::chrono::year{1900} / 1 / 1}, store::open_end};

base::Result<std::string> check(db::Read& read, const domain::Caller& caller, base::UnitId unit,
                                domain::DayRange days) {
  const auto found = store::find_unit(read, caller.agency, unit, read.today());
  if (!found || !domain::may_keep_grants(caller, caller.agency, found->path)) {
    return Error{Code::unprocessable, "unit_unknown", "unit_id"};
  }
  if (days.last < days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  return found->path;
}

std::string days_text(domain::DayRange days) {
  return fmt::format("{} to {}", base::format_day(days.first), base::format_day(days.last));
}

/// The setting of that id within the caller's reach.
template <class Settings>
auto find_kept(const domain::Caller& caller, const Settings& settings, base::Uuid id) {
  return std::find_if(settings.begin(), settings.end(), [&](const auto& one) {
    return one.id == id && domain::may_keep_grants(caller, caller.agency, one.unit_path);
  });
}

}  // namespace

base::Result<base::Uuid> set_unit_presence(const Context& context, const domain::Caller& caller,
                                           const PresenceEntry& entry, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<base::Uuid> {
    SPOTME_TRY(const auto path, check(write, caller, entry.unit, entry.days));
    const store::UnitPresence presence{caller.agency, base::make_uuid(write.now()), entry.unit, entry.days,
                                       entry.least};
    store::insert_unit_presence(write, presence, actor.officer);
    store::insert_audit_entry(write, caller.agency, actor, "unit_presence_set", entry.unit.value,
                              fmt::format("{}: {} {}", path, entry.least, days_text(entry.days)));
    return presence.id;
  });
}

base::Result<base::Uuid> set_hybrid_service(const Context& context, const domain::Caller& caller,
                                            const ServiceEntry& entry, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<base::Uuid> {
    SPOTME_TRY(const auto path, check(write, caller, entry.unit, entry.days));
    if (entry.officer) {
      const auto officer = store::find_officer(write, caller.agency, *entry.officer, write.today());
      if (!officer || officer->unit != entry.unit) return not_found;
    }
    store::HybridService service{caller.agency, base::make_uuid(write.now()), entry.unit, entry.officer};
    service.service = entry.service;
    service.days = entry.days;
    store::insert_hybrid_service(write, service, actor.officer);
    const auto subject = entry.officer ? entry.officer->value : entry.unit.value;
    store::insert_audit_entry(
        write, caller.agency, actor, "hybrid_service_set", subject,
        fmt::format("{}: {} {}", path, domain::service_name(entry.service), days_text(entry.days)));
    return service.id;
  });
}

base::Result<void> withdraw_unit_presence(const Context& context, const domain::Caller& caller, base::Uuid id,
                                          const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto settings = store::load_unit_presence(write, caller.agency, always);
    const auto found = find_kept(caller, settings, id);
    if (found == settings.end()) return not_found;
    if (!store::withdraw_unit_presence(write, caller.agency, id, actor.officer)) return not_found;
    store::insert_audit_entry(write, caller.agency, actor, "unit_presence_withdrawn", found->unit.value,
                              fmt::format("{}: {} {}", found->unit_path, found->least, days_text(found->days)));
    return {};
  });
}

base::Result<void> withdraw_hybrid_service(const Context& context, const domain::Caller& caller, base::Uuid id,
                                           const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto settings = store::load_hybrid_services(write, caller.agency, always);
    const auto found = find_kept(caller, settings, id);
    if (found == settings.end()) return not_found;
    if (!store::withdraw_hybrid_service(write, caller.agency, id, actor.officer)) return not_found;
    const auto subject = found->officer ? found->officer->value : found->unit.value;
    store::insert_audit_entry(
        write, caller.agency, actor, "hybrid_service_withdrawn", subject,
        fmt::format("{}: {} {}", found->unit_path, domain::service_name(found->service), days_text(found->days)));
    return {};
  });
}

}  // namespace spotme::app
