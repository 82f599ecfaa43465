#pragma once

#include "app/context.hpp"

#include <cstdint>
#include <functional>

/// What is kept for a while only: rows that serve a moment, and would grow without end. How long, rules/retention.toml
/// says, and an agency may lengthen it. Records of attendance and the audit are never among them, nor is anything of an
/// officer under a hold.
namespace spotme::app {

/// How long the log keeps what was told to a webhook, or failed to be, after it was settled.
inline constexpr std::chrono::days deliveries_kept_for{30};

struct ForgottenRows {
  std::int64_t clock_keys = 0;
  std::int64_t sessions = 0;
  std::int64_t mails = 0;       ///< settled so long ago
  std::int64_t deliveries = 0;  ///< of webhooks, settled
  std::int64_t notices = 0;
  std::int64_t attachments = 0;  ///< that nobody submitted
  std::int64_t files = 0;        ///< of the folder of attachments, of which no row speaks any more
};

/// Deletes what is older, the oldest first, agency by agency, `batch` rows in a transaction, so that presses wait for
/// none of them. `stopped` is asked before each. May be killed and run again at any time, and on several servers at
/// once.
ForgottenRows forget_old_rows(const Context& context, const std::function<bool()>& stopped, std::int64_t batch = 500);

}  // namespace spotme::app
