#include "app/place.hpp"

#include "app/place_keeping.hpp"
#include "base/text.hpp"
#include "store/place.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using store::PlaceVersion;

constexpr std::chrono::days one_day{1};

std::string describe(const domain::Area& area) {
  if (const auto* circle = std::get_if<domain::Circle>(&area)) {
    return fmt::format("circle {} {} radius {:.0f} m", circle->centre.latitude, circle->centre.longitude,
                       circle->radius_m);
  }
  const auto& ring = std::get<domain::Polygon>(area).ring;
  return fmt::format("polygon of {} corners from {} {}", ring.size(), ring.front().latitude, ring.front().longitude);
}

std::string detail_of(const store::Unit& unit, const PlaceDraft& draft) {
  return with_reason(fmt::format("{} in {} from {}: {}", base::trimmed(draft.name), unit.path,
                                 base::format_day(draft.from), describe(draft.area)),
                     draft.reason);
}

/// The versions of a place within the caller's reach: of whatever unit its last one is.
base::Result<std::vector<PlaceVersion>> find_place(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                                   base::PlaceId id) {
  SPOTME_CHECK(keeper_reach(caller, agency));
  auto versions = store::load_place_versions(read, agency, id);
  if (versions.empty() || !domain::may_keep_places(caller, agency, versions.back().keeping.unit_path)) {
    return keeping_not_found();
  }
  return versions;
}

base::Result<store::Unit> check_place(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                      base::PlaceId id, const PlaceDraft& draft) {
  SPOTME_TRY(auto unit, keeper_unit(read, caller, agency, draft.unit));
  SPOTME_CHECK(check_draft(read, draft.name, draft.from));
  SPOTME_CHECK(domain::check_area(draft.area));
  if (store::place_name_taken(read, agency, id, base::trimmed(draft.name), draft.from)) {
    return Error{Code::conflict, "place_name_taken", "name"};
  }
  return unit;
}

void store_version(db::Write& write, base::AgencyId agency, base::PlaceId id, const PlaceDraft& draft,
                   const store::Actor& actor) {
  const domain::Place place{std::string(base::trimmed(draft.name)), domain::PlaceKind::office, draft.area};
  store::insert_place(write, agency, draft.unit, {id, "", place}, draft.from, keeping_word(actor, draft.reason));
}

}  // namespace

base::Result<PlacePage> list_places(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                    const KeepingQuestion& question) {
  return context.database.read([&](db::Read& read) -> base::Result<PlacePage> {
    SPOTME_TRY(const auto filter, keeping_filter(read, caller, agency, question));
    PlacePage page{store::list_places(read, agency, filter), std::nullopt};
    if (static_cast<std::int64_t>(page.places.size()) > question.limit) {
      page.places.pop_back();
      page.next = page.places.back().id;
    }
    return page;
  });
}

base::Result<std::vector<PlaceVersion>> show_place(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency, base::PlaceId id) {
  return context.database.read([&](db::Read& read) { return find_place(read, caller, agency, id); });
}

base::Result<std::vector<PlaceVersion>> draw_place(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency, const PlaceDraft& draft,
                                                   const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<std::vector<PlaceVersion>> {
    const auto id = base::PlaceId::make(write.now());
    SPOTME_TRY(const auto unit, check_place(write, caller, agency, id, draft));
    if (store::count_places(write, agency, write.today()) >= domain::most_places) {
      return Error{Code::conflict, "places_too_many", "", {{"limit", std::to_string(domain::most_places)}}};
    }
    store_version(write, agency, id, draft, actor);
    store::insert_audit_entry(write, agency, actor, "place_drawn", id.value, detail_of(unit, draft));
    return store::load_place_versions(write, agency, id);
  });
}

base::Result<std::vector<PlaceVersion>> change_place(const Context& context, const domain::Caller& caller,
                                                     base::AgencyId agency, base::PlaceId id, const PlaceDraft& draft,
                                                     const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<std::vector<PlaceVersion>> {
    SPOTME_TRY(const auto versions, find_place(write, caller, agency, id));
    SPOTME_TRY(const auto unit, check_place(write, caller, agency, id, draft));
    SPOTME_CHECK(check_change(versions.back().keeping, draft.from));
    store::cut_place(write, agency, id, draft.from);
    store_version(write, agency, id, draft, actor);
    store::insert_audit_entry(write, agency, actor, "place_changed", id.value, detail_of(unit, draft));
    return store::load_place_versions(write, agency, id);
  });
}

base::Result<void> end_place(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                             base::PlaceId id, const KeepingEnding& ending, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto versions, find_place(write, caller, agency, id));
    SPOTME_CHECK(check_ending(write, versions.back().keeping, ending.last_day));
    store::cut_place(write, agency, id, ending.last_day + one_day, keeping_word(actor, ending.reason));
    store::insert_audit_entry(
        write, agency, actor, "place_ended", id.value,
        with_reason(fmt::format("{} last day {}", versions.back().place.name, base::format_day(ending.last_day)),
                    ending.reason));
    return {};
  });
}

}  // namespace spotme::app
