#pragma once

#include "app/context.hpp"

#include <chrono>
#include <cstdint>
#include <functional>

/// What is kept for a while only: rows that serve a moment, and would grow without end. Records of attendance and the
/// audit are never among them.
namespace spotme::app {

/// How long a press's key is kept after the press, and a session after it ran out: 90 days of 24 hours. A repeat within
/// that time is answered as the first one was; sent again later, it is a press of that later moment.
inline constexpr std::chrono::days kept_for{90};
/// How long an attachment waits to be submitted: a day. One that was submitted is never forgotten here.
inline constexpr std::chrono::days loose_attachment_kept_for{1};

/// How long a notice that was read is kept after it was made. Unread ones stay until they are read.
inline constexpr std::chrono::days notices_kept_for{366};

/// How long the log keeps what was told to a webhook, or failed to be, after it was settled.
inline constexpr std::chrono::days deliveries_kept_for{30};

struct ForgottenRows {
  std::int64_t clock_keys = 0;
  std::int64_t sessions = 0;
  std::int64_t mails = 0;       ///< settled, `kept_for` ago
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
