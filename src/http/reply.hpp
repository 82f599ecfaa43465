#pragma once

#include "base/id.hpp"
#include "base/messages.hpp"
#include "http/routes.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>

/// What handlers share: answers as JSON, and what they read from paths and queries.
namespace spotme::http {

[[nodiscard]] Response reply(int status, const boost::json::object& body);
/// With a body that is JSON already.
[[nodiscard]] Response reply_text(int status, std::string json);
[[nodiscard]] Response reply_empty();  ///< 204

[[nodiscard]] boost::json::object to_json(const base::Text& text);

/// An id of the path. One that is no UUID is `not_found`: nothing has such an id.
[[nodiscard]] base::Result<base::Uuid> path_id(const Call& call, std::size_t index);
/// A day of the query; refuses `missing_parameter` and `parameter_not_a_day`.
[[nodiscard]] base::Result<base::Day> query_day(const Request& request, std::string_view name);
/// Refuses a query parameter that is not among `known`, so that a typing error does not go unnoticed.
[[nodiscard]] base::Result<void> check_query(const Request& request, std::initializer_list<std::string_view> known);

}  // namespace spotme::http
