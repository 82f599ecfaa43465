#pragma once

#include "domain/worktime/rule_terms.hpp"

#include <optional>
#include <string_view>

namespace spotme::domain {

/// `counter`, `security`, `defence`, `education`, `health`, `court`.
[[nodiscard]] std::string_view service_name(Service service);
[[nodiscard]] std::optional<Service> parse_service(std::string_view text);

}  // namespace spotme::domain
