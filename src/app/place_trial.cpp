#include "app/place_trial.hpp"

#include "app/evidence_cache.hpp"
#include "app/place_keeping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

/// Within the box of both zones; no office has so many cells that several people press in.
constexpr std::int64_t most_preview_cells = 20'000;

Whereness where_is(double edge_m, double accuracy_m, const domain::EvidenceLimits& limits) {
  if (accuracy_m > limits.vague_accuracy_m) return Whereness::unknown;
  if (edge_m <= 0) return Whereness::inside;
  return edge_m <= accuracy_m ? Whereness::unknown : Whereness::outside;
}

std::vector<NearPlace> nearest(const std::vector<domain::Place>& places, const domain::Position& position,
                               const domain::EvidenceLimits& limits) {
  std::vector<NearPlace> near;
  for (const auto& place : places) {
    const double edge = domain::distance_to_edge_m(place.area, position.at);
    near.push_back({place.name, edge, where_is(edge, position.accuracy_m, limits)});
  }
  std::sort(near.begin(), near.end(),
            [](const auto& a, const auto& b) { return std::tie(a.edge_m, a.name) < std::tie(b.edge_m, b.name); });
  if (near.size() > most_near_places) near.resize(most_near_places);
  return near;
}

base::Result<std::vector<PlaceElsewhere>> hold_elsewhere(db::Read& read, const domain::Caller& caller,
                                                         base::AgencyId agency, const std::string& unit_path,
                                                         const domain::Coordinate& at) {
  store::KeepingFilter filter;
  SPOTME_TRY(filter.reach, keeper_reach(caller, agency));
  filter.limit = std::numeric_limits<std::int32_t>::max();  // domain::most_places hold, and some are to come
  std::vector<PlaceElsewhere> found;
  for (const auto& [id, place, keeping] : store::list_places(read, agency, filter)) {
    if (keeping.from > read.today() || domain::path_reaches(keeping.unit_path, unit_path)) continue;
    if (domain::distance_to_edge_m(place.area, at) > 0) continue;
    found.push_back({place.name, keeping.unit_name});
    if (found.size() == most_near_places) break;
  }
  return found;
}

domain::DayRange last_days(db::Read& read, std::int64_t days) {
  return {read.today() - std::chrono::days{days - 1}, read.today()};
}

std::int64_t count_inside(const std::vector<store::PressCell>& cells, const domain::Area& area) {
  std::int64_t inside = 0;
  for (const auto& cell : cells) {
    if (domain::distance_to_edge_m(area, cell.at) <= 0) inside += cell.presses;
  }
  return inside;
}

/// The zone that holds today, else the first to come.
base::Result<std::optional<domain::Area>> area_before(db::Read& read, const domain::Caller& caller,
                                                      base::AgencyId agency, const ZoneQuestion& question) {
  if (!question.place) return std::optional<domain::Area>{};
  const auto versions = store::load_place_versions(read, agency, *question.place);
  if (versions.empty() || !domain::may_keep_places(caller, agency, versions.back().keeping.unit_path)) {
    return keeping_not_found();
  }
  const auto holds =
      std::find_if(versions.begin(), versions.end(), [&](const auto& one) { return one.keeping.to > read.today(); });
  return std::optional(holds == versions.end() ? versions.back().place.area : holds->place.area);
}

/// After the reading, which is too much for the writer, and before the answer.
void record_look(const Context& context, base::AgencyId agency, const store::Actor& actor, std::string_view action,
                 base::UnitId unit, const std::string& detail) {
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, agency, actor, action, unit.value, detail);
    return true;
  });
}

}  // namespace

std::string_view whereness_name(Whereness where) {
  static constexpr std::array<std::string_view, 3> names{"inside", "unknown", "outside"};
  return names[static_cast<std::size_t>(where)];
}

base::Result<PlaceFinding> try_place(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     const PlaceTrial& trial) {
  return context.database.read([&](db::Read& read) -> base::Result<PlaceFinding> {
    SPOTME_TRY(const auto unit, keeper_unit(read, caller, agency, trial.unit));
    SPOTME_CHECK(domain::check_position(trial.position));
    const auto& limits = context.rules.evidence.evidence;
    domain::EvidenceFacts facts;
    facts.at = read.now();
    facts.work_day = read.today();
    facts.position = trial.position;
    if (!trial.address.empty()) {
      facts.address = domain::parse_address(trial.address);
      if (!facts.address) return Error{Code::unprocessable, "address_not_an_address", "address"};
    }
    EvidenceCache stored;
    const auto evidence = stored.find(read, agency, 0, read.today(), unit.path);
    facts.places = evidence->places;
    facts.networks = evidence->networks;
    SPOTME_TRY(auto elsewhere, hold_elsewhere(read, caller, agency, unit.path, trial.position.at));
    PlaceFinding finding{nearest(evidence->places, trial.position, limits), std::move(elsewhere), std::nullopt,
                         domain::grade(facts, limits)};
    if (facts.address) {
      const auto* network = domain::find_network(evidence->networks, *facts.address);
      if (network != nullptr) finding.network = *network;
    }
    return finding;
  });
}

base::Result<PressHeat> show_press_heat(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                        base::UnitId unit_id, std::int64_t days, const store::Actor& actor) {
  std::string path;
  SPOTME_TRY(auto heat, context.database.read([&](db::Read& read) -> base::Result<PressHeat> {
    SPOTME_TRY(const auto unit, keeper_unit(read, caller, agency, unit_id));
    path = unit.path;
    PressHeat found;
    found.days = last_days(read, days);
    store::CellQuestion question;
    question.reach = {unit.path};
    question.days = found.days;
    found.cells = store::load_press_cells(read, agency, question);
    found.count = store::count_presses(read, agency, question.reach, question.days);
    for (const auto& cell : found.cells) found.shown += cell.presses;
    return found;
  }));
  record_look(context, agency, actor, "press_heat_read", unit_id,
              fmt::format("{} {} to {}", path, base::format_day(heat.days.first), base::format_day(heat.days.last)));
  return heat;
}

base::Result<ZonePreview> preview_zone(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                       const ZoneQuestion& question, const store::Actor& actor) {
  std::string path;
  SPOTME_TRY(const auto preview, context.database.read([&](db::Read& read) -> base::Result<ZonePreview> {
    SPOTME_TRY(const auto unit, keeper_unit(read, caller, agency, question.unit));
    path = unit.path;
    SPOTME_CHECK(domain::check_area(question.area));
    SPOTME_TRY(const auto before, area_before(read, caller, agency, question));
    ZonePreview found;
    found.days = last_days(read, domain::preview_days);
    store::CellQuestion asked;
    asked.reach = {unit.path};
    asked.days = found.days;
    asked.limit = most_preview_cells;
    asked.box = domain::box_around(question.area);
    if (before) asked.box = domain::join(*asked.box, domain::box_around(*before));
    const auto cells = store::load_press_cells(read, agency, asked);
    found.count = store::count_presses(read, agency, asked.reach, asked.days);
    for (const auto& cell : cells) found.looked_at += cell.presses;
    found.inside_after = count_inside(cells, question.area);
    if (before) found.inside_before = count_inside(cells, *before);
    return found;
  }));
  record_look(context, agency, actor, "zone_previewed", question.unit, path);
  return preview;
}

}  // namespace spotme::app
