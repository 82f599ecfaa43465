#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace spotme::domain {

/// How an attendance issue (isu kehadiran) stands. Closing a day raises it as `open` and takes it back as `withdrawn`;
/// the states between belong to the officer's reason and its decision.
enum class IssueState : std::uint8_t {
  open,              ///< nobody has said anything
  explained,         ///< a reason waits for its decision
  more_information,  ///< the officer is asked for more
  accepted,
  rejected,
  confirmed,  ///< rejected, and confirmed by the second step
  withdrawn,  ///< a later version of the day does not have it any more
};
/// `open`, `explained`, `more_information`, `accepted`, `rejected`, `confirmed`, `withdrawn`.
[[nodiscard]] std::string_view issue_state_name(IssueState state);
[[nodiscard]] std::optional<IssueState> parse_issue_state(std::string_view text);

}  // namespace spotme::domain
