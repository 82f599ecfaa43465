#pragma once

#include "http/routes.hpp"

/// The handlers of the audit trail, of holds, and of what is kept how long.
namespace spotme::http {

[[nodiscard]] base::Result<Response> list_audit(const Call& call);
[[nodiscard]] base::Result<Response> list_audit_actions(const Call& call);
[[nodiscard]] base::Result<Response> export_audit(const Call& call);
[[nodiscard]] base::Result<Response> list_audit_exports(const Call& call);
[[nodiscard]] base::Result<Response> show_audit_certificate(const Call& call);

[[nodiscard]] base::Result<Response> list_holds(const Call& call);
[[nodiscard]] base::Result<Response> post_hold(const Call& call);
[[nodiscard]] base::Result<Response> post_hold_ending(const Call& call);

[[nodiscard]] base::Result<Response> list_retention(const Call& call);
[[nodiscard]] base::Result<Response> put_retention(const Call& call);
[[nodiscard]] base::Result<Response> show_disposal_list(const Call& call);
[[nodiscard]] base::Result<Response> list_disposals(const Call& call);
[[nodiscard]] base::Result<Response> post_disposal(const Call& call);
[[nodiscard]] base::Result<Response> post_disposal_confirmation(const Call& call);
[[nodiscard]] base::Result<Response> post_disposal_withdrawal(const Call& call);

}  // namespace spotme::http
