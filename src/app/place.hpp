#pragma once

#include "app/context.hpp"
#include "domain/place_keeping.hpp"
#include "store/audit.hpp"
#include "store/place_version.hpp"

#include <optional>
#include <string>
#include <vector>

/// Places of work (lokasi) as the administrators of an agency keep them within their reach. A place holds from a day
/// on; what is changed gets another version, and days that are over keep what held. Presses that are graded already
/// stay as they are. Another agency, and whatever lies out of reach, is `not_found`, as if it did not exist.
namespace spotme::app {

/// A page of a list of things that are kept, by name.
struct KeepingQuestion {
  std::optional<base::UnitId> unit = {};  ///< with those below it; the whole reach when absent
  std::string search = {};
  bool ended = false;
  std::optional<base::Uuid> after = {};
  std::int64_t limit = 50;
};
struct PlacePage {
  std::vector<store::PlaceVersion> places;
  std::optional<base::PlaceId> next = {};
};
/// Refuses `unit_unknown` (field `unit_id`).
[[nodiscard]] base::Result<PlacePage> list_places(const Context& context, const domain::Caller& caller,
                                                  base::AgencyId agency, const KeepingQuestion& question);
/// All its versions, ascending.
[[nodiscard]] base::Result<std::vector<store::PlaceVersion>> show_place(const Context& context,
                                                                        const domain::Caller& caller,
                                                                        base::AgencyId agency, base::PlaceId id);

inline constexpr std::size_t most_place_name = 100;      ///< characters
inline constexpr std::size_t most_keeping_reason = 300;  ///< characters
struct PlaceDraft {
  base::UnitId unit;
  std::string name;
  base::Day from;  ///< today or later
  domain::Area area;
  std::string reason = {};  ///< may be empty
};
/// Draws a new place. Refuses what check_area refuses, `unit_unknown` (field `unit_id`), `keeping_name_missing` (field
/// `name`), `keeping_from_past` (field `from`), `place_name_taken` (conflict, field `name`), and `places_too_many`
/// (conflict, args `limit`).
[[nodiscard]] base::Result<std::vector<store::PlaceVersion>> draw_place(const Context& context,
                                                                        const domain::Caller& caller,
                                                                        base::AgencyId agency, const PlaceDraft& draft,
                                                                        const store::Actor& actor);
/// Another version from a day on, in place of what was known for that day and later. Refuses as draw_place, and
/// `keeping_ended` (conflict) for one that is over.
[[nodiscard]] base::Result<std::vector<store::PlaceVersion>> change_place(const Context& context,
                                                                          const domain::Caller& caller,
                                                                          base::AgencyId agency, base::PlaceId id,
                                                                          const PlaceDraft& draft,
                                                                          const store::Actor& actor);
struct KeepingEnding {
  base::Day last_day;       ///< yesterday or later
  std::string reason = {};  ///< may be empty
};
/// Refuses `keeping_last_day_past` (field `last_day`) and `keeping_ended` (conflict).
[[nodiscard]] base::Result<void> end_place(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                           base::PlaceId id, const KeepingEnding& ending, const store::Actor& actor);

}  // namespace spotme::app
