#pragma once

#include "app/place.hpp"
#include "base/json_reader.hpp"
#include "http/routes.hpp"

#include <boost/json/object.hpp>

/// What the handlers of places and networks share.
namespace spotme::http {

/// Either `centre` and `radius_m`, or `ring`. What cannot be read is kept by the reader; the rest is check_area's to
/// refuse.
[[nodiscard]] domain::Area read_area(base::ObjectReader& reader);
/// `centre` and `radius_m` of a circle, `ring` of a polygon; the others are null.
void add_area(boost::json::object& body, const domain::Area& area);
/// unit, from, to, next_from.
void add_keeping(boost::json::object& body, const store::Keeping& keeping);

/// The agency of the path.
[[nodiscard]] base::Result<base::AgencyId> path_agency(const Call& call);
/// `unit_id`, `search`, `ended`, `after`, `limit` of a list.
[[nodiscard]] base::Result<app::KeepingQuestion> read_keeping_question(const Call& call);
/// `{"last_day": …}`.
[[nodiscard]] base::Result<base::Day> read_last_day(const Call& call);

}  // namespace spotme::http
