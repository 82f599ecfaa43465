#pragma once

#include "app/rule.hpp"
#include "base/messages.hpp"
#include "base/result.hpp"

#include <boost/json/object.hpp>

#include <string_view>

/// The rules as JSON: the schemas `RuleBook` and `RuleInput` of docs/api/openapi.yaml.
namespace spotme::http {

[[nodiscard]] boost::json::object to_json(const app::RuleBookView& book, const base::Messages& messages);

/// Whose book the value is for: an agency says no certainty.
enum class RuleBookOf { nation, agency };
/// Reads the body of a new value by the table of keys (domain/rule_key): what the key does not have is `unknown_field`.
[[nodiscard]] base::Result<app::RuleInput> read_rule_input(std::string_view body, RuleBookOf book);

}  // namespace spotme::http
