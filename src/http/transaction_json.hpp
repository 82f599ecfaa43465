#pragma once

#include "app/transaction.hpp"
#include "base/messages.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

/// Transactions in the form of docs/api/openapi.yaml.
namespace spotme::http {

/// A line of a list (`Transaction`).
[[nodiscard]] boost::json::object to_json(const store::TransactionView& view, std::string_view agency_code);
/// One with all its versions (`TransactionDetail`).
[[nodiscard]] boost::json::object to_json(const app::TransactionDetail& detail, const base::Messages& messages);
/// `[{"field", "from", "to"}, …]`.
[[nodiscard]] boost::json::array to_json(const std::vector<domain::Difference>& differences);
/// `[{"code", "text": {"ms", "en"}}, …]`.
[[nodiscard]] boost::json::array to_json(const std::vector<domain::ChangeReason>& reasons,
                                         const base::Messages& messages);

}  // namespace spotme::http
