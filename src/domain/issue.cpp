#include "domain/issue.hpp"

#include <array>
#include <cstddef>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 7> names{"open",     "explained", "more_information", "accepted",
                                                "rejected", "confirmed", "withdrawn"};

}  // namespace

std::string_view issue_state_name(IssueState state) { return names.at(static_cast<std::size_t>(state)); }

std::optional<IssueState> parse_issue_state(std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.at(i) == text) return static_cast<IssueState>(i);
  }
  return std::nullopt;
}

}  // namespace spotme::domain
