#pragma once

#include "app/preview.hpp"
#include "http/routes.hpp"

#include <optional>
#include <string>

/// Undoing an edit of a calendar or of the rules, and asking first who would change by it.
namespace spotme::http {

/// `reason`, which is required, and `dry_run`.
struct Withdrawal {
  std::string reason;
  bool dry_run = false;
};
[[nodiscard]] base::Result<Withdrawal> read_withdrawal(const Request& request);

/// The answer to a trial: `{"preview": …}`.
[[nodiscard]] base::Result<Response> reply_trial(const base::Result<std::optional<app::Preview>>& preview);

}  // namespace spotme::http
