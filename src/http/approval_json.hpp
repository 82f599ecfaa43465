#pragma once

#include "app/approval.hpp"
#include "base/messages.hpp"

#include <boost/json/object.hpp>

namespace spotme::http {

/// A case as lists show it.
[[nodiscard]] boost::json::object to_json(const app::InboxEntry& entry);
/// With its time line and the person beside it.
[[nodiscard]] boost::json::object to_json(const app::ApprovalDetail& detail);
[[nodiscard]] boost::json::object to_json(const app::DecisionOutcome& outcome, const base::Messages& messages);
[[nodiscard]] boost::json::object to_json(const store::Approval& approval);

}  // namespace spotme::http
