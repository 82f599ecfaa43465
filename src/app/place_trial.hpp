#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/evidence.hpp"
#include "domain/place_keeping.hpp"
#include "store/audit.hpp"
#include "store/press_cell.hpp"

#include <optional>
#include <string>
#include <vector>

/// What a keeper of places asks before and after he draws: where a point would be, where people press, and what another
/// zone would change. Nothing here changes a press or a verdict.
namespace spotme::app {

/// A press that might be: of an officer of `unit`, today.
struct PlaceTrial {
  base::UnitId unit;
  domain::Position position;
  std::string address = {};  ///< as text; empty: no network is known
};
enum class Whereness : std::uint8_t {
  inside,
  unknown,  ///< outside, but the accuracy reaches the edge, or it is too vague to tell
  outside,
};
/// `inside`, `unknown`, `outside`.
[[nodiscard]] std::string_view whereness_name(Whereness where);
struct NearPlace {
  std::string name;
  double edge_m = 0;  ///< metres to its edge: negative inside
  Whereness where = Whereness::outside;
};
/// A place that holds the point and does not serve the unit.
struct PlaceElsewhere {
  std::string name;
  std::string unit;  ///< its name
};
struct PlaceFinding {
  std::vector<NearPlace> places;          ///< those of the unit, the nearest first, at most most_near_places
  std::vector<PlaceElsewhere> elsewhere;  ///< of those that the caller keeps, by name, at most most_near_places
  std::optional<domain::Network> network = {};
  domain::Graded graded;  ///< by the very function that grades presses
};
inline constexpr std::size_t most_near_places = 5;
/// Refuses `not_found`, `unit_unknown` (field `unit_id`), what check_position refuses, and `address_not_an_address`
/// (field `address`).
[[nodiscard]] base::Result<PlaceFinding> try_place(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency, const PlaceTrial& trial);

/// Where officers of a unit and those below it pressed, counted on a grid of about 25 m.
struct PressHeat {
  domain::DayRange days;
  std::vector<store::PressCell> cells;  ///< of domain::least_cell_presses and least_cell_officers at least
  store::PressCount count;
  std::int64_t shown = 0;  ///< presses in the cells; the others with a position are hidden
};
/// The last `days` days, 1 to domain::most_heat_days, today included. The look is audited. Refuses `not_found` and
/// `unit_unknown`.
[[nodiscard]] base::Result<PressHeat> show_press_heat(const Context& context, const domain::Caller& caller,
                                                      base::AgencyId agency, base::UnitId unit, std::int64_t days,
                                                      const store::Actor& actor);

struct ZoneQuestion {
  base::UnitId unit;
  domain::Area area;
  std::optional<base::PlaceId> place = {};  ///< that is to be changed; absent: a new one
};
/// Of the presses of the last domain::preview_days days: how many lie in the zone as it stands, and how many would.
/// Counted by the cells that show_press_heat shows, and no others: else small zones would find one person's home.
struct ZonePreview {
  domain::DayRange days;
  store::PressCount count;
  std::int64_t looked_at = 0;  ///< presses in shown cells in and around both zones
  std::int64_t inside_before = 0;
  std::int64_t inside_after = 0;
};
/// Refuses `not_found`, `unit_unknown` and what check_area refuses.
[[nodiscard]] base::Result<ZonePreview> preview_zone(const Context& context, const domain::Caller& caller,
                                                     base::AgencyId agency, const ZoneQuestion& question,
                                                     const store::Actor& actor);

}  // namespace spotme::app
