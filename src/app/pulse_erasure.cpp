#include "app/pulse_erasure.hpp"

#include "store/audit.hpp"
#include "store/organisation.hpp"
#include "store/pulse.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

std::int64_t erase_of(const Context& context, base::AgencyId agency, std::int64_t batch,
                      const std::function<bool()>& stopped) {
  const auto engine = context.database.engine();
  std::int64_t all = 0;
  while (!stopped()) {
    const auto gone = context.database.write([&](db::Write& write) {
      const auto erased = store::erase_pulse_positions(write, agency, batch);
      if (erased == 0) return erased;
      store::insert_audit_entry(write, agency, {}, "pulse_positions_erased", std::nullopt,
                                fmt::format("{} raw positions", erased));
      store::leave_no_trace(write, engine);
      return erased;
    });
    all += gone;
    if (gone < batch) break;
  }
  return all;
}

}  // namespace

ErasureReport erase_positions(const Context& context, const std::function<bool()>& stopped, std::int64_t batch) {
  ErasureReport report;
  for (const auto& agency : context.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    if (stopped()) return report;
    report.positions += erase_of(context, agency.id, batch, stopped);
  }
  if (report.positions == 0) return report;
  report.traces_left =
      context.database.write([&](db::Write& write) { return store::traces_left(write, context.database.engine()); });
  return report;
}

bool clear_traces(const Context& context) {
  const auto engine = context.database.engine();
  context.database.write([&](db::Write& write) {
    store::leave_no_trace(write, engine);
    return true;
  });
  return !context.database.write([&](db::Write& write) { return store::traces_left(write, engine); });
}

}  // namespace spotme::app
