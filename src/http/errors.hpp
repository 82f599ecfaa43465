#pragma once

#include "base/error.hpp"
#include "base/messages.hpp"
#include "http/server.hpp"

#include <exception>
#include <string>

/// The one map from refusals and breakdowns to HTTP.
namespace spotme::http {

[[nodiscard]] int status_of(base::Code code);

/// `{"error": {"code", "field"?, "message": {"ms", "en"}, "request_id"}}` with the status of the code; `Retry-After`
/// where the refusal says how many `seconds`.
[[nodiscard]] Response refuse(const base::Messages& messages, const base::Error& error, const std::string& request_id);

/// A breakdown: 503 with `Retry-After` when the database could not take it, else 500 with nothing of the cause in it.
/// Logs it.
[[nodiscard]] Response break_down(const base::Messages& messages, const std::exception_ptr& failure,
                                  const std::string& request_id);

}  // namespace spotme::http
