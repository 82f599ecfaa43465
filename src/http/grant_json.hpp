#pragma once

#include "app/grant.hpp"
#include "base/json_reader.hpp"
#include "base/messages.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <vector>

namespace spotme::http {

/// The fields of a grant's form: kind, days, times, part and what goes with each kind. What is missing for a kind is
/// the domain's to say. The due date stands by itself, or follows from `gestation_weeks`, `gestation_days` and
/// `gestation_on`.
[[nodiscard]] domain::GrantDraft read_draft(base::ObjectReader& reader);

/// `field`, `code` and the text of each.
[[nodiscard]] boost::json::array to_json(const std::vector<base::Error>& faults, const base::Messages& messages);
[[nodiscard]] boost::json::object to_json(const store::GrantView& view);
[[nodiscard]] boost::json::object to_json(const store::TimeSlip& slip);
/// With the time slips of each, and `next` where there is more.
[[nodiscard]] boost::json::object to_json(const app::GrantPage& page);
/// The form as it was read.
[[nodiscard]] boost::json::object to_json(const domain::GrantDraft& draft);

}  // namespace spotme::http
