#include "domain/role.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 11> names{"officer",   "supervisor",  "approver",     "delegate",
                                                 "head",      "coordinator", "agency_admin", "system_admin",
                                                 "integrity", "auditor",     "device"};

}  // namespace

std::string_view role_name(Role role) { return names.at(static_cast<std::size_t>(role)); }

std::optional<Role> parse_role(std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Role>(found - names.begin());
}

}  // namespace spotme::domain
