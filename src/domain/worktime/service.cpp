#include "domain/worktime/service.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, service_count> names{"counter",   "security", "defence",
                                                            "education", "health",   "court"};

}  // namespace

std::string_view service_name(Service service) { return names.at(static_cast<std::size_t>(service)); }

std::optional<Service> parse_service(std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Service>(found - names.begin());
}

}  // namespace spotme::domain
