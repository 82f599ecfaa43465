#pragma once

#include "app/place.hpp"
#include "base/json_reader.hpp"
#include "http/routes.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <utility>
#include <vector>

/// What the handlers of places and networks share.
namespace spotme::http {

/// Either `centre` and `radius_m`, or `ring`. What cannot be read is kept by the reader; the rest is check_area's to
/// refuse.
[[nodiscard]] domain::Area read_area(base::ObjectReader& reader);
[[nodiscard]] boost::json::object to_json(const store::PlaceVersion& version);
[[nodiscard]] boost::json::object to_json(const store::NetworkVersion& version);
/// All versions of one, as they were handed over.
template <class Version>
[[nodiscard]] boost::json::object versions_json(const std::vector<Version>& versions) {
  boost::json::array all;
  for (const auto& version : versions) all.push_back(to_json(version));
  return {{"versions", std::move(all)}};
}

/// What the drafts of places and networks have in common: `unit_id`, `name`, `from`, `reason`.
template <class Draft>
void read_keeping(base::ObjectReader& reader, Draft& draft) {
  draft.unit = {reader.required_uuid("unit_id")};
  draft.name = reader.required_text("name", 1, app::most_place_name);
  draft.from = reader.required_day("from");
  draft.reason = reader.optional_text("reason", 0, app::most_keeping_reason).value_or("");
}

/// The agency of the path.
[[nodiscard]] base::Result<base::AgencyId> path_agency(const Call& call);
/// `unit_id`, `search`, `ended`, `after`, `limit` of a list.
[[nodiscard]] base::Result<app::KeepingQuestion> read_keeping_question(const Call& call);
/// `{"last_day": …, "reason": …}`.
[[nodiscard]] base::Result<app::KeepingEnding> read_ending(const Call& call);

}  // namespace spotme::http
