#pragma once

#include "base/id.hpp"
#include "base/messages.hpp"
#include "http/routes.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
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
/// Text of the query of at most `most` characters, empty when absent; refuses `parameter_invalid`.
[[nodiscard]] base::Result<std::string> query_text(const Request& request, std::string_view name, std::size_t most);
/// A number of the query from 1 to `most`, `usual` when absent; refuses `parameter_invalid`.
[[nodiscard]] base::Result<std::int64_t> query_limit(const Request& request, std::int64_t usual, std::int64_t most);
/// A flag of the query, `true` or `false`, `usual` when absent; refuses `parameter_invalid`.
[[nodiscard]] base::Result<bool> query_flag(const Request& request, std::string_view name, bool usual = false);
/// An id of the query; refuses `parameter_invalid`.
[[nodiscard]] base::Result<std::optional<base::Uuid>> query_uuid(const Request& request, std::string_view name);
template <class IdType>
[[nodiscard]] base::Result<std::optional<IdType>> query_id(const Request& request, std::string_view name) {
  SPOTME_TRY(const auto id, query_uuid(request, name));
  return id ? std::optional(IdType{*id}) : std::optional<IdType>{};
}
/// `parameter_invalid` (invalid) of that parameter.
[[nodiscard]] base::Error bad_parameter(std::string_view name);
/// Refuses a query parameter that is not among `known`, so that a typing error does not go unnoticed.
[[nodiscard]] base::Result<void> check_query(const Request& request, std::initializer_list<std::string_view> known);

}  // namespace spotme::http
