#include "app/closing.hpp"

#include "app/agency_closer.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

std::vector<store::AgencyClosing> load_agencies(const Context& context, const ClosingOptions& options) {
  auto agencies = context.database.read([](db::Read& read) { return store::load_agency_closings(read); });
  if (options.agency) std::erase_if(agencies, [&](const auto& one) { return one.agency != *options.agency; });
  return agencies;
}

}  // namespace

ClosingReport close_days(const Context& context, const ClosingOptions& options) {
  ClosingReport report;
  std::vector<AgencyCloser> closers;
  for (auto& agency : load_agencies(context, options)) closers.emplace_back(context, options, std::move(agency));
  bool busy = true;
  while (busy && !options.stopped()) {
    busy = false;
    for (auto& closer : closers) busy = closer.close_one_day(report) || busy;
  }
  for (auto& closer : closers) closer.finish(report);
  report.stopped = options.stopped();
  return report;
}

}  // namespace spotme::app
